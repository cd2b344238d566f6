import { createLocalCloud, type LocalCloud, type LocalCloudOptions } from '@irori/local';
import { onTestFinished } from 'vitest';
import { QarnotTestClient } from './client.ts';

/** A local cloud and a client that talks to its Qarnot. */
export interface TestCloud {
  readonly cloud: LocalCloud;
  readonly qarnot: QarnotTestClient;
}

/** Starts a local cloud with temporary data; the caller closes it. */
export async function startCloud(options: LocalCloudOptions = {}): Promise<TestCloud> {
  const cloud = await createLocalCloud({ gpus: [], ...options });
  return { cloud, qarnot: new QarnotTestClient(cloud.qarnot) };
}

/** Starts a local cloud that is closed when the test has finished. */
export async function openCloud(options: LocalCloudOptions = {}): Promise<TestCloud> {
  const started = await startCloud(options);
  onTestFinished(() => started.cloud.close());
  return started;
}

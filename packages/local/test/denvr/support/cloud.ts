import { createLocalCloud, type LocalCloud, type LocalCloudOptions } from '@irori/local';
import { onTestFinished } from 'vitest';
import { DenvrTestClient } from './client.ts';

/** A local cloud and a client that talks to its Denvr. */
export interface TestCloud {
  readonly cloud: LocalCloud;
  readonly denvr: DenvrTestClient;
}

const quick = { 'denvr.stepMs': '5', 'denvr.restartDelayMs': '20', 'denvr.stopGraceSeconds': '1' };

/** Starts a local cloud with temporary data and quick machines; the caller closes it. */
export async function startCloud(options: LocalCloudOptions = {}): Promise<TestCloud> {
  const cloud = await createLocalCloud({
    gpus: [],
    logger: { debug() {}, info() {}, warn: console.warn, error: console.error },
    ...options,
    set: { ...quick, ...options.set },
  });
  return { cloud, denvr: new DenvrTestClient(cloud.denvr) };
}

/** Starts a local cloud that is closed when the test has finished. */
export async function openCloud(options: LocalCloudOptions = {}): Promise<TestCloud> {
  const started = await startCloud(options);
  onTestFinished(() => started.cloud.close());
  return started;
}

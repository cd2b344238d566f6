import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Qarnot } from '@irori/qarnot';
import { startCloud } from './cloud.mjs';

/**
 * A local cloud as a user starts it, with a bucket in its storage, and a folder for files. The AWS SDK
 * is loaded by then, so that no figure pays for that.
 */
export async function startStorage(args = []) {
  const cloud = await startCloud(args);
  const folder = mkdtempSync(join(tmpdir(), 'irori-bench-'));
  const { buckets } = new Qarnot(cloud.qarnot);
  const bucket = 'bench';
  await buckets.create(bucket);
  return {
    cloud,
    folder,
    buckets,
    bucket,
    port: Number(new URL(cloud.qarnot.storageUrl).port),
    async stop() {
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

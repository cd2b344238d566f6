import { randomBytes, randomFillSync } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
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

/** A folder of files of 4 kB, no two alike: what is alike would be copied instead of sent. */
export function makeSmallFiles(folder, count) {
  mkdirSync(folder);
  return Array.from({ length: count }, (_, index) => {
    const name = `file-${String(index).padStart(5, '0')}`;
    writeFileSync(join(folder, name), randomBytes(4000));
    return name;
  });
}

const mebibyte = 1024 * 1024;

/** A file of so many MiB, no two of them alike. */
export async function makeLargeFile(path, mebibytes) {
  function* pieces() {
    for (let left = mebibytes; left > 0; left -= 1) yield randomFillSync(Buffer.alloc(mebibyte));
  }
  await pipeline(pieces, createWriteStream(path));
}

import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';
import { makeLargeFile, startStorage } from '../lib/storage.mjs';

const run = promisify(execFile);
const mebibyte = 1024 * 1024;
/** In MB: Node with the AWS SDK loaded, the four parts of 8 MiB in flight, and as much again. */
const mostMemory = 200;

async function transfer(argument) {
  const { stdout } = await run(process.execPath, [
    program('transfer.mjs'),
    JSON.stringify(argument),
  ]);
  return JSON.parse(stdout);
}

async function compare(storage, direction, { source, mebibytes, rounds }) {
  const { buckets, bucket, cloud, folder } = storage;
  const peaks = { floor: [], ours: [] };
  const speed = (name, how) => async () => {
    const key = direction === 'up' ? name : 'source';
    const file = direction === 'up' ? source : join(folder, name);
    const method = direction === 'up' ? 'PUT' : 'GET';
    const url = await buckets.presign(bucket, key, { method });
    const { took, peak } = await transfer({ how, file, url, qarnot: cloud.qarnot, bucket, key });
    peaks[name].push(peak);
    if (direction === 'up') await buckets.remove(bucket, key);
    else rmSync(file);
    return (mebibytes * mebibyte) / 1e3 / took;
  };
  const { floor, ours } = await alternate(
    {
      floor: speed('floor', `fetch-${direction}`),
      ours: speed('ours', `sdk-${direction}`),
    },
    { rounds },
  );
  return [
    {
      figure: `${mebibytes} MiB ${direction}, against a bare fetch stream`,
      unit: 'MB/s',
      floor: median(floor),
      ours: median(ours),
      target: { ratioAtLeast: 0.7 },
    },
    {
      figure: 'the same, peak memory of the client',
      unit: 'MB',
      floor: Math.max(...peaks.floor),
      ours: Math.max(...peaks.ours),
      target: { oursAtMost: mostMemory },
    },
  ];
}

/** A large file to the storage and back, through the SDK with its own settings. */
export async function measure({ quick }) {
  const storage = await startStorage();
  const { buckets, bucket, folder } = storage;
  const mebibytes = quick ? 64 : 512;
  const source = join(folder, 'source');
  try {
    await makeLargeFile(source, mebibytes);
    await buckets.upload(bucket, 'small', 'small');
    await buckets.upload(bucket, 'source', { file: source });
    const asked = { source, mebibytes, rounds: quick ? 1 : 5 };
    return [...(await compare(storage, 'up', asked)), ...(await compare(storage, 'down', asked))];
  } finally {
    await storage.stop();
  }
}

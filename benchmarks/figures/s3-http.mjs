import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load, requestBytes } from '../lib/load.mjs';
import { memoryOf, program, startServer } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';
import { startStorage } from '../lib/storage.mjs';

const run = promisify(execFile);

/** Every request is signed and the signature is checked; objects are put under 64 keys in turn. */
async function small(storage, { method, ratioAtLeast, requests, rounds }) {
  const { folder, buckets, bucket, port } = storage;
  const body = 'x'.repeat(1000);
  const answer = join(folder, 'answer');
  writeFileSync(answer, method === 'GET' ? body : '');
  await buckets.upload(bucket, 'one', body);
  const keys = Array.from({ length: 64 }, (_, index) => (method === 'GET' ? 'one' : `k-${index}`));
  const request = [];
  for (const key of keys) {
    const url = await buckets.presign(bucket, key, { method });
    request.push(requestBytes({ method, url, ...(method === 'PUT' && { body }) }));
  }
  const bare = await startServer('answer-server.mjs', [answer]);
  const asked = { request, requests, warmUp: Math.ceil(requests / 4) };
  try {
    const { floor, ours } = await alternate(
      {
        floor: () => load({ ...asked, port: bare.port }),
        ours: () => load({ ...asked, port }),
      },
      { rounds, warmUp: 0 },
    );
    return {
      figure: `local S3, ${method} of 1 kB, against bare node:http with the same bytes`,
      unit: 'requests/s',
      floor: median(floor),
      ours: median(ours),
      target: { ratioAtLeast },
    };
  } finally {
    await bare.stop();
  }
}

async function stream(storage, bare, { method, bytes, rounds }) {
  const { buckets, bucket } = storage;
  const speed = async (url) => {
    const argument = JSON.stringify({ method, url, bytes });
    const { stdout } = await run(process.execPath, [program('stream.mjs'), argument]);
    return bytes / 1e3 / Number(stdout);
  };
  const url = await buckets.presign(bucket, 'stream', { method });
  const { floor, ours } = await alternate(
    { floor: () => speed(`http://127.0.0.1:${bare.port}/stream`), ours: () => speed(url) },
    { rounds },
  );
  const what = method === 'PUT' ? 'to the disk' : 'from the disk';
  return {
    figure: `local S3, ${method} of ${bytes / 1e6} MB as a stream, against bare node:http ${what}`,
    unit: 'MB/s',
    floor: median(floor),
    ours: median(ours),
    target: { ratioAtLeast: 0.5 },
  };
}

/** The speed of the local S3 storage: small objects with 16 in flight, and one large stream. */
export async function measure({ quick }) {
  const storage = await startStorage();
  const bare = await startServer('file-server.mjs', [storage.folder]);
  const bytes = quick ? 20e6 : 100e6;
  try {
    const rounds = quick ? 2 : 7;
    const streams = [];
    for (const method of ['PUT', 'GET']) {
      streams.push(await stream(storage, bare, { method, bytes, rounds }));
    }
    const peak = memoryOf(storage.cloud.pid, 'VmHWM');
    const many = { ratioAtLeast: 0.15, rounds: quick ? 2 : 5, requests: quick ? 500 : 4000 };
    return [
      await small(storage, { method: 'PUT', ...many }),
      await small(storage, { method: 'GET', ...many }),
      ...streams,
      {
        figure: 'the same streams, peak memory of the local cloud',
        unit: 'MB',
        ours: peak,
        target: { oursAtMost: 180 },
      },
    ];
  } finally {
    await bare.stop();
    await storage.stop();
  }
}

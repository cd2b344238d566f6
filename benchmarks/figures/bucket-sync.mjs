import diagnostics from 'node:diagnostics_channel';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { alternate, median } from '../lib/statistics.mjs';
import { makeSmallFiles, startStorage } from '../lib/storage.mjs';

/** As many as sync has by itself. */
const concurrency = 16;

function put(agent, url, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': body.length };
    const call = request(url, { agent, method: 'PUT', headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Reads each file and puts it under a link that was signed before, as many at once as sync. */
async function bareLoop(files, folder, links) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const begin = performance.now();
  let at = 0;
  const work = async () => {
    for (let index = at++; index < files.length; index = at++) {
      await put(agent, links[index], await readFile(join(folder, files[index])));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const took = performance.now() - begin;
  agent.destroy();
  return took;
}

/** Requests that this process sends while `fn` runs, and what that takes. */
async function counted(fn) {
  let requests = 0;
  const count = () => {
    requests += 1;
  };
  diagnostics.subscribe('http.client.request.start', count);
  const begin = performance.now();
  try {
    await fn();
  } finally {
    diagnostics.unsubscribe('http.client.request.start', count);
  }
  return { requests, took: performance.now() - begin };
}

/**
 * `buckets.syncTo` of 1,000 files of 4 kB into an empty bucket, against a bare loop of PUTs; then once
 * more, when there is nothing to do. Each round has a bucket and a memory of its own.
 */
export async function measure({ quick }) {
  const storage = await startStorage();
  const { buckets, folder } = storage;
  const count = quick ? 100 : 1000;
  const source = join(folder, 'source');
  const files = makeSmallFiles(source, count);
  const most = { sync: 0, again: 0 };
  const times = { again: [] };
  let round = 0;
  const newBucket = async () => {
    round += 1;
    await buckets.create(`round-${round}`);
    return `round-${round}`;
  };
  const floor = async () => {
    const bucket = await newBucket();
    const links = [];
    for (const name of files) links.push(await buckets.presign(bucket, name, { method: 'PUT' }));
    return bareLoop(files, source, links);
  };
  const ours = async () => {
    const bucket = await newBucket();
    const options = { stateDir: mkdtempSync(join(folder, 'state-')), concurrency };
    const first = await counted(() => buckets.syncTo(bucket, source, options));
    const again = await counted(() => buckets.syncTo(bucket, source, options));
    most.sync = Math.max(most.sync, first.requests);
    most.again = Math.max(most.again, again.requests);
    times.again.push(again.took);
    return first.took;
  };
  try {
    const result = await alternate({ floor, ours }, { rounds: quick ? 2 : 7 });
    const what = `${count.toLocaleString('en')} files of 4 kB`;
    return [
      {
        figure: `sync up ${what}, against a bare loop of PUTs`,
        unit: 'ms',
        floor: median(result.floor),
        ours: median(result.ours),
        target: { ratioAtMost: 1.5 },
      },
      {
        figure: 'the same, requests',
        unit: 'requests',
        floor: count,
        ours: most.sync,
        target: { oursAtMost: count + 2 },
      },
      {
        figure: 'sync again, nothing to do',
        unit: 'ms',
        ours: median(times.again),
        target: null,
      },
      {
        figure: 'the same, requests',
        unit: 'requests',
        ours: most.again,
        target: { oursAtMost: Math.max(2, (2 * count) / 1000) },
      },
    ];
  } finally {
    await storage.stop();
  }
}

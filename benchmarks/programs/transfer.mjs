/**
 * Moves one file to or from the storage, prints the milliseconds and the peak memory of this process as
 * JSON. Takes a JSON argument { how, file, url, qarnot, bucket, key }; `how` is one of `sdk-up`,
 * `sdk-down`, `fetch-up`, `fetch-down`.
 */
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Qarnot } from '@irori/qarnot';
import { memoryOf } from '../lib/processes.mjs';

const { how, file, url, qarnot, bucket, key } = JSON.parse(process.argv[2]);
const { buckets } = new Qarnot(qarnot);

function check(response) {
  if (!response.ok) throw new Error(`The answer is ${response.status}.`);
  return response;
}

const ways = {
  'sdk-up': () => buckets.upload(bucket, key, { file }, { resume: false }),
  'sdk-down': () => buckets.download(bucket, key, { to: file }),
  'fetch-up': async () => {
    const body = Readable.toWeb(createReadStream(file));
    const headers = { 'content-length': String(statSync(file).size) };
    check(await fetch(url, { method: 'PUT', body, headers, duplex: 'half' }));
  },
  'fetch-down': async () => {
    const { body } = check(await fetch(url));
    await pipeline(Readable.fromWeb(body), createWriteStream(file));
  },
};

// Neither side pays for loading the AWS SDK or for the first use of `fetch`.
await buckets.head(bucket, 'small');
check(await fetch(await buckets.presign(bucket, 'small')));
const begin = performance.now();
await ways[how]();
const took = performance.now() - begin;
console.log(JSON.stringify({ took, peak: memoryOf(process.pid, 'VmHWM') }));

// Writes to buckets without end, to be killed by the tests: tells on stdout what it begins and what
// was answered, a line of JSON each. Uses the built package.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openObjectStore } from '../../dist/s3/store/open.js';
import { s3Schema } from '../../dist/s3/store/schema.js';
import { openStore } from '../../dist/store/open.js';

const MIB = 1024 * 1024;
const base = openStore(process.argv[2], { modules: [s3Schema] });
const store = openObjectStore({ dataDir: base.dataDir, database: base.database, clock: Date });
const plain = { contentType: null, headers: {}, metadata: {} };
store.createBucket('box');

const say = (value) => writeSync(1, `${JSON.stringify(value)}\n`);
const md5 = (...pieces) => {
  const hash = createHash('md5');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

async function* slowly(bytes) {
  for (let from = 0; from < bytes.length; from += 65_536) {
    yield bytes.subarray(from, from + 65_536);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function step(key, will) {
  const kind = randomInt(10);
  if (kind === 0) {
    will(null);
    store.delete('box', key);
  } else if (kind === 1) {
    const [first, last] = [randomBytes(5 * MIB), randomBytes(1000)];
    will(md5(first, last));
    const upload = store.createUpload('box', key, plain);
    const parts = [
      await store.putPart(upload, 1, slowly(first)),
      await store.putPart(upload, 2, last),
    ];
    await store.completeUpload(upload, parts);
  } else if (kind === 2) {
    const from = await store.put('box', `${key}-source`, randomBytes(40_000), plain);
    will(from.etag);
    await store.copy(from, 'box', key);
  } else {
    const bytes = randomBytes(kind < 6 ? 1000 : randomInt(40_000, 2 * MIB));
    will(md5(bytes));
    await store.put('box', key, slowly(bytes), plain);
  }
}

async function write(keys) {
  for (;;) {
    const key = keys[randomInt(keys.length)];
    let md5 = null;
    await step(key, (sum) => {
      md5 = sum;
      say({ begins: key, md5 });
    });
    say({ answered: key, md5 });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

await Promise.all([write(['a', 'b', 'c']), write(['d', 'e', 'f'])]);

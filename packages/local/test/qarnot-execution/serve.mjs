// A local cloud in a process of its own, for tests that kill it: `node serve.mjs DIRECTORY`. Says
// where it is in a line of JSON, and closes when its input ends.
import { createLocalCloud } from '../../dist/index.js';

const cloud = await createLocalCloud({ dataDir: process.argv[2], gpus: [], slots: 4 });
console.log(JSON.stringify(cloud.qarnot));
process.stdin.on('end', () => void cloud.close()).resume();
await cloud.closed;
process.exit();

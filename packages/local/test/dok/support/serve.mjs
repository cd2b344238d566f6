import { createLocalCloud } from '../../../dist/index.js';

// A local cloud in a process of its own, for tests that kill it: `node serve.mjs DIRECTORY`.
const [dataDir] = process.argv.slice(2);
const cloud = await createLocalCloud({ dataDir, gpus: [] });
process.send({ dok: cloud.dok });
process.on('SIGTERM', () => void cloud.close());
await cloud.closed;
process.disconnect();

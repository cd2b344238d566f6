import { createLocalCloud } from '../../../dist/index.js';

// A local cloud in a process of its own, for tests that kill it: `node serve.mjs DIRECTORY`.
const [dataDir] = process.argv.slice(2);
const set = { 'denvr.stepMs': '20', 'denvr.restartDelayMs': '20', 'denvr.stopGraceSeconds': '1' };
const cloud = await createLocalCloud({ dataDir, gpus: [], set });
process.send({ denvr: cloud.denvr });
process.on('SIGTERM', () => void cloud.close());
await cloud.closed;
process.disconnect();

import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { startCloud, submit } from '../lib/cloud.mjs';
import { end, firstLine, memoryOf } from '../lib/processes.mjs';

const bareServer =
  "const s = require('node:http').createServer((_, r) => r.end()); s.listen(0, () => console.log(1))";

/** What the local cloud holds in memory when it has worked a little and then does nothing. */
export async function measure({ quick }) {
  const bare = spawn(process.execPath, ['-e', bareServer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const cloud = await startCloud();
  try {
    await firstLine(bare);
    const task = await submit(cloud, ['true']);
    await task.wait();
    for (let asked = 0; asked < 200; asked += 1) await cloud.client.tasks();
    await pause(quick ? 500 : 5000);
    return [
      {
        figure: 'local cloud, idle memory, against a bare node:http server',
        unit: 'MB',
        floor: memoryOf(bare.pid),
        ours: memoryOf(cloud.pid),
        target: { oursAtMost: 120 },
      },
    ];
  } finally {
    await end(bare);
    await cloud.stop();
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { runAll, startCloud, submit } from '../lib/cloud.mjs';
import { image, startEngine } from '../lib/containers.mjs';
import { memoryOf } from '../lib/processes.mjs';
import { median } from '../lib/statistics.mjs';

/** Resident memory while nothing changes. */
async function settled(pid, quick) {
  const found = [];
  for (let look = 0; look < (quick ? 4 : 20); look += 1) {
    await pause(250);
    found.push(memoryOf(pid));
  }
  return median(found);
}

async function allRun({ client }, count) {
  for (;;) {
    const { meta } = await client.tasks({ status: ['running'], pageSize: 1 });
    if (meta.count === count) return;
    await pause(100);
  }
}

/** What one running container more costs the local cloud in memory; what its engine needs is not in it. */
export async function measure({ quick }) {
  const engine = await startEngine('container-memory');
  if (engine === undefined) return [];
  const count = quick ? 5 : 20;
  try {
    const cloud = await startCloud(['--slots', String(count), ...engine.flags]);
    try {
      // What is loaded with the first containers is no cost of the later ones.
      await runAll(cloud, count * 2, image);
      const idle = await settled(cloud.pid, quick);
      for (let made = 0; made < count; made += 1) {
        await submit(cloud, ['sleep', '3600'], 'bench', image);
      }
      await allRun(cloud, count);
      const busy = await settled(cloud.pid, quick);
      return [
        {
          figure: `local cloud, memory for each of ${count} running containers`,
          unit: 'MB',
          ours: Math.max(0, busy - idle) / count,
          target: { oursAtMost: 1 },
        },
      ];
    } finally {
      await cloud.stop();
    }
  } finally {
    await engine.stop();
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { runAll, startCloud } from '../lib/cloud.mjs';
import { alternate, median } from '../lib/statistics.mjs';

async function spawnLoop(jobs, slots) {
  let left = jobs;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: slots }, async () => {
      while (left > 0) {
        left -= 1;
        await once(spawn('true', { stdio: 'ignore' }), 'close');
      }
    }),
  );
  return jobs / ((performance.now() - begin) / 1000);
}

/** How many jobs that do nothing the local cloud runs in a second, accepted, logged and recorded. */
export async function measure({ quick }) {
  const jobs = quick ? 100 : 500;
  const slots = availableParallelism();
  const cloud = await startCloud(['--slots', String(slots)]);
  try {
    const { floor, ours } = await alternate(
      { floor: () => spawnLoop(jobs, slots), ours: () => runAll(cloud, jobs) },
      { rounds: quick ? 1 : 3 },
    );
    return [
      {
        figure: `${jobs} jobs that run true, ${slots} slots, against a bare spawn loop`,
        unit: 'jobs/s',
        floor: median(floor),
        ours: median(ours),
        target: { ratioAtLeast: 0.25 },
      },
    ];
  } finally {
    await cloud.stop();
  }
}

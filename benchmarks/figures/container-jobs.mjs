import { availableParallelism } from 'node:os';
import { runAll, startCloud } from '../lib/cloud.mjs';
import { image, startEngine } from '../lib/containers.mjs';
import { timed } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

const dockerRun = ['run', '--rm', '--network=none', image, 'true'];

async function dockerLoop(env, jobs, slots) {
  let left = jobs;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: slots }, async () => {
      while (left > 0) {
        left -= 1;
        await timed('docker', dockerRun, { env });
      }
    }),
  );
  return jobs / ((performance.now() - begin) / 1000);
}

/** How many containers that do nothing the local cloud runs in a second. */
export async function measure({ quick }) {
  const engine = await startEngine('container-jobs');
  if (engine === undefined) return [];
  const jobs = quick ? 10 : 100;
  const slots = availableParallelism();
  try {
    const cloud = await startCloud(['--slots', String(slots), ...engine.flags]);
    try {
      await dockerLoop(engine.env, slots, slots);
      await runAll(cloud, slots, image);
      const { floor, ours } = await alternate(
        {
          floor: () => dockerLoop(engine.env, jobs, slots),
          ours: () => runAll(cloud, jobs, image),
        },
        { rounds: quick ? 1 : 3, warmUp: 0 },
      );
      return [
        {
          figure: `${jobs} jobs that run true in containers, ${slots} slots, against a loop of docker run`,
          unit: 'jobs/s',
          floor: median(floor),
          ours: median(ours),
          target: { ratioAtLeast: 0.8 },
        },
      ];
    } finally {
      await cloud.stop();
    }
  } finally {
    await engine.stop();
  }
}

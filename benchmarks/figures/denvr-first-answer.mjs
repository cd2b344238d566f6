import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startCloud } from '../lib/cloud.mjs';
import { program, timed } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

const run = promisify(execFile);

/** A new client to its first answer, login included, against two bare fetches. */
export async function measure({ quick }) {
  const cloud = await startCloud();
  const words = (how) => [program('denvr-first.mjs'), how, JSON.stringify(cloud.denvr)];
  const later = async (how) =>
    Number((await run(process.execPath, [...words(how), quick ? '60' : '300'])).stdout);
  try {
    const whole = await alternate(
      {
        floor: () => timed(process.execPath, words('bare')),
        ours: () => timed(process.execPath, words('sdk')),
      },
      { rounds: quick ? 7 : 31 },
    );
    const warm = await alternate(
      { floor: () => later('bare'), ours: () => later('sdk') },
      { rounds: quick ? 3 : 7 },
    );
    const row = (how, { floor, ours }) => ({
      figure: `client('clusters') to first answer, ${how}, against two fetches`,
      unit: 'ms',
      floor: median(floor),
      ours: median(ours),
      target: { ratioAtMost: 1.5 },
    });
    return [row('whole program', whole), row('in a running program', warm)];
  } finally {
    await cloud.stop();
  }
}

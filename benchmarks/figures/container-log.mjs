import { execFileSync } from 'node:child_process';
import { startCloud } from '../lib/cloud.mjs';
import { image, startEngine } from '../lib/containers.mjs';
import { delays, irori } from '../lib/processes.mjs';
import { alternate, median, quantile } from '../lib/statistics.mjs';

/** How far the log of a container lags behind: `irori run` attached, against `docker logs -f`. */
export async function measure({ quick }) {
  const engine = await startEngine('container-log');
  if (engine === undefined) return [];
  const lines = quick ? 100 : 1000;
  // Who follows is there before the first line.
  const words = ['sh', '-c', `sleep 2; exec ${process.execPath} /ticker.mjs ${lines} 10`];
  const { env } = engine;
  const check = (found) => {
    if (found.length !== lines) throw new Error(`${found.length} of ${lines} lines arrived`);
    return quantile(found, 0.99);
  };
  const throughDocker = async () => {
    const run = ['run', '-d', '--network=none', image, ...words];
    const id = execFileSync('docker', run, { env, encoding: 'utf8' }).trim();
    const found = await delays('docker', ['logs', '-f', id], { env });
    execFileSync('docker', ['rm', '-f', id], { env, stdio: 'ignore' });
    return check(found);
  };
  try {
    const cloud = await startCloud(engine.flags);
    try {
      const options = { env: cloud.env, cwd: cloud.home };
      const run = [irori, 'run', '--image', image, '--', ...words];
      const { floor, ours } = await alternate(
        {
          floor: throughDocker,
          ours: async () => check(await delays(process.execPath, run, options)),
        },
        { rounds: quick ? 1 : 3, warmUp: 0 },
      );
      return [
        {
          figure: 'log of a container, program to terminal, p99, against docker logs -f',
          unit: 'ms',
          floor: median(floor),
          ours: median(ours),
          target: { ratioAtMost: 1.5 },
        },
      ];
    } finally {
      await cloud.stop();
    }
  } finally {
    await engine.stop();
  }
}

import { startCloud } from '../lib/cloud.mjs';
import { delays, irori, program } from '../lib/processes.mjs';
import { quantile } from '../lib/statistics.mjs';

/** How far a log lags behind: `irori run` attached, against the same program through a pipe. */
export async function measure({ quick }) {
  const lines = quick ? 100 : 1000;
  const words = [process.execPath, program('ticker.mjs'), String(lines), '10'];
  const cloud = await startCloud();
  try {
    const floor = await delays(words[0], words.slice(1));
    const ours = await delays(process.execPath, [irori, 'run', '--', ...words], {
      env: cloud.env,
      cwd: cloud.home,
    });
    if (ours.length !== lines) throw new Error(`${ours.length} of ${lines} lines arrived`);
    const row = (share, name, oursAtMost) => ({
      figure: `log follow, program to terminal, ${name}, against a pipe`,
      unit: 'ms',
      floor: quantile(floor, share),
      ours: quantile(ours, share),
      target: { oursAtMost },
    });
    return [row(0.5, 'p50', 20), row(0.99, 'p99', 100)];
  } finally {
    await cloud.stop();
  }
}

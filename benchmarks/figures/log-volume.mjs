import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startCloud } from '../lib/cloud.mjs';
import { irori, memoryOf } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

/** Reads all that a command prints; the time from its first byte to its end, and its peak memory. */
async function drain(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  child.stderr.resume();
  let bytes = 0;
  let first = 0;
  let last = 0;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid, 'VmHWM') || 0);
  }, 20);
  child.stdout.on('data', (chunk) => {
    last = performance.now();
    if (bytes === 0) first = last;
    bytes += chunk.length;
  });
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return { bytes, ms: last - first, peak };
}

/** 600,000 lines of 25 bytes, printed as fast as the program can and followed from the first on. */
export async function measure({ quick }) {
  const lines = quick ? 100_000 : 600_000;
  const generate = `seq -f '%024.0f' ${lines}`;
  const cloud = await startCloud();
  const peaks = { command: 0, cloud: 0 };
  const through = async (command, args, options) => {
    const { bytes, ms, peak } = await drain(command, args, options);
    if (bytes !== lines * 25) throw new Error(`${bytes} bytes of ${lines * 25} arrived`);
    if (command === process.execPath) peaks.command = Math.max(peaks.command, peak);
    return ms;
  };
  try {
    const { floor, ours } = await alternate(
      {
        floor: () => through('sh', ['-c', `${generate} | cat`]),
        ours: () =>
          through(process.execPath, [irori, 'run', '--', 'sh', '-c', generate], {
            env: cloud.env,
            cwd: cloud.home,
          }),
      },
      { rounds: quick ? 1 : 5 },
    );
    peaks.cloud = memoryOf(cloud.pid, 'VmHWM');
    const volume = `${lines.toLocaleString('en')} lines (${(lines * 25) / 1e6} MB)`;
    return [
      {
        figure: `${volume} followed whole, against cat through a pipe`,
        unit: 'ms',
        floor: median(floor),
        ours: median(ours),
        target: { ratioAtMost: 5 },
      },
      {
        figure: 'the same, peak memory of the command',
        unit: 'MB',
        ours: peaks.command,
        target: { oursAtMost: 150 },
      },
      {
        figure: 'the same, peak memory of the local cloud',
        unit: 'MB',
        ours: peaks.cloud,
        target: { oursAtMost: 200 },
      },
    ];
  } finally {
    await cloud.stop();
  }
}

import { irori, timed } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

/** How long a person waits for `irori --help`, against a Node that does nothing. */
export async function measure({ quick }) {
  const { floor, ours } = await alternate(
    {
      floor: () => timed(process.execPath, ['-e', '0']),
      ours: () => timed(process.execPath, [irori, '--help']),
    },
    { rounds: quick ? 5 : 25 },
  );
  return [
    {
      figure: 'irori --help, against node -e 0',
      unit: 'ms',
      floor: median(floor),
      ours: median(ours),
      target: { ratioAtMost: 2.0 },
    },
  ];
}

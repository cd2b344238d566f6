import { program, timed } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

/** What importing the SDK costs a program: its whole life, against one that imports nothing. */
export async function measure({ quick }) {
  const importing = (specifier) => timed(process.execPath, [program('import.mjs'), specifier]);
  const { floor, ours } = await alternate(
    { floor: () => importing('./empty.mjs'), ours: () => importing('@irori/denvr') },
    { rounds: quick ? 7 : 31 },
  );
  return [
    {
      figure: 'import of @irori/denvr, against an empty module',
      unit: 'ms',
      floor: median(floor),
      ours: median(ours),
      target: { ratioAtMost: 1.3 },
    },
  ];
}

/**
 * How a time limit may be written: a number of seconds (`90`), or amounts with units from large
 * to small (`2h`, `1h30m`, `1.5h`, `90s`, `1d12h`). Zero is no time limit and is refused.
 */
export const DURATION_PATTERN: string =
  '^(?=.*[1-9])(?:\\d+(?:\\.\\d+)?|(?:\\d+(?:\\.\\d+)?d)?(?:\\d+(?:\\.\\d+)?h)?(?:\\d+(?:\\.\\d+)?m)?(?:\\d+(?:\\.\\d+)?s)?)$';

const pattern = new RegExp(DURATION_PATTERN);
const amount = /(\d+(?:\.\d+)?)([dhms]?)/g;
const secondsIn: Record<string, number> = { d: 86_400, h: 3600, m: 60, s: 1, '': 1 };

/**
 * Reads a duration such as `2h`, `1h30m`, `90s` or `90` (seconds).
 *
 * @returns whole seconds, rounded up, or `undefined` when the text is no duration
 */
export function parseDuration(text: string): number | undefined {
  if (!pattern.test(text)) return undefined;
  let seconds = 0;
  for (const [, digits = '0', unit = ''] of text.matchAll(amount)) {
    seconds += Number(digits) * (secondsIn[unit] ?? 1);
  }
  // 1.1 * 60 is 66.00000000000001: rounding up must not turn that into 67.
  return Math.ceil(Number(seconds.toFixed(6)));
}

/** Writes seconds the way a job file would: `5400` becomes `1h30m`. */
export function formatDuration(seconds: number): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const size = secondsIn[unit] ?? 1;
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return parts.join('') || '0s';
}

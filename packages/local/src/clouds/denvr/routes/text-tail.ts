import type { DenvrOptions } from '../options.ts';

/** The lines of a text that `Limit` keeps; a limit of 0 keeps none. */
export function limited(
  text: string,
  limit: number,
  { logLimit }: Pick<DenvrOptions, 'logLimit'>,
): string {
  const endsLine = text.endsWith('\n');
  const lines = (endsLine ? text.slice(0, -1) : text).split('\n');
  if (text === '' || lines.length <= limit) return text;
  const kept = logLimit === 'head' ? lines.slice(0, limit) : lines.slice(lines.length - limit);
  const isLastKept = limit > 0 && logLimit === 'tail';
  return kept.join('\n') + (limit > 0 && (endsLine || !isLastKept) ? '\n' : '');
}

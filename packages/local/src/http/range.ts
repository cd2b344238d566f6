/** The part of a file that a Range header asks for; both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Understands a Range header (RFC 9110 §14.2) for a file of `size` bytes.
 *
 * @returns the range; `whole` when there is none, several, or one that makes no sense; or
 * `unsatisfiable` when it lies behind the end.
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null) return 'whole';
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/** Instance ids of `0-2,5,7-9`, ascending, each once; undefined for anything else. Both ends count. */
export function parseRanges(text: string): number[] | undefined {
  const found = new Set<number>();
  for (const piece of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?$/.exec(piece) ?? [];
    if (first === undefined || last === undefined || Number(last) < Number(first)) return undefined;
    if (Number(last) - Number(first) + found.size >= MOST_INSTANCES) return undefined;
    for (let id = Number(first); id <= Number(last); id += 1) found.add(id);
  }
  return [...found].sort((a, b) => a - b);
}

/** More than this no local machine runs; a range that is larger is taken for a mistake. */
const MOST_INSTANCES = 100_000;

/** The shortest text for ascending instance ids; empty for none. */
export function formatRanges(ids: readonly number[]): string {
  const pieces: string[] = [];
  for (let from = 0; from < ids.length; ) {
    let to = from;
    while (to + 1 < ids.length && ids[to + 1] === (ids[to] ?? 0) + 1) to += 1;
    pieces.push(from === to ? `${ids[from]}` : `${ids[from]}-${ids[to]}`);
    from = to + 1;
  }
  return pieces.join(',');
}

import { InputError } from '@irori/core';

/** Instances that follow one another, both ends included. */
export interface InstanceRange {
  /** The first instance, counted from 0. */
  first: number;
  /** The last instance; the same as `first` for a single one. */
  last: number;
}

const SPAN = /^(\d+)(?:-(\d+))?$/;

function bad(text: string): InputError {
  return new InputError(text, {
    field: 'advancedRanges',
    hint: 'Write numbers from 0 and ranges with both ends, such as 0-2,4-5,17.',
  });
}

function toRange(item: number | InstanceRange): InstanceRange {
  const range = typeof item === 'number' ? { first: item, last: item } : item;
  const { first, last } = range;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || first < 0 || last < first) {
    throw bad(`${first}-${last} is not a range of instances.`);
  }
  return range;
}

/** The same instances as few ranges in rising order. */
function merged(ranges: readonly InstanceRange[]): InstanceRange[] {
  const result: InstanceRange[] = [];
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    const previous = result.at(-1);
    if (previous !== undefined && first <= previous.last + 1) {
      previous.last = Math.max(previous.last, last);
    } else {
      result.push({ first, last });
    }
  }
  return result;
}

/**
 * Reads the ranges of `advancedRanges` and of a task's `succeededRange` and its like. Both ends are
 * included. Ranges that touch or overlap are joined; empty text is no instance at all.
 *
 * @throws InputError for text that is not such a list.
 * @example
 * ```ts
 * parseRanges('0-2,4-5,17'); // [{ first: 0, last: 2 }, { first: 4, last: 5 }, { first: 17, last: 17 }]
 * ```
 */
export function parseRanges(text: string): InstanceRange[] {
  if (typeof text !== 'string') throw bad(`Ranges are text, not ${typeof text}.`);
  if (text.trim() === '') return [];
  const ranges = text.split(',').map((part) => {
    const match = SPAN.exec(part.trim());
    if (match === null) throw bad(`"${part.trim()}" in "${text}" is not a range of instances.`);
    const first = Number(match[1]);
    return toRange({ first, last: Number(match[2] ?? first) });
  });
  return merged(ranges);
}

/**
 * Writes instances as Qarnot does, as short as possible and in rising order.
 *
 * @param instances - Numbers, ranges or both; what is named twice counts once.
 * @throws InputError for what is not an instance or a range.
 * @example
 * ```ts
 * formatRanges([0, 1, 2, { first: 4, last: 5 }, 17]); // '0-2,4-5,17'
 * ```
 */
export function formatRanges(instances: Iterable<number | InstanceRange>): string {
  return merged(Array.from(instances, toRange))
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}

/** How many instances a list of ranges names. @throws InputError for text that is not such a list. */
export function countInstances(ranges: string): number {
  return parseRanges(ranges).reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/**
 * The instances that a list of ranges names, one after the other in rising order.
 *
 * @throws InputError for text that is not such a list.
 */
export function* instancesIn(ranges: string): Generator<number, void, undefined> {
  for (const { first, last } of parseRanges(ranges)) {
    for (let instance = first; instance <= last; instance += 1) yield instance;
  }
}

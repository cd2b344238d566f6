import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { behindPrefix } from '../../src/s3/store/key-order.ts';
import { listPage } from '../../src/s3/store/list.ts';
import type { ListedObject, ListPage, ListQuery } from '../../src/s3/store/types.ts';
import { plain, startStore, type TestStore } from './store-support.ts';

let local: TestStore;

beforeAll(async () => {
  local = await startStore();
});

afterAll(async () => {
  await local[Symbol.asyncDispose]();
});

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What a list is, said as plainly as can be. */
function plainList(keys: readonly string[], query: ListQuery): string[] {
  const { prefix = '', delimiter = '', after = '' } = query;
  const entryOf = (key: string): string => {
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    return at === -1 ? key : `${key.slice(0, at + delimiter.length)}*`;
  };
  const entries = keys
    .filter((key) => key.startsWith(prefix) && byBytes(key, after) > 0)
    .map(entryOf)
    .filter((entry) => entry !== `${after}*`);
  return sorted([...new Set(entries)]);
}

/** In order; the `*` that marks a common prefix does not count. */
function sorted(entries: readonly string[]): string[] {
  return entries.toSorted((a, b) => byBytes(a.replace(/\*$/, ''), b.replace(/\*$/, '')));
}

function entriesOf({ objects, commonPrefixes }: ListPage): string[] {
  return sorted([
    ...objects.map(({ key }) => key),
    ...commonPrefixes.map((prefix) => `${prefix}*`),
  ]);
}

function allPages(bucket: string, query: ListQuery): string[] {
  const entries: string[] = [];
  let after = query.after;
  for (;;) {
    const page = local.store.list(bucket, { ...query, after });
    expect(page.objects.length + page.commonPrefixes.length).toBeLessThanOrEqual(query.limit);
    entries.push(...entriesOf(page));
    if (page.next === null) return entries;
    after = page.next;
  }
}

const character = fc.constantFrom('a', 'b', '/', '-', 'é', '漢', '\uffff', '😀', '\u{10ffff}');
const text = (shortest: number): fc.Arbitrary<string> =>
  fc.string({ unit: character, minLength: shortest, maxLength: 6 });

describe('a list', () => {
  test('gives the same entries in the same order as a plain one, in pages of any size', async () => {
    let count = 0;
    const check = async (
      keys: string[],
      query: { prefix: string; delimiter: string; after: string; limit: number },
    ): Promise<void> => {
      count += 1;
      const bucket = `bucket-${count}`;
      local.store.createBucket(bucket);
      for (const key of keys) await local.store.put(bucket, key, new Uint8Array(), plain);
      expect(allPages(bucket, query)).toEqual(plainList(keys, query));
    };
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(text(1), { maxLength: 40 }),
        fc.record({
          prefix: fc.oneof(fc.constant(''), text(0)),
          delimiter: fc.constantFrom('', '/', '-', 'ab', '漢'),
          after: fc.oneof(fc.constant(''), text(0)),
          limit: fc.integer({ min: 1, max: 7 }),
        }),
        check,
      ),
      { numRuns: 150 },
    );
  });

  test('of at most nothing is empty and at its end', async () => {
    local.store.createBucket('some');
    await local.store.put('some', 'a', new Uint8Array(), plain);
    const page = { objects: [], commonPrefixes: [], next: null };
    expect(local.store.list('some', { limit: 0 })).toEqual(page);
    expect(local.store.list('some', { limit: 9, after: 'a' })).toEqual(page);
  });

  test('never reads what lies below a common prefix', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `${index % 10}/${index}`).sort(
      byBytes,
    );
    let rows = 0;
    const read = (from: string, behind: string | undefined, limit: number): ListedObject[] => {
      const first = keys.findIndex((key) => byBytes(key, from) >= 0);
      const found = first === -1 ? [] : keys.slice(first, first + limit);
      rows += found.length;
      return found
        .filter((key) => behind === undefined || byBytes(key, behind) < 0)
        .map((key) => ({ key, size: 0, etag: '', lastModified: 0, checksum: null }));
    };
    const page = listPage(read, { delimiter: '/', limit: 1000 });
    expect(page.commonPrefixes).toEqual(Array.from({ length: 10 }, (_, index) => `${index}/`));
    expect(rows).toBeLessThan(200);
  });
});

describe('the text behind a prefix', () => {
  test('comes after all that starts with it, and before all else', () => {
    fc.assert(
      fc.property(text(1), text(0), (prefix, rest) => {
        const behind = behindPrefix(prefix);
        if (behind === undefined) expect(prefix).toMatch(/^\u{10ffff}+$/u);
        else {
          expect(byBytes(prefix + rest, behind)).toBeLessThan(0);
          if (!rest.startsWith(prefix) && byBytes(rest, prefix) > 0) {
            expect(byBytes(rest, behind)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  test('skips what is no character', () => {
    expect(behindPrefix('a\ud7ff')).toBe('a\ue000');
    expect(behindPrefix('a\u{10ffff}')).toBe('b');
    expect(behindPrefix('\u{10ffff}')).toBeUndefined();
  });
});

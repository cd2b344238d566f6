import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPartialFile,
  partialFileOwner,
  partNames,
  wholeName,
} from '../../src/buckets/download/partial-name.ts';
import {
  DEFAULT_PART_SIZE,
  LARGEST_OBJECT,
  LARGEST_PART,
  MIB,
  MOST_PARTS,
  multipartEtag,
  partCountOf,
  partSizeOf,
  unquoted,
} from '../../src/buckets/etag.ts';
import { copyPartSize } from '../../src/buckets/objects/copy.ts';
import { copySource, decodeKey } from '../../src/buckets/request/keys.ts';
import { sanitizeKey } from '../../src/buckets/sanitize.ts';

const keys = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('/', '\\', ' ', 'a', 'ü', '.'), { maxLength: 30 })
    .map((c) => c.join('')),
);

describe('sanitizeKey', () => {
  it.each([
    ['/some//Invalid///Path/', 'some/Invalid/Path/'],
    ['\\some\\\\Invalid\\\\\\Path\\', 'some\\Invalid\\Path\\'],
    ['  a b  ', 'a b'],
    ['/', ''],
    ['a/b', 'a/b'],
    [' /a', 'a'],
  ])('%j becomes %j, as in the tests of the Python client', (key, tidied) => {
    expect(sanitizeKey(key)).toBe(tidied);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(sanitizeKey(sanitizeKey(key))).toBe(sanitizeKey(key));
      }),
    );
  });

  it('leaves no double or leading separator, and no space around', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(sanitizeKey(key)).not.toMatch(/\/\/|\\\\|^[/\\ ]| $/);
      }),
    );
  });

  it('keeps everything but separators and spaces', () => {
    const rest = (key: string): string => key.replace(/[/\\ ]/g, '');
    fc.assert(
      fc.property(keys, (key) => {
        expect(rest(sanitizeKey(key))).toBe(rest(key));
      }),
    );
  });

  it('keeps a slash at the end', () => {
    fc.assert(
      fc.property(keys, (key) => {
        fc.pre(/[^/\\ ]/.test(key));
        expect(sanitizeKey(`${key.replace(/[/\\ ]+$/, '')}/`)).toMatch(/[^/]\/$/);
      }),
    );
  });
});

describe('the size of parts', () => {
  it('is 8 MiB as long as 10,000 of them suffice', () => {
    expect(partSizeOf(0)).toBe(8 * MIB);
    expect(partSizeOf(5 * 1024 * MIB)).toBe(8 * MIB);
    expect(Math.ceil((5 * 1024 * MIB) / partSizeOf(5 * 1024 * MIB))).toBe(640);
    expect(partSizeOf(DEFAULT_PART_SIZE * MOST_PARTS)).toBe(8 * MIB);
    expect(partSizeOf(DEFAULT_PART_SIZE * MOST_PARTS + 1)).toBe(16 * MIB);
  });

  it('is enough for every object there can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_OBJECT }), (size) => {
        const partSize = partSizeOf(size);
        expect(Math.ceil(size / partSize)).toBeLessThanOrEqual(MOST_PARTS);
        expect(partSize).toBeLessThanOrEqual(LARGEST_PART);
      }),
    );
  });

  it('is found again from the ETag of a copy', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8 * MIB, max: 60_000 * MIB }), (size) => {
        const count = Math.ceil(size / partSizeOf(size));
        expect(copyPartSize(size, `${'0'.repeat(32)}-${count}`)).toBe(partSizeOf(size));
      }),
    );
  });
});

describe('ETags', () => {
  it('of parts name their number', () => {
    const digest = Buffer.from('d41d8cd98f00b204e9800998ecf8427e', 'hex');
    expect(multipartEtag([digest])).toBe('59adb24ef3cdbe0297f05b395827453f-1');
    expect(partCountOf(multipartEtag([digest, digest, digest]))).toBe(3);
    expect(partCountOf('d41d8cd98f00b204e9800998ecf8427e')).toBe(0);
  });

  it.each([
    ['"a-1"', 'a-1'],
    ['W/"a"', 'a'],
    ['a', 'a'],
    ['', ''],
    [undefined, ''],
  ])('%j is %j without quotes', (etag, bare) => {
    expect(unquoted(etag)).toBe(bare);
  });
});

describe('keys on the wire', () => {
  it('come out of a listing as they went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        expect(decodeKey(encodeURIComponent(key).replace(/%20/g, '+'), 'url')).toBe(key);
        expect(decodeKey(key, undefined)).toBe(key);
      }),
    );
  });

  it('keep their slashes in the source of a copy', () => {
    expect(copySource('b', 'a b/ü+?')).toBe('b/a%20b/%C3%BC%2B%3F');
  });
});

describe('the names of partial files', () => {
  it('are known, short, and the same for the same download', () => {
    const identity = {
      url: 'u',
      bucket: 'b',
      key: 'k',
      etag: 'e',
      size: 1,
      partSize: 1,
      name: 'n',
    };
    const { part, journal } = partNames(identity);
    expect(partNames({ ...identity })).toEqual({ part, journal });
    for (const other of [{ etag: 'f' }, { key: 'l' }, { size: 2 }, { name: 'm' }]) {
      expect(partNames({ ...identity, ...other }).part).not.toBe(part);
    }
    expect([part, journal, wholeName()].every(isPartialFile)).toBe(true);
    expect(isPartialFile('.hidden')).toBe(false);
    expect(partialFileOwner(wholeName())).toBe(process.pid);
    expect(partialFileOwner(part)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Delivered } from '../src/log/delivered.ts';

const text = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString('latin1');
const bytes = (value: string) => Buffer.from(value, 'latin1');

/** `value` cut at the given places. */
function cut(value: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (value.length + 1)))].sort(
    (a, b) => a - b,
  );
  return [0, ...ends].map((start, index) => value.subarray(start, ends[index] ?? value.length));
}

/** Reads a log from several connections, each of which breaks somewhere. */
function readWithBreaks(connections: readonly Uint8Array[][]): string {
  const delivered = new Delivered();
  const out: Uint8Array[] = [];
  for (const chunks of connections) {
    const filter = delivered.fromStart();
    for (const chunk of chunks) {
      for (const piece of filter.push(chunk)) {
        delivered.add(piece);
        out.push(piece);
      }
    }
  }
  return text(out);
}

test('whatever the chunks and wherever it breaks: nothing is lost and nothing comes twice', () => {
  const places = fc.array(fc.nat(10_000), { maxLength: 8 });
  const logs = fc.uint8Array({ minLength: 0, maxLength: 5_000 });
  fc.assert(
    fc.property(
      logs,
      fc.array(fc.tuple(fc.nat(10_000), places), { maxLength: 5 }),
      places,
      (log, breaks, last) => {
        const connections = breaks.map(([end, where]) =>
          cut(log.subarray(0, end % (log.length + 1)), where),
        );
        expect(readWithBreaks([...connections, cut(log, last)])).toBe(text([log]));
      },
    ),
    { numRuns: 300 },
  );
});

describe('a source that is no replay', () => {
  test('comes through whole, also what was held back to compare', () => {
    const log = ['epoch 1\nepoch 2\n', 'epoch 3\nepoch 4\n'].map(bytes);
    expect(readWithBreaks([[log[0] ?? bytes('')], cut(log[1] ?? bytes(''), [2, 5, 7])])).toBe(
      'epoch 1\nepoch 2\nepoch 3\nepoch 4\n',
    );
  });

  test('is known as one', () => {
    const delivered = new Delivered();
    delivered.add(bytes('abc'));
    const [same, other] = [delivered.fromStart(), delivered.fromStart()];
    expect([text(same.push(bytes('ab'))), text(same.push(bytes('cd')))]).toEqual(['', 'd']);
    expect(text(other.push(bytes('abX')))).toBe('abX');
    expect([same.isOther, other.isOther]).toEqual([false, true]);
  });
});

test('of a long log only the beginning is compared, and the whole is skipped', () => {
  const log = Buffer.alloc(100_000, 'line of the log\n');
  expect(readWithBreaks([[log.subarray(0, 70_000)], cut(log, [500, 30_000, 70_001])])).toBe(
    text([log]),
  );
});

test('a source that begins at the resume point goes on exactly behind what was delivered', () => {
  const places = fc.array(fc.nat(10_000), { maxLength: 8 });
  const logs = fc.uint8Array({ maxLength: 5_000 });
  fc.assert(
    fc.property(logs, fc.nat(5_000), places, places, (log, end, first, rest) => {
      const delivered = new Delivered();
      for (const chunk of cut(log.subarray(0, end % (log.length + 1)), first)) delivered.add(chunk);
      const before = delivered.total;
      expect(before - delivered.resumeAt).toBe(Math.min(before, 1024));
      const filter = delivered.fromResume();
      const out = cut(log.subarray(delivered.resumeAt), rest).flatMap((chunk) =>
        filter.push(chunk),
      );
      expect(filter.isOther).toBe(false);
      expect(text(out)).toBe(text([log.subarray(before)]));
    }),
    { numRuns: 300 },
  );
});

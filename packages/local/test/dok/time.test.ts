import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  jstDate,
  jstMidnight,
  jstTimestamp,
  nextJstMidnight,
  parseTimestamp,
} from '../../src/clouds/dok/time.ts';

const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });

describe('timestamps', () => {
  test('are Japanese time with milliseconds', () => {
    expect(jstTimestamp(Date.UTC(2026, 4, 1, 0, 30, 12, 345))).toBe(
      '2026-05-01T09:30:12.345+09:00',
    );
  });

  test('are read back as the same instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseTimestamp(jstTimestamp(instant))).toBe(instant);
        expect(parseTimestamp(new Date(instant).toISOString())).toBe(instant);
      }),
    );
  });

  test.each([
    ['2026-05-01', '2026-04-30T15:00:00.000Z'],
    ['2026-05-01T09:30', '2026-05-01T00:30:00.000Z'],
    ['2026-05-01 09:30:12', '2026-05-01T00:30:12.000Z'],
    ['2026-05-01T09:30:12 09:00', '2026-05-01T00:30:12.000Z'],
    ['2026-05-01T09:30:12+0900', '2026-05-01T00:30:12.000Z'],
    ['2026-05-01T09:30:12.123456Z', '2026-05-01T09:30:12.123Z'],
  ])('may be written %s', (text, instant) => {
    expect(new Date(parseTimestamp(text) ?? 0).toISOString()).toBe(instant);
  });

  test.each(['', 'yesterday', '2026-13-01', '2026-05-01T25:00', '1', '2026-05-01T09'])(
    'may not be written "%s"',
    (text) => {
      expect(parseTimestamp(text)).toBeUndefined();
    },
  );
});

test('days begin at midnight in Japan', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const begin = jstMidnight(jstDate(instant));
      const end = nextJstMidnight(instant);
      expect(begin).toBeLessThanOrEqual(instant);
      expect(end).toBeGreaterThan(instant);
      expect(end - begin).toBe(86_400_000);
      expect(jstDate(end)).not.toBe(jstDate(end - 1));
    }),
  );
});

import { formatDuration, parseDuration } from '@irori/jobs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('durations', () => {
  it.each([
    ['90', 90],
    ['90s', 90],
    ['2h', 7200],
    ['1h30m', 5400],
    ['1.5h', 5400],
    ['1d12h', 129_600],
    ['1.1m', 66],
    ['0.5s', 1],
    ['0h1s', 1],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', '0', '0s', '0h0m', 'h', '2x', '30m2h', '1h 30m', '-1', '1e3', ' 5', '２h'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds))).toBe(seconds);
      }),
    );
  });
});

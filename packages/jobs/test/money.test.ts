import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourlyAmount, multiplyAmount } from '../src/money.ts';

describe('an amount by the hour', () => {
  it.each([
    ['1.15', 3600, '1.15'],
    ['1.15', 1, '0.00031945'],
    ['2', 1800, '1'],
    ['0', 3600, '0'],
    ['19.52', 86_400, '468.48'],
  ])('%s for %i s is %s', (price, seconds, amount) => {
    expect(hourlyAmount(price, seconds)).toBe(amount);
  });

  it('is never less than the exact one, and not more by a unit of the eighth digit', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(1_000_000), (cents, seconds) => {
        const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        const exact = (BigInt(cents) * BigInt(seconds) * 10n ** 8n * 10n) / 360_000n;
        const [whole = '0', fraction = ''] = hourlyAmount(price, seconds).split('.');
        const got = BigInt(whole + fraction.padEnd(8, '0')) * 10n;
        expect(got >= exact && got - exact <= 10n).toBe(true);
      }),
    );
  });

  it.each([
    ['x', 1],
    ['-1', 1],
    ['1', -1],
    ['1', Number.NaN],
  ])('refuses %s for %s', (price, seconds) => {
    expect(() => hourlyAmount(price, seconds)).toThrow(RangeError);
  });

  it('agrees with the exact product where both are whole hours', () => {
    expect(multiplyAmount('2.05', 3)).toBe(hourlyAmount('2.05', 3 * 3600));
  });
});

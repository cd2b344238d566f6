import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDecimals, formatDecimal, multiplyDecimal, parseDecimal } from '../src/cost/decimal.ts';

test.each([
  ['0.016', 60, '0.96'],
  ['0.28', 3600, '1008'],
  ['0.1', 3, '0.3'],
  ['0.83', 0, '0'],
  ['-0.5', 3, '-1.5'],
  ['12', 2, '24'],
  ['0.060', 100, '6'],
])('%s × %d = %s', (price, seconds, expected) => {
  expect(formatDecimal(multiplyDecimal(parseDecimal(price, 'price'), seconds))).toBe(expected);
});

test.each(['', '1e3', 'free', '1.', '.5', '1,5', 'NaN', '0x10'])('%j is no price', (text) => {
  expect(() => parseDecimal(text, 'The price')).toThrow('The price is not a decimal number');
});

test('a number is read in its written form', () => {
  expect(formatDecimal(parseDecimal(0.016, 'price'))).toBe('0.016');
});

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(9))
  .map(([units, scale]) => ({ units, scale }));

test('what is written can be read again, and nothing is lost', () => {
  fc.assert(
    fc.property(decimals, (value) => {
      const text = formatDecimal(value);
      expect(formatDecimal(parseDecimal(text, 'x'))).toBe(text);
      const again = parseDecimal(text, 'x');
      expect(again.units * 10n ** BigInt(value.scale)).toBe(
        value.units * 10n ** BigInt(again.scale),
      );
    }),
  );
});

test('adding n times is multiplying by n', () => {
  fc.assert(
    fc.property(decimals, fc.nat(20), (value, times) => {
      let sum = { units: 0n, scale: 0 };
      for (let count = 0; count < times; count += 1) sum = addDecimals(sum, value);
      expect(formatDecimal(sum)).toBe(formatDecimal(multiplyDecimal(value, times)));
    }),
  );
});

test('sums do not depend on the order', () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(formatDecimal(addDecimals(a, b))).toBe(formatDecimal(addDecimals(b, a)));
    }),
  );
});

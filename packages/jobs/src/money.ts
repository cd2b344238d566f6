const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal amount times a whole number, exactly: `0.28 × 7200` is `2016`.
 *
 * @returns `undefined` when the amount is no decimal number
 */
export function multiplyAmount(amount: string, factor: number): string | undefined {
  const match = decimal.exec(amount.trim());
  if (match === null || !Number.isSafeInteger(factor)) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const product = BigInt(`${sign}${whole}${fraction}`) * BigInt(factor);
  const digits = product
    .toString()
    .replace('-', '')
    .padStart(fraction.length + 1, '0');
  const point = digits.length - fraction.length;
  const behind = digits.slice(point).replace(/0+$/, '');
  const unsigned = digits.slice(0, point) + (behind === '' ? '' : `.${behind}`);
  return product < 0n ? `-${unsigned}` : unsigned;
}

/** Digits behind the point of an amount that was reckoned from an hourly price. */
const DIGITS = 8;

/**
 * What some seconds cost at a price by the hour, rounded up at the eighth digit: `1.15` an hour for
 * 3600 s is `1.15`.
 *
 * @throws RangeError when the price is no decimal number or the seconds are negative.
 */
export function hourlyAmount(pricePerHour: string, seconds: number): string {
  const match = decimal.exec(pricePerHour.trim());
  if (match === null || match[1] === '-' || !(seconds >= 0)) {
    throw new RangeError(`${pricePerHour} an hour for ${seconds} s is no amount.`);
  }
  const [, , whole = '0', fraction = ''] = match;
  const scaled = BigInt(whole + fraction) * BigInt(Math.ceil(seconds)) * 10n ** BigInt(DIGITS);
  const divisor = 3600n * 10n ** BigInt(fraction.length);
  const rounded = (scaled + divisor - 1n) / divisor;
  const digits = rounded.toString().padStart(DIGITS + 1, '0');
  const behind = digits.slice(-DIGITS).replace(/0+$/, '');
  return digits.slice(0, -DIGITS) + (behind === '' ? '' : `.${behind}`);
}

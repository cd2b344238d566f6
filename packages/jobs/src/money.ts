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

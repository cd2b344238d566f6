import { InputError } from '@irori/core';

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** A decimal number without rounding: `units` × 10^-`scale`. Prices like 0.016 are not floats. */
export interface Decimal {
  /** All digits, without the point. */
  readonly units: bigint;
  /** How many of the digits stand behind the point. */
  readonly scale: number;
}

/**
 * Reads a decimal number.
 *
 * @param text - Such as `0.016`; a number is taken in its shortest written form.
 * @param field - What the number is, for the error.
 * @throws InputError when it is not a plain decimal number.
 */
export function parseDecimal(text: string | number, field: string): Decimal {
  const match = decimalPattern.exec(String(text).trim());
  if (!match) throw new InputError(`${field} is not a decimal number: ${text}`, { field });
  const [, sign = '', whole = '0', fraction = ''] = match;
  return { units: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), scale: fraction.length };
}

/** A decimal number times a whole one, exactly. */
export function multiplyDecimal(value: Decimal, factor: number): Decimal {
  return { units: value.units * BigInt(factor), scale: value.scale };
}

/** The number as people write it: no zeros at the end, no point when nothing follows it. */
export function formatDecimal({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** The sum of two decimal numbers, exactly. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const units = ({ units, scale: own }: Decimal) => units * 10n ** BigInt(scale - own);
  return { units: units(a) + units(b), scale };
}

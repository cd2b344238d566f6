import { InputError } from '@irori/core';
import { parse } from 'smol-toml';
import type { Rates, UsedRate } from './types.ts';

const currencyPattern = /^[A-Z]{3}$/;

function fail(file: string, what: string): never {
  const hint = 'It looks like: date = "2026-11-20", base = "EUR", and under [rates] USD = 1.08';
  throw new InputError(`${file}: ${what}.`, { field: 'rates', hint });
}

function dayOf(file: string, value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : String(value ?? '');
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  return day ?? fail(file, 'date must be the day of the rates, such as "2026-11-20"');
}

/**
 * Reads a file of exchange rates: the day they are of, a base currency, and how much of each other
 * currency one unit of the base is. Irori knows no rates of its own.
 *
 * @throws InputError naming the file and what is wrong.
 */
export function parseRates(text: string, file: string): Rates {
  let read: Record<string, unknown>;
  try {
    read = parse(text);
  } catch (error) {
    fail(file, `this is not TOML: ${String(error).split('\n')[0]}`);
  }
  const { base = 'EUR', rates: table } = read;
  if (typeof base !== 'string' || !currencyPattern.test(base)) {
    fail(file, 'base must be a currency such as "EUR"');
  }
  if (typeof table !== 'object' || table === null) fail(file, 'the table [rates] is missing');
  const rates: Record<string, number> = { [base]: 1 };
  for (const [currency, value] of Object.entries(table)) {
    const number = typeof value === 'bigint' ? Number(value) : value;
    const isRate = typeof number === 'number' && Number.isFinite(number) && number > 0;
    if (!currencyPattern.test(currency) || !isRate) {
      fail(file, `rates.${currency} must be a number more than zero`);
    }
    rates[currency] = number;
  }
  return { file, date: dayOf(file, read['date']), base, rates };
}

/** The rate between two currencies; `null` when the file does not have one of them. */
export function rateBetween(
  from: string,
  to: string,
  { rates, date, file }: Rates,
): UsedRate | null {
  const [inFrom, inTo] = [rates[from], rates[to]];
  return inFrom === undefined || inTo === undefined
    ? null
    : { from, to, rate: inTo / inFrom, date, file };
}

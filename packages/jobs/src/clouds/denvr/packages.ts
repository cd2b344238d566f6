import { InputError } from '@irori/core';
import type { HardwarePackage } from '@irori/denvr';
import { hourlyAmount } from '../../money.ts';
import { readGpu } from '../../offers/gpu-text.ts';
import { didYouMean } from '../../spec/suggest.ts';
import type { Money, Price } from '../../types.ts';

/** Digits behind the point of a price; more would be written with an exponent. */
const DIGITS = 8;

/** A hardware package that has a name. */
export interface NamedPackage extends HardwarePackage {
  name: string;
}

/** GPU kind as a job file has it: the one of `irori offers`, or else a model such as `RTX4090`. */
function kindOf({ gpuName, gpuType }: HardwarePackage): string {
  const words = `${gpuName ?? ''} ${gpuType ?? ''}`.toUpperCase();
  return readGpu(words).kind ?? /\b[A-Z]+\d+[A-Z]?\b/.exec(words)?.[0] ?? words.trim();
}

function offerOf(offered: HardwarePackage): string {
  return `${kindOf(offered)}:${offered.gpuCount ?? 0}`;
}

/** A price an hour that one can reckon with; `null` for none, and for what is no price. */
export function knownPrice(price: number | null | undefined): number | null {
  return typeof price === 'number' && price > 0 && price < 1e9 ? price : null;
}

/** The cheapest first; one without a price, or with none known, comes last. */
function byPrice(a: HardwarePackage, b: HardwarePackage): number {
  const priceOf = ({ pricePerHour }: HardwarePackage): number =>
    knownPrice(pricePerHour) ?? Infinity;
  return priceOf(a) - priceOf(b) || String(a.name).localeCompare(String(b.name));
}

/**
 * The hardware package for a job.
 *
 * @param named - The package that the job file names; wins over `gpu`.
 * @param gpu - Such as `A100:1`; without it the cheapest package is taken.
 * @throws InputError naming what there is in the cluster.
 */
export function choosePackage(
  packages: readonly HardwarePackage[],
  cluster: string,
  named: string | undefined,
  gpu: string | undefined,
): NamedPackage {
  const here = packages
    .filter((offered): offered is NamedPackage => Boolean(offered.name))
    .filter(({ clusters }) => !clusters?.length || clusters.includes(cluster))
    .sort(byPrice);
  const names = here.map(({ name }) => name);
  if (named !== undefined) {
    const found = here.find(({ name }) => name === named);
    if (found !== undefined) return found;
    throw new InputError(
      `Denvr has no hardware package "${named}" in ${cluster}; it offers ${names.join(', ')}${didYouMean(named, names) || '.'}`,
      { field: 'denvr.package' },
    );
  }
  const [kind = '', count = '1'] = (gpu ?? '').split(':');
  const fitting = here.filter(
    (offered) =>
      gpu === undefined ||
      (kindOf(offered) === kind.toUpperCase() && offered.gpuCount === Number(count)),
  );
  const [cheapest] = fitting;
  if (cheapest !== undefined) return cheapest;
  const offers = [...new Set(here.map(offerOf))].join(', ');
  throw new InputError(
    `Denvr has no hardware package with ${gpu ?? 'a price'} in ${cluster}; it offers ${offers || 'none'}.`,
    { field: gpu === undefined ? 'denvr.package' : 'resources.gpu' },
  );
}

/** The price of a package; `null` where Denvr names none. */
export function priceOf({ name, pricePerHour }: NamedPackage): Price | null {
  const price = knownPrice(pricePerHour);
  if (price === null) return null;
  const { amount } = costOf(price, 1);
  const source = `Denvr's hardware package ${name}, ${pricePerHour} USD an hour`;
  return { amount, currency: 'USD', source };
}

/** What some seconds on a package cost. */
export function costOf(pricePerHour: number, seconds: number): Money {
  return { amount: hourlyAmount(pricePerHour.toFixed(DIGITS), seconds), currency: 'USD' };
}

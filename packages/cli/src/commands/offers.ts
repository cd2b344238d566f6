import { readFileIfExists } from '@irori/core/node';
import type { CloudName } from '@irori/jobs';
import { listOffers, type PricedOffer, parseRates, type Rates } from '@irori/jobs/offers';
import { clouds, isCloud } from '../config/clouds.ts';
import { everyProfile } from '../config/every-profile.ts';
import { fromCwd, ratesPath } from '../config/paths.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { say } from '../output/say.ts';
import { type Column, writeTable } from '../output/table.ts';
import { writeJson } from '../output/write.ts';
import { type CloudFlags, loggingOf, rememberSecrets } from '../session.ts';
import { text } from '../text.ts';

/** Flags of `irori offers`. */
export interface OffersFlags extends CloudFlags {
  readonly gpu?: string;
  readonly currency?: string;
  readonly hours?: string;
  readonly rates?: string;
}

const currencies: readonly string[] = ['JPY', 'USD', 'EUR'];

function gpuText({ gpu, gpuCount, gpuMemoryGb }: PricedOffer): string {
  if (gpuCount === 0) return '';
  const memory = gpuMemoryGb === null ? '' : ` ${gpuMemoryGb} GB`;
  return `${gpuCount ?? '?'} × ${gpu ?? '?'}${memory}`;
}

function availabilityText({ availability }: PricedOffer): string {
  if (availability === null) return '';
  const { available, count } = availability;
  return `${available ? 'yes' : 'no'}${count === null ? '' : ` (${count})`}`;
}

const columns: readonly Column<PricedOffer>[] = [
  { header: 'CLOUD', value: ({ cloud }) => cloud },
  { header: 'PLAN', value: ({ plan }) => plan },
  { header: 'GPU', value: gpuText },
  { header: 'VCPU', value: ({ vcpus }) => String(vcpus ?? '') },
  { header: 'RAM', value: ({ memoryGb }) => (memoryGb === null ? '' : `${memoryGb} GB`) },
  {
    header: 'PER HOUR',
    value: ({ pricePerHour }) =>
      pricePerHour === null ? '' : `${pricePerHour.amount} ${pricePerHour.currency}`,
  },
  {
    header: 'TOTAL',
    value: ({ total }) => (total === null ? '' : `${total.amount} ${total.currency}`),
  },
  { header: 'FREE', value: availabilityText },
  {
    header: 'SOURCE',
    value: ({ source }) => `${source.live ? '' : 'public: '}${source.text}, ${source.asOf}`,
    shrinks: true,
  },
];

async function ratesOf(
  context: IroriContext,
  named: string | undefined,
): Promise<Rates | undefined> {
  const path = named === undefined ? ratesPath(context.env) : fromCwd(context, named);
  const source = await readFileIfExists(path);
  if (source !== undefined) return parseRates(source, path);
  if (named === undefined) return undefined;
  throw usageError(text.fileUnreadable('rates file', named, 'there is no such file'));
}

function hoursOf(flag: string | undefined): number {
  const hours = Number(flag ?? '1');
  if (!(hours > 0) || !Number.isFinite(hours)) throw usageError(text.badHours(flag ?? ''));
  return hours;
}

function currencyOf(flag: string | undefined): string | undefined {
  const wanted = flag?.toUpperCase();
  if (wanted === undefined || currencies.includes(wanted)) return wanted;
  throw usageError(text.badCurrency(wanted, currencies));
}

function cloudsOf(flag: string | undefined): readonly CloudName[] {
  if (flag === undefined || flag === 'local') return clouds;
  if (isCloud(flag)) return [flag];
  throw usageError(text.unknownCloud('--cloud', flag, clouds));
}

/** `irori offers`: what machines the clouds have, and at what price. */
export async function offers(this: IroriContext, flags: OffersFlags): Promise<void> {
  const hours = hoursOf(flags.hours);
  const currency = currencyOf(flags.currency);
  const rates = await ratesOf(this, flags.rates);
  const named = flags.profile ?? (flags.cloud === 'local' ? 'local' : undefined);
  const candidates = (await everyProfile(this))
    .map(({ profile }) => profile)
    .filter(({ name }) => (named === undefined ? name !== 'local' : name === named));
  for (const profile of candidates) rememberSecrets(this, profile);
  const found = await listOffers(
    {
      profiles: candidates,
      clouds: cloudsOf(flags.cloud),
      hours,
      ...(flags.gpu !== undefined && { gpu: flags.gpu }),
      ...(currency !== undefined && { currency }),
      ...(rates !== undefined && { rates }),
    },
    { client: { ...loggingOf(this, flags), clock: this.clock }, env: this.env },
  );
  const { stdout } = this.process;
  if (flags.json === true) {
    await writeJson(stdout, { schemaVersion: 1, ...found });
    return;
  }
  await writeTable(stdout, found.items, columns);
  for (const { cloud, note } of found.clouds) if (note !== null) say(this, `${cloud}: ${note}`);
  const used = found.items.find(({ rate }) => rate !== null)?.rate;
  if (used) say(this, text.ratesUsed(used.date, used.file));
  const lacking = found.items.some(({ pricePerHour, total }) => pricePerHour && !total);
  if (lacking) say(this, text.ratesMissing(currency ?? '', ratesPath(this.env)));
}

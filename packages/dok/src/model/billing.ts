import { parseOptionalTimestamp } from '../date.ts';
import type { DokPlan } from '../known-values.ts';
import type { RawBillingInfo, RawBillingLine, RawUnitPrice } from '../raw.ts';
import { Model } from './model.ts';

/** What a second on a plan costs, and when that holds. */
export class UnitPrice extends Model<RawUnitPrice> {
  /** The plan. */
  get plan(): DokPlan {
    return this.raw.plan ?? '';
  }

  /** Yen per second of execution as a decimal text such as `0.016`, which no float changes. */
  get price(): string {
    return String(this.raw.price ?? '');
  }

  /** Whether it is a price of this account alone; it wins over the plan's common price. */
  get isOverridden(): boolean {
    return this.raw.is_overridden ?? false;
  }

  /** The first day on which it holds, `YYYY-MM-DD`. */
  get beginAt(): string {
    return this.raw.begin_at ?? '';
  }

  /** The last day on which it holds, `YYYY-MM-DD`; `null` when none is set. */
  get endAt(): string | null {
    return this.raw.end_at ?? null;
  }
}

/** One line of the charges. */
export class BillingLine extends Model<RawBillingLine> {
  /** The line's number. */
  get sequenceNo(): number {
    return this.raw.sequence_no ?? 0;
  }

  /** The plan; `null` for lines that belong to none. */
  get plan(): DokPlan | null {
    return this.raw.plan ?? null;
  }

  /** 0 or 1; what they mean is not documented. */
  get usageType(): number {
    return this.raw.usage_type ?? 0;
  }

  /** How much was used, probably in seconds. */
  get usage(): number {
    return this.raw.usage ?? 0;
  }

  /** Yen. */
  get amount(): number {
    return this.raw.amount ?? 0;
  }

  /** What people read. */
  get description(): string {
    return this.raw.description ?? '';
  }
}

/** One account's charges of the month, up to a day. */
export class BillingInfo extends Model<RawBillingInfo> {
  #details: BillingLine[] | undefined;

  /** The account's number, as text. */
  get account(): string {
    return this.raw.account ?? '';
  }

  /** The day on which the month is closed, `YYYY-MM-DD`. */
  get billCloseAt(): string {
    return this.raw.bill_close_at ?? '';
  }

  /** Until when usage has been counted. */
  get lastUploadAt(): Date | null {
    return parseOptionalTimestamp(this.raw.last_upload_at, 'last_upload_at');
  }

  /** The lines. */
  get details(): BillingLine[] {
    this.#details ??= (this.raw.details ?? []).map(
      (line) => new BillingLine(line as RawBillingLine),
    );
    return this.#details;
  }
}

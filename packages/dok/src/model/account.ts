import { parseOptionalTimestamp } from '../date.ts';
import type { RawAccount } from '../raw.ts';
import { Model } from './model.ts';

/** The account behind an API key. */
export class Account extends Model<RawAccount> {
  /** The account's number, as text. */
  get id(): string {
    return this.raw.account?.account_id ?? '';
  }

  /** The account's short name. */
  get code(): string {
    return this.raw.account?.account_code ?? '';
  }

  /** The account's display name. */
  get name(): string {
    return this.raw.account?.account_name ?? '';
  }

  /** The id of the member who owns the key, else of the one who owns the account. */
  get memberId(): string | null {
    return this.raw.member?.member_id ?? this.raw.account?.member?.member_id ?? null;
  }

  /** When the terms of service were accepted; `null` when they were not. */
  get termsAgreedAt(): Date | null {
    return parseOptionalTimestamp(this.raw.account?.tos_agreed_at, 'tos_agreed_at');
  }

  /** Which version of the terms was accepted; `null` when none was, or the server does not say. */
  get termsAgreedVersion(): string | null {
    return this.raw.account?.tos_agreed_version ?? null;
  }

  /** When the account was made. */
  get createdAt(): Date | null {
    return parseOptionalTimestamp(this.raw.account?.created_at, 'created_at');
  }

  /** The notification endpoints of the account, in short. */
  get notificationEndpoints(): { id: number; address: string }[] {
    return this.raw.notification?.endpoints ?? [];
  }
}

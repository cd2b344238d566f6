import type { EngineClock } from '../../engine/types.ts';
import type { components } from '../../generated/dok/wire.ts';
import type { DokOptions } from './options.ts';
import type { Facts } from './store/facts.ts';
import type { NotificationStore } from './store/notifications.ts';
import { jstTimestamp } from './time.ts';

/** The one account of a local cloud. */
export const accountId = '113300000001';

const memberId = 'local00001';
const defaultVersion = 'v20260101';

interface Agreement {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly version: string;
}

/** The account behind the key, and whether it has accepted the terms. */
export class Account {
  readonly #facts: Facts;
  readonly #options: DokOptions;
  readonly #clock: EngineClock;
  readonly #notifications: NotificationStore;
  #agreement: Agreement | undefined;

  constructor(
    facts: Facts,
    options: DokOptions,
    clock: EngineClock,
    notifications: NotificationStore,
  ) {
    this.#facts = facts;
    this.#options = options;
    this.#clock = clock;
    this.#notifications = notifications;
    this.open();
  }

  /** Makes the account of a new data directory, or reads that of an old one. */
  open(): void {
    if (this.#facts.get('created_at') === undefined) {
      this.#facts.set('created_at', String(this.#clock.now()));
    }
    const stored = this.#facts.get('agreement');
    this.#agreement = stored === undefined ? undefined : (JSON.parse(stored) as Agreement);
    if (this.#agreement === undefined && this.#options.termsAgreed) this.agree(defaultVersion);
  }

  /** Whether the terms were accepted. */
  get hasAgreed(): boolean {
    return this.#agreement !== undefined;
  }

  /** Accepts the terms for the account. */
  agree(version: string = defaultVersion): void {
    this.#agreement = { at: this.#clock.now(), version };
    this.#facts.set('agreement', JSON.stringify(this.#agreement));
  }

  /** The account on the wire. */
  wire(): components['schemas']['AccountInfo'] {
    const member = { member_id: memberId };
    const agreement = this.#agreement;
    const info = {
      user: null,
      member,
      account: {
        account_id: accountId,
        account_code: 'irori-local',
        account_name: 'Irori local cloud',
        member,
        tos_agreed_at: agreement === undefined ? null : jstTimestamp(agreement.at),
        tos_agreed_version: agreement?.version ?? null,
        created_at: jstTimestamp(Number(this.#facts.get('created_at'))),
      },
    };
    if (this.#options.profile !== '2026-06') return info;
    const endpoints = this.#notifications.endpoints().map(({ id, address }) => ({ id, address }));
    return { ...info, notification: { endpoints } };
  }
}

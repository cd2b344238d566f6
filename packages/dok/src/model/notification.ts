import { parseOptionalTimestamp } from '../date.ts';
import type { OpenUnion } from '../open-union.ts';
import type { RawNotificationEndpoint, RawNotificationSetting } from '../raw.ts';
import { Model } from './model.ts';

/** Where notifications go: a web hook. */
export class NotificationEndpoint extends Model<RawNotificationEndpoint> {
  /** The endpoint's number. */
  get id(): number {
    return this.raw.id ?? 0;
  }

  /** The kind of endpoint. */
  get endpointType(): OpenUnion<'webhook'> {
    return this.raw.endpoint_type ?? '';
  }

  /** The web address that is called. */
  get address(): string {
    return this.raw.address ?? '';
  }

  /** Whether DOK has made sure that the address is yours. */
  get isVerified(): boolean {
    return this.raw.is_verified ?? false;
  }

  /** The shared secret, when DOK gives one. What it is used for is not documented. */
  get secret(): string | null {
    return this.raw.secret ?? null;
  }

  /** When it was made. */
  get createdAt(): Date | null {
    return parseOptionalTimestamp(this.raw.created_at, 'created_at');
  }

  /** When it last changed. */
  get updatedAt(): Date | null {
    return parseOptionalTimestamp(this.raw.updated_at, 'updated_at');
  }

  protected override shown(name: string, value: unknown): unknown {
    return name === 'secret' && value !== null ? '[redacted]' : value;
  }
}

/** Which event is announced to which endpoints. */
export class NotificationSetting extends Model<RawNotificationSetting> {
  #endpoints: NotificationEndpoint[] | undefined;

  /** The setting's id. */
  get id(): string {
    return this.raw.id ?? '';
  }

  /** The event; `task_completed` is the only one known. */
  get eventType(): OpenUnion<'task_completed'> {
    return this.raw.event_type ?? '';
  }

  /** Whether it is announced. */
  get isEnabled(): boolean {
    return this.raw.is_enabled ?? false;
  }

  /** Who hears of it. */
  get endpoints(): NotificationEndpoint[] {
    this.#endpoints ??= (this.raw.endpoints ?? []).map(
      (endpoint) => new NotificationEndpoint(endpoint as RawNotificationEndpoint),
    );
    return this.#endpoints;
  }

  /** When it was made. */
  get createdAt(): Date | null {
    return parseOptionalTimestamp(this.raw.created_at, 'created_at');
  }

  /** When it last changed. */
  get updatedAt(): Date | null {
    return parseOptionalTimestamp(this.raw.updated_at, 'updated_at');
  }
}

import { parseOptionalTimestamp } from '../date.ts';
import type { RawRegistry } from '../raw.ts';
import { Model } from './model.ts';

/** A stored login for a container registry. DOK never gives the password back. */
export class Registry extends Model<RawRegistry> {
  /** The id that a container's `registry` names. */
  get id(): string {
    return this.raw.id ?? '';
  }

  /** The registry's host, such as `mylab.sakuracr.jp`. */
  get hostname(): string {
    return this.raw.hostname ?? '';
  }

  /** The user who may pull. */
  get username(): string {
    return this.raw.username ?? '';
  }

  /** When it was stored. */
  get createdAt(): Date | null {
    return parseOptionalTimestamp(this.raw.created_at, 'created_at');
  }

  /** When it was last replaced. */
  get updatedAt(): Date | null {
    return parseOptionalTimestamp(this.raw.updated_at, 'updated_at');
  }
}

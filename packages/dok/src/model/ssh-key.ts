import type { RawSshKey } from '../raw.ts';
import { Model } from './model.ts';

/** A public key that opens the containers of tasks made with `ssh`. */
export class SshKey extends Model<RawSshKey> {
  /** The key's id. */
  get id(): string {
    return this.raw.id ?? '';
  }

  /** The name that people read. */
  get name(): string {
    return this.raw.name ?? '';
  }

  /** The key in OpenSSH's one-line form; it cannot change. */
  get pubKey(): string {
    return this.raw.pub_key ?? '';
  }

  /** Whether new containers accept it. */
  get isActive(): boolean {
    return this.raw.is_active ?? false;
  }
}

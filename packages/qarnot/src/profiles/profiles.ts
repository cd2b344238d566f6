import type { ApiPromise, CallOptions } from '@irori/core';
import type { components } from '../generated/wire.ts';
import type { Session } from '../request/session.ts';

/** What a task or pool runs on: the constants it knows, with their defaults, and its licences. */
export type Profile = components['schemas']['Profile'];

/** Profiles: what tasks and pools run on, such as `docker-batch`. */
export class Profiles {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Lists the names of the profiles that this account may use. */
  list(options?: CallOptions): ApiPromise<string[]> {
    return this.#session.operation('listProfiles', {}, options);
  }

  /** Gets a profile. @throws MissingProfileError when there is none. */
  get(name: string, options?: CallOptions): ApiPromise<Profile> {
    return this.#session.operation('getProfile', { params: { name } }, options);
  }
}

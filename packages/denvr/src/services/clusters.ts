import type { CallOptions } from '@irori/core';
import { PagePromise } from '../base.ts';
import type { Session } from '../session/session.ts';

/** The clusters of the tenant. */
export class Clusters {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** The names of the clusters that the tenant may use, for example `Msc1` and `Hou1`. */
  getAll(options?: CallOptions): PagePromise<string[], string> {
    return new PagePromise<string[], string>({
      first: () =>
        this.#session.call<string[] | null>('getClusters', {}, options).map((names) => names ?? []),
      items: (names) => names,
      next: () => null,
      cursor: () => '',
    });
  }
}

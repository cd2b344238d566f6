import type { CallOptions } from '@irori/core';
import type { Session } from '../session/session.ts';
import type { OperatingSystemImage } from '../types.ts';
import { type ListPromise, listOf } from './list.ts';

/** Operating-system images for virtual machines. */
export class Images {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** All images; the `name` is what `createServer` takes as `operatingSystemImage`. */
  getOperatingSystemImages(options?: CallOptions): ListPromise<OperatingSystemImage> {
    return listOf(this.#session.call('getOperatingSystemImages', {}, options));
  }
}

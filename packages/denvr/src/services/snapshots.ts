import type { ApiPromise, CallOptions } from '@irori/core';
import type { Session } from '../session/session.ts';
import type { ClusterFilter, CreateSnapshotInput, NamespaceResource, Snapshot } from '../types.ts';
import { type ListPromise, listOf } from './list.ts';

/** Snapshots of virtual machines. */
export class Snapshots {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** The snapshots of a cluster, or of all. */
  getSnapshots(params: ClusterFilter = {}, options?: CallOptions): ListPromise<Snapshot> {
    return listOf(this.#session.call('getSnapshots', params, options));
  }

  /** One snapshot. */
  getSnapshot(params: NamespaceResource, options?: CallOptions): ApiPromise<Snapshot> {
    return this.#session.call('getSnapshot', params, options);
  }

  /**
   * Takes a snapshot of the machine `sourceVMName`; its storage is billed until it is deleted.
   *
   * Never sent twice: when the answer is lost, the error says so and names `getSnapshots`.
   */
  createSnapshot(params: CreateSnapshotInput, options?: CallOptions): ApiPromise<Snapshot> {
    return this.#session.call('createSnapshot', params, options);
  }

  /** Deletes a snapshot. */
  deleteSnapshot(
    params: NamespaceResource,
    options?: CallOptions,
  ): ApiPromise<{ id?: string | null }> {
    return this.#session.call('deleteSnapshot', params, options);
  }
}

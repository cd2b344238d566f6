import type { ApiPromise, CallOptions } from '@irori/core';
import type { Session } from '../request/session.ts';
import type { PeriodicSnapshotRequest, Snapshot, SnapshotRequest } from '../types.ts';

/** Snapshots of a running task: its new and changed files, uploaded before its end. */
export class TaskSnapshots {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * Takes one snapshot now. It goes on in the background; `status` tells how far it is.
   *
   * @param task - Its uuid or shortname.
   * @param request - What differs from the snapshot settings of the task, for this one only.
   * @returns Its id; `null` from older servers, which name none.
   */
  unique(
    task: string,
    request: SnapshotRequest = {},
    options?: CallOptions,
  ): ApiPromise<{ id: string | null }> {
    return this.#session.operation(
      'createSnapshot',
      {
        params: { taskId: task },
        body: request,
        decode: 'auto',
        transform: (answer) => {
          const { id } = (answer ?? {}) as { id?: unknown };
          return { id: typeof id === 'string' ? id : null };
        },
      },
      options,
    );
  }

  /**
   * Takes a snapshot again and again, or stops that.
   *
   * @param task - Its uuid or shortname.
   * @param request - `interval` in seconds, which the server may clamp; 0 stops. What else it says
   * replaces the snapshot settings of the task.
   */
  periodic(
    task: string,
    request: PeriodicSnapshotRequest,
    options?: CallOptions,
  ): ApiPromise<void> {
    const params = { taskId: task };
    return this.#session.command('setPeriodicSnapshot', { params, body: request }, options);
  }

  /** How far a snapshot is that `unique` began. */
  status(task: string, snapshotId: string, options?: CallOptions): ApiPromise<Snapshot> {
    const params = { taskId: task, snapshotId };
    return this.#session.operation('getSnapshot', { params }, options);
  }
}

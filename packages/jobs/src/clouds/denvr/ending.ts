import { type Clock, isConnectionError } from '@irori/core';
import type { ContainerRun, ContainerState, Denvr } from '@irori/denvr';
import { call } from '../common.ts';
import { endOf } from './job.ts';
import type { JobRecord, JobRecords, RecordedEnd } from './records.ts';

/**
 * Ends jobs: an application runs, and is billed, until it is destroyed, and nothing is left of it
 * then. So log and end are kept first.
 */
export class Ending {
  readonly #denvr: Denvr;
  readonly #records: JobRecords;
  readonly #clock: Clock;

  constructor(denvr: Denvr, records: JobRecords, clock: Clock) {
    this.#denvr = denvr;
    this.#records = records;
    this.#clock = clock;
  }

  /** The container of a job. */
  container({ id, cluster }: JobRecord): ContainerRun {
    return this.#denvr.container(id, cluster === null ? {} : { cluster });
  }

  /** Keeps what was seen of a container, and ends a job whose program has ended. */
  async seen(
    record: JobRecord,
    state: ContainerState,
    signal: AbortSignal | undefined,
  ): Promise<JobRecord> {
    const startedAt = record.startedAt ?? state.startedAt;
    const known = { ...record, startedAt };
    const end = endOf({ ...state, startedAt }, this.#clock.now());
    if (end !== null) return await this.#finish(known, end, signal);
    if (startedAt !== record.startedAt) await this.#records.put(known);
    return known;
  }

  /** Ends a job that somebody does not want any more. */
  cancel(record: JobRecord, status: string, signal: AbortSignal | undefined): Promise<JobRecord> {
    return this.#finish(record, { ...this.#cut(record, status), canceled: true }, signal);
  }

  /** Keeps that an application was destroyed by somebody else. */
  async gone(record: JobRecord): Promise<JobRecord> {
    const stored = await this.#records.get(record.id);
    if (stored?.end) return stored;
    const reason = 'its application was destroyed by somebody else';
    const ended = { ...record, end: { ...this.#cut(record, 'gone'), reason } };
    await this.#records.put(ended, Buffer.alloc(0));
    return ended;
  }

  #cut({ startedAt }: JobRecord, status: string): RecordedEnd {
    const endedAt = new Date(this.#clock.now()).toISOString();
    const none = { exitCode: null, timedOut: false, canceled: false, reason: null };
    return { ...none, status, startedAt, endedAt };
  }

  async #finish(
    record: JobRecord,
    end: RecordedEnd,
    signal: AbortSignal | undefined,
  ): Promise<JobRecord> {
    const container = this.container(record);
    const pieces: string[] = [];
    try {
      for await (const text of container.logs({ follow: false, ...call(signal) })) {
        pieces.push(text);
      }
    } catch (error) {
      // A container that never ran has no log. One that ran and could not be reached has: it is kept
      // for the next look, which destroys it, but not against somebody's wish to end it now.
      const mayComeYet = isConnectionError(error) && !end.canceled;
      if (signal?.aborted || mayComeYet) throw error;
    }
    const ended = { ...record, end, isBilled: true };
    await this.#records.put(ended, Buffer.from(pieces.join('')));
    return await this.destroy(ended);
  }

  /** Destroys the application of a job whose end is kept; one that is gone is no error. */
  async destroy(record: JobRecord): Promise<JobRecord> {
    await this.container(record).destroy();
    const { isBilled: _, ...ended } = record;
    await this.#records.put(ended);
    return ended;
  }
}

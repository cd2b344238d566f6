import { type CallOptions, type Clock, isNotFoundError, waitFor } from '@irori/core';
import { InstanceFailedError, NoCapacityError } from '../errors/failures.ts';
import { type InstanceStatus, isFailedStatus } from '../status.ts';
import {
  DEFAULT_CAPACITY_WAIT,
  DEFAULT_WAIT,
  growingInterval,
  type InstanceWaitOptions,
} from './options.ts';

/** What is waited for. */
export type Target = 'ONLINE' | 'OFFLINE' | 'gone';

/** How a machine or an application is looked at. */
export interface InstanceView<T> {
  /** What it is, for errors. */
  kind: string;
  id: string;
  look(call: CallOptions): Promise<T>;
  status(value: T): InstanceStatus | null | undefined;
  /** What Denvr says about its status. */
  reason(value: T): string | null | undefined;
}

/** How long something just created may be unknown to the server, in milliseconds. */
const APPEARS_WITHIN = 60_000;

/** Watches one machine or application from poll to poll. */
export class InstanceWatch<T> {
  readonly #view: InstanceView<T>;
  readonly #target: Target;
  readonly #capacityTimeout: number;
  readonly #clock: Clock;
  readonly #begun: number;
  #seen = false;
  #pendingSince: number | undefined;
  #pendingPolls = 0;

  constructor(view: InstanceView<T>, target: Target, capacityTimeout: number, clock: Clock) {
    this.#view = view;
    this.#target = target;
    this.#capacityTimeout = capacityTimeout;
    this.#clock = clock;
    this.#begun = clock.monotonic();
  }

  /** One look; `undefined` when it is gone, or not yet there. */
  async poll(signal: AbortSignal): Promise<T | undefined> {
    const value = await this.#look(signal);
    if (value === undefined || this.#target === 'gone') return value;
    this.#seen = true;
    const status = this.#view.status(value);
    if (isFailedStatus(status)) {
      const { kind, id } = this.#view;
      const reason = this.#view.reason(value);
      throw new InstanceFailedError({ kind, id, status: String(status), reason: reason ?? null });
    }
    this.#checkCapacity(status, value);
    return value;
  }

  async #look(signal: AbortSignal): Promise<T | undefined> {
    try {
      return await this.#view.look({ signal });
    } catch (error) {
      if (!isNotFoundError(error)) throw error;
      if (this.#target === 'gone') return undefined;
      const waited = this.#clock.monotonic() - this.#begun;
      if (!this.#seen && waited < APPEARS_WITHIN) return undefined;
      const { kind, id } = this.#view;
      throw new InstanceFailedError({ kind, id, status: 'gone' });
    }
  }

  #checkCapacity(status: InstanceStatus | null | undefined, value: T): void {
    if (status !== 'PENDING_RESOURCES') {
      this.#pendingSince = undefined;
      return;
    }
    const now = this.#clock.monotonic();
    this.#pendingSince ??= now;
    this.#pendingPolls += 1;
    const waited = now - this.#pendingSince;
    if (this.#capacityTimeout === 0 || waited < this.#capacityTimeout) return;
    const { kind, id } = this.#view;
    const said = this.#view.reason(value);
    throw new NoCapacityError(
      `The ${kind} ${id} has waited ${Math.round(waited / 1000)} s for capacity (PENDING_RESOURCES)${said ? `: ${said}` : ''}.`,
      {
        waited,
        seen: { PENDING_RESOURCES: this.#pendingPolls },
        hint: 'It still waits, unless it was cleaned up. Try another cluster, size or pool; getAvailability() tells what is free.',
      },
    );
  }
}

/**
 * Polls until a machine or application has reached its target.
 *
 * @returns What the last look showed; `undefined` when it is gone.
 * @throws InstanceFailedError at once when it has failed, or has disappeared unasked.
 * @throws NoCapacityError when it waits too long for capacity.
 * @throws WaitTimeoutError when it all takes too long.
 */
export function waitForInstance<T>(
  view: InstanceView<T>,
  target: Target,
  options: InstanceWaitOptions<T>,
  clock: Clock,
): Promise<T | undefined> {
  const { signal, timeout = DEFAULT_WAIT, pollInterval = growingInterval, onPoll } = options;
  const capacityTimeout = options.capacityTimeout ?? DEFAULT_CAPACITY_WAIT;
  const watch = new InstanceWatch(view, target, capacityTimeout, clock);
  const statusOf = (value: T | undefined): string =>
    value === undefined ? 'not there' : String(view.status(value) ?? 'no status');
  return waitFor<T | undefined>({
    poll: (pollSignal) => watch.poll(pollSignal),
    until: (value) => (target === 'gone' ? value === undefined : statusOf(value) === target),
    describe: statusOf,
    what: `${view.kind} ${view.id} to be ${target}`,
    timeout,
    pollInterval,
    clock,
    ...(signal === undefined ? {} : { signal }),
    ...(onPoll === undefined
      ? {}
      : {
          onPoll: (value: T | undefined) => {
            if (value !== undefined) onPoll(value);
          },
        }),
  });
}

/** Like {@link waitForInstance} for a target at which the thing is still there. */
export async function waitForStatus<T>(
  view: InstanceView<T>,
  target: Exclude<Target, 'gone'>,
  options: InstanceWaitOptions<T>,
  clock: Clock,
): Promise<T> {
  const value = await waitForInstance(view, target, options, clock);
  if (value !== undefined) return value;
  throw new InstanceFailedError({ kind: view.kind, id: view.id, status: 'gone' });
}

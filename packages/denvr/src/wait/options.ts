import type { WaitOptions } from '@irori/core';

/** How to wait for a machine, an application or a host. */
export interface InstanceWaitOptions<T> extends WaitOptions<T> {
  /** Ends the wait when aborted; what was started goes on, and goes on being billed. */
  signal?: AbortSignal;
  /** Limit of the wait in milliseconds; `0` means none. @default 1800000 (30 minutes) */
  timeout?: number;
  /**
   * How long it may stay in PENDING_RESOURCES at a stretch, in milliseconds; `0` means without limit.
   * In an on-demand pool it may stay there for ever.
   *
   * @default 600000 (10 minutes)
   */
  capacityTimeout?: number;
  /**
   * Milliseconds between two polls, or a function of the poll's number (1 is the first).
   *
   * @default 2000, growing by half each time up to 15000
   */
  pollInterval?: number | ((poll: number) => number);
}

/** How to wait for something that is being created. */
export interface CreateWaitOptions<T> extends InstanceWaitOptions<T> {
  /**
   * Whether to destroy it again when the wait fails, is aborted or takes too long, so that nothing
   * is left that is billed. The error is thrown all the same.
   *
   * @default false
   */
  cleanUp?: boolean;
}

/** The waits between polls where the caller names none. */
export function growingInterval(poll: number): number {
  return Math.min(15_000, 2000 * 1.5 ** (poll - 1));
}

/** The limit of a wait where the caller names none: Denvr's 8-GPU machines take 20 minutes. */
export const DEFAULT_WAIT = 1_800_000;
/** The limit of waiting for capacity where the caller names none. */
export const DEFAULT_CAPACITY_WAIT = 600_000;

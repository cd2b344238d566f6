import { type CallOptions, isNotFoundError, isPassingError, isRequestError } from '@irori/core';
import type { Connection } from '../connection.ts';
import { isTaskNotRunningError } from '../error/reasons.ts';
import { isFinalTaskStatus } from '../known-values.ts';
import type { RawTask } from '../raw.ts';
import { getTask, openLogStream } from '../request/task-requests.ts';
import { DEFAULT_POLL_INTERVAL } from '../request/wait-for-task.ts';
import { Delivered } from './delivered.ts';
import type { LogOptions } from './log-options.ts';
import type { LogSocket } from './open-socket.ts';
import { readStoredOutput } from './stored-output.ts';

/** Without `follow`: silence this long, in milliseconds, means that all that is there has come. */
const quiet = 1_000;
/** How long the stored output is waited for after an end, in milliseconds. */
const outputPatience = 30_000;
/** How long the API may be out of reach before a follower gives up, in milliseconds. */
const outageTolerance = 300_000;
const firstPause = 100;
/** After this many failures in a row the user hears why nothing comes. */
const failuresBeforeWarning = 3;

/** Whether the program of a task runs, as far as the task's JSON tells. */
function isRunning(task: RawTask, index: number): boolean {
  const container = task.containers?.[index];
  const hasStopped = Boolean(container?.stop_at) || typeof container?.exit_code === 'number';
  return Boolean(container?.start_at) && !hasStopped;
}

/** One reading of one log: how far it is, and where the next bytes come from. */
export class LogReader {
  readonly #connection: Connection;
  readonly #id: string;
  readonly #options: LogOptions;
  readonly #index: number;
  readonly #delivered = new Delivered();
  #liveEndedWell = false;
  #failures = 0;
  #lastContact: number;
  #pause = firstPause;

  constructor(connection: Connection, id: string, options: LogOptions) {
    this.#connection = connection;
    this.#id = id;
    this.#options = options;
    this.#index = options.containerIndex ?? 0;
    this.#lastContact = connection.api.clock.monotonic();
  }

  get #callOptions(): CallOptions {
    return this.#options.signal ? { signal: this.#options.signal } : {};
  }

  /** Follows the task to its end, from wherever it stands. */
  async *follow(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const task = await this.#look();
      if (task && isFinalTaskStatus(task.status ?? '')) return yield* this.#stored(task);
      const before = this.#delivered.total;
      if (task && isRunning(task, this.#index)) yield* this.#live();
      if (this.#delivered.total > before) {
        // The end of the live log is most often the end of the task: look at once.
        this.#pause = firstPause;
      } else {
        await this.#rest();
      }
    }
  }

  /** What is there now. */
  async *current(): AsyncGenerator<Uint8Array> {
    let task = await getTask(this.#connection, this.#id, this.#callOptions);
    if (isRunning(task, this.#index)) {
      yield* this.#live();
      task = await getTask(this.#connection, this.#id, this.#callOptions);
    }
    if (isFinalTaskStatus(task.status ?? '')) yield* this.#stored(task);
  }

  async #rest(): Promise<void> {
    await this.#connection.api.clock.sleep(this.#pause, this.#options.signal);
    this.#pause = Math.min(this.#pause * 2, this.#options.pollInterval ?? DEFAULT_POLL_INTERVAL);
  }

  /** The task; `undefined` while the API is out of reach for a reason that passes. */
  async #look(): Promise<RawTask | undefined> {
    const { clock } = this.#connection.api;
    try {
      const task = await getTask(this.#connection, this.#id, this.#callOptions);
      this.#lastContact = clock.monotonic();
      return task;
    } catch (error) {
      const tooLong = clock.monotonic() - this.#lastContact > outageTolerance;
      if (!isPassingError(error) || tooLong) throw error;
      return undefined;
    }
  }

  /** The part of the stored output that the live log did not give. */
  async *#stored(task: RawTask): AsyncGenerator<Uint8Array> {
    const hasStarted = Boolean(task.containers?.[this.#index]?.start_at);
    // What never ran has no output, and a live log that ended well is complete without it.
    const isOptional = !hasStarted || this.#liveEndedWell;
    try {
      yield* readStoredOutput(this.#connection, this.#id, this.#delivered, {
        patience: isOptional ? 0 : outputPatience,
        isOptional,
        signal: this.#options.signal,
      });
    } catch (error) {
      if (!isOptional || !isNotFoundError(error)) throw error;
    }
  }

  /** What the live log has until it closes, or, without `follow`, falls silent. */
  async *#live(): AsyncGenerator<Uint8Array> {
    const socket = await this.#open();
    if (socket === undefined) return;
    const filter = this.#delivered.fromStart();
    try {
      for (;;) {
        const chunk = await this.#readFrom(socket);
        this.#options.signal?.throwIfAborted();
        if (chunk === null) return;
        for (const piece of filter.push(chunk)) {
          this.#delivered.add(piece);
          yield piece;
        }
      }
    } finally {
      this.#liveEndedWell = socket.endedWell && !filter.isOther;
      socket.close();
      if (filter.isOther) this.#warn('did not begin where it began before: lines may be missing');
    }
  }

  async #readFrom(socket: LogSocket): Promise<Uint8Array | null> {
    if (this.#options.follow) return socket.read();
    const stop = this.#connection.api.clock.setTimer(quiet, () => socket.close());
    try {
      return await socket.read();
    } finally {
      stop();
    }
  }

  /** The live log; `undefined` when there is none at the moment. */
  async #open(): Promise<LogSocket | undefined> {
    const { clock } = this.#connection.api;
    const { signal } = this.#options;
    try {
      const ticket = await openLogStream(
        this.#connection,
        this.#id,
        this.#index,
        this.#callOptions,
      );
      const socket = await this.#connection.openSocket(ticket, { clock, signal });
      this.#failures = 0;
      return socket;
    } catch (error) {
      signal?.throwIfAborted();
      // The task ran a moment ago, so what is missing is its log, not the task.
      if (isTaskNotRunningError(error) || isNotFoundError(error)) return undefined;
      this.#noteFailure(error);
      return undefined;
    }
  }

  /** A live log that cannot be opened is no reason to give up: the stored one comes at the end. */
  #noteFailure(error: unknown): void {
    if (!this.#options.follow || (isRequestError(error) && !isPassingError(error))) throw error;
    this.#failures += 1;
    if (this.#failures !== failuresBeforeWarning) return;
    const why = error instanceof Error ? error.message : String(error);
    this.#warn(`cannot be opened (${why}); it is tried again, and the output comes at the end`);
  }

  #warn(what: string): void {
    const { logger, redactor } = this.#connection.api;
    logger.warn(redactor.text(`The live log of task ${this.#id} ${what}.`));
  }
}

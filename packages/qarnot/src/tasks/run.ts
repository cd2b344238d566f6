import { RequestAbortedError, WaitTimeoutError } from '@irori/core';
import { followLog } from '../logs/follow.ts';
import { LineSplitter } from '../logs/line-splitter.ts';
import { parseLogLine } from '../logs/log-line.ts';
import type { LogLine, LogStream } from '../logs/options.ts';
import { taskSource } from '../logs/task-log.ts';
import type { Session } from '../request/session.ts';
import type { Task, TaskCreate } from '../types.ts';
import { createTask } from './create.ts';
import { endTask } from './end.ts';
import { TaskLeftBehindError } from './run-errors.ts';

/** How `run` runs. */
export interface RunOptions {
  /** Gets what the instances print, as it comes, with the instance prefixes. */
  onStdout?: (text: string) => void | Promise<void>;
  /** Gets what the instances print to the error output, as it comes. */
  onStderr?: (text: string) => void | Promise<void>;
  /** Gets both outputs line by line, with the instance prefix parsed. */
  onLine?: (line: LogLine) => void | Promise<void>;
  /** Called with the uuid as soon as the task exists. */
  onCreated?: (uuid: string) => void;
  /** Called with the task each time it was looked at. */
  onPoll?: (task: Task) => void;
  /** Called when output was rotated out before it could be read. */
  onGap?: (stream: LogStream) => void;
  /**
   * Ends the run with an error when aborted. What becomes of the task, `onInterrupt` says. A creation
   * that is under way is waited for, because a task that nobody knows of would be billed.
   */
  signal?: AbortSignal;
  /** Limit of the whole run in milliseconds; `0` means none. @default 0 */
  timeout?: number;
  /** The longest pause between two looks, in milliseconds. @default 2000 */
  pollInterval?: number;
  /**
   * What becomes of the task when the run ends before it: by the signal, by the time limit, by an
   * outage or by an error out of a callback. A task that runs on is billed.
   *
   * @default 'abort'
   */
  onInterrupt?: 'abort' | 'leave';
}

/** One run of a task. */
class TaskRun {
  readonly #session: Session;
  readonly #options: RunOptions;
  readonly #deadline = new AbortController();
  readonly #signal: AbortSignal;
  readonly #splitters = { stdout: new LineSplitter(), stderr: new LineSplitter() };
  #task: Task | undefined;

  constructor(session: Session, options: RunOptions) {
    this.#session = session;
    this.#options = options;
    const { signal } = options;
    this.#signal =
      signal === undefined
        ? this.#deadline.signal
        : AbortSignal.any([signal, this.#deadline.signal]);
  }

  async run(payload: TaskCreate): Promise<Task> {
    const { timeout = 0, signal, onCreated } = this.#options;
    if (signal?.aborted) throw this.#aborted('The run was aborted before the task was created.');
    const cancelTimer =
      timeout === 0
        ? undefined
        : this.#session.clock.setTimer(timeout, () => this.#deadline.abort());
    try {
      // Without the signal: a creation that is cut short may leave a task that nobody knows.
      const { uuid } = await createTask(this.#session, payload);
      try {
        onCreated?.(uuid);
        return await this.#watch(uuid);
      } catch (error) {
        throw await this.#afterFailure(uuid, error);
      }
    } finally {
      cancelTimer?.();
    }
  }

  get #streams(): LogStream[] {
    const { onStdout, onStderr, onLine } = this.#options;
    return [
      ...(onStdout || onLine ? (['stdout'] as const) : []),
      ...(onStderr || onLine ? (['stderr'] as const) : []),
    ];
  }

  async #watch(uuid: string): Promise<Task> {
    this.#signal.throwIfAborted();
    const { clock, logger } = this.#session;
    const { pollInterval, onGap, onPoll } = this.#options;
    const source = taskSource(this.#session, uuid, this.#streams, undefined, (task) => {
      this.#task = task;
      onPoll?.(task);
    });
    const options = { clock, logger, signal: this.#signal, pollInterval, onGap };
    for await (const { stream, text } of followLog(source, options)) {
      await this.#deliver(stream, text);
    }
    for (const stream of this.#streams) await this.#lines(stream, this.#splitters[stream].end());
    if (this.#task === undefined) throw new Error(`Task ${uuid} ended without having been seen.`);
    return this.#task;
  }

  async #deliver(stream: LogStream, text: string): Promise<void> {
    const { onStdout, onStderr } = this.#options;
    await (stream === 'stdout' ? onStdout : onStderr)?.(text);
    await this.#lines(stream, this.#splitters[stream].push(text));
  }

  async #lines(stream: LogStream, lines: readonly string[]): Promise<void> {
    const { onLine } = this.#options;
    if (onLine === undefined) return;
    for (const line of lines) await onLine({ stream, ...parseLogLine(line) });
  }

  /** What to throw, once the task is aborted or meant to run on. */
  async #afterFailure(uuid: string, error: unknown): Promise<unknown> {
    const { onInterrupt = 'abort', signal, timeout = 0 } = this.#options;
    let fate = `The task ${uuid} runs on and is billed: end it with tasks.abort('${uuid}').`;
    if (onInterrupt === 'abort') {
      try {
        await endTask(this.#session, uuid);
      } catch (abortError) {
        return new TaskLeftBehindError(uuid, abortError, error);
      }
      fate = `The task ${uuid} was aborted too.`;
    }
    if (signal?.aborted) return this.#aborted(`The run was aborted by the caller. ${fate}`);
    if (this.#deadline.signal.aborted) {
      const state = this.#task?.state ?? 'not seen';
      return new WaitTimeoutError(
        `The run did not end in ${timeout / 1000} s; the task was ${state}. ${fate}`,
        { waited: timeout, seen: { [state]: 1 } },
      );
    }
    this.#session.logger.warn(`The run of a task failed. ${fate}`);
    return error;
  }

  #aborted(message: string): RequestAbortedError {
    return new RequestAbortedError({
      message,
      outcome: 'not-sent',
      attempts: 0,
      cause: this.#options.signal?.reason,
    });
  }
}

/** Creates a task, follows its output and waits for its end. */
export function runTask(
  session: Session,
  payload: TaskCreate,
  options: RunOptions = {},
): Promise<Task> {
  return new TaskRun(session, options).run(payload);
}

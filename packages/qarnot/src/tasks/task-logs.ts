import type { ApiPromise } from '@irori/core';
import type { LogLine, LogOptions } from '../logs/options.ts';
import { type LogReadOptions, requestLog } from '../logs/request-log.ts';
import { FRESH_TASK_LOGS, TASK_LOGS, taskLogLines } from '../logs/task-log.ts';
import type { Session } from '../request/session.ts';

/** What the instances of a task print. */
export class TaskLogs {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** What the instances printed, as far as the server keeps it. Each line has its instance prefix. */
  stdout(task: string, options?: LogReadOptions): ApiPromise<string> {
    return requestLog(this.#session, TASK_LOGS.stdout, { taskId: task }, options);
  }

  /** What the instances printed to the error output, as far as the server keeps it. */
  stderr(task: string, options?: LogReadOptions): ApiPromise<string> {
    return requestLog(this.#session, TASK_LOGS.stderr, { taskId: task }, options);
  }

  /**
   * What the instances printed since the last such call, by whomever: all readers of a task share one
   * cursor. `logs` loses nothing to others.
   */
  freshStdout(task: string, options?: LogReadOptions): ApiPromise<string> {
    return requestLog(this.#session, FRESH_TASK_LOGS.stdout, { taskId: task }, options);
  }

  /** What they printed to the error output since the last such call; see `freshStdout`. */
  freshStderr(task: string, options?: LogReadOptions): ApiPromise<string> {
    return requestLog(this.#session, FRESH_TASK_LOGS.stderr, { taskId: task }, options);
  }

  /**
   * The output of a task line by line, with the instance of each line; with `follow` to its end,
   * without loss or repetition, whoever else reads. Text that the server rotated out before it was
   * read is reported to `onGap`.
   */
  logs(task: string, options?: LogOptions): AsyncGenerator<LogLine, void, undefined> {
    return taskLogLines(this.#session, task, options);
  }
}

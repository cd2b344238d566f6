import { isEndedState, type Job } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { Progress } from '../output/progress.ts';
import { say } from '../output/say.ts';
import type { Session } from '../session.ts';
import { text } from '../text.ts';

/** How long the log may stay silent after the end of the job, in ms, before it is given up. */
const drainIdle = 15_000;

/** Takes the log, byte for byte; false when nobody reads it any more. */
export type LogSink = (chunk: Uint8Array) => Promise<boolean>;

/** How {@link followJob} follows. */
export interface FollowOptions {
  readonly log: LogSink;
  /** Ends the following; the job goes on. */
  readonly signal: AbortSignal;
  readonly quiet: boolean;
  /** True to return as soon as nobody reads the log any more; else it goes on without the log. */
  readonly stopWithReader: boolean;
}

/** What became of the log. */
type LogEnd = 'complete' | 'reader-gone' | 'lost';

class Follower {
  readonly #context: IroriContext;
  readonly #session: Session;
  readonly #id: string;
  readonly #options: FollowOptions;
  readonly #progress: Progress;
  #lastChunkAt: number;
  #sawLog = false;
  #writing = false;

  constructor(context: IroriContext, session: Session, id: string, options: FollowOptions) {
    this.#context = context;
    this.#session = session;
    this.#id = id;
    this.#options = options;
    this.#progress = new Progress(context, !options.quiet);
    this.#lastChunkAt = context.clock.monotonic();
  }

  /** Copies the log until it ends. Never rejects but for an abort by the caller. */
  async copyLog(signal: AbortSignal): Promise<LogEnd> {
    try {
      const chunks = this.#session.jobs.logs(this.#id, { follow: true, signal });
      for await (const chunk of chunks) {
        this.#lastChunkAt = this.#context.clock.monotonic();
        if (!this.#sawLog) this.#progress.clear();
        this.#sawLog = true;
        this.#writing = true;
        const read = await this.#options.log(chunk);
        this.#writing = false;
        if (!read) return 'reader-gone';
      }
      return 'complete';
    } catch (error) {
      if (signal.aborted) return 'lost';
      this.#progress.clear();
      say(this.#context, text.logLost(error instanceof Error ? error.message : String(error)));
      return 'lost';
    }
  }

  waitForEnd(signal: AbortSignal): Promise<Job> {
    return this.#session.jobs.wait(this.#id, {
      signal,
      onPoll: (job) => {
        if (!this.#sawLog && !isEndedState(job.state))
          this.#progress.show(text.waitingFor(job.state));
      },
    });
  }

  /** Resolves when the log has been silent for too long after the end of the job. */
  async silence(signal: AbortSignal): Promise<'lost'> {
    const { clock } = this.#context;
    this.#lastChunkAt = clock.monotonic();
    for (;;) {
      const idle = this.#writing ? 0 : clock.monotonic() - this.#lastChunkAt;
      if (idle >= drainIdle) break;
      await clock.sleep(drainIdle - idle, signal);
    }
    say(this.#context, text.logCut);
    return 'lost';
  }

  done(): void {
    this.#progress.clear();
  }
}

/**
 * Stays with a job: copies its log as it comes and waits for its end. Where the log ends first, the
 * job is looked at once more instead of waiting for the next poll.
 *
 * @returns the ended job, or undefined when the reader of the log has gone and `stopWithReader`.
 * @throws what waiting throws: the abort of the caller, or a job that cannot be observed.
 */
export async function followJob(
  context: IroriContext,
  session: Session,
  id: string,
  options: FollowOptions,
): Promise<Job | undefined> {
  const own = new AbortController();
  const signal = AbortSignal.any([options.signal, own.signal]);
  const follower = new Follower(context, session, id, options);
  const log = follower.copyLog(signal);
  const end = follower.waitForEnd(signal);
  end.catch(() => {});
  try {
    const first = await Promise.race([log.then((how) => ({ how })), end.then((job) => ({ job }))]);
    if ('job' in first) {
      await Promise.race([log, follower.silence(signal)]);
      return first.job;
    }
    options.signal.throwIfAborted();
    if (first.how === 'reader-gone' && options.stopWithReader) return undefined;
    if (first.how === 'complete') {
      const job = await session.jobs.get(id);
      if (isEndedState(job.state)) return job;
    }
    return await end;
  } finally {
    own.abort();
    follower.done();
  }
}

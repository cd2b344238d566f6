import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { messageOf } from '../../../store/errors.ts';
import type { RuntimeJob } from '../types.ts';
import type { ContainerContext } from './context.ts';
import { openStream } from './engine-stream.ts';
import { LogFiles, readCheckpoint, writeCheckpoint } from './log-files.ts';
import { FrameReader } from './log-frames.ts';
import { LogPosition } from './log-position.ts';

const RETRY_MS = 500;
/** Between two looks at a log that cannot be followed. */
const LOOK_MS = 200;
/** How long the stream of a container that has ended may go on. */
const LAST_WORDS_MS = 2000;
const LAST_TRIES = 10;

/** Copies the log of one container into the log files of its workload. */
export class LogCopy {
  readonly #container: Docker.Container;
  readonly #follows: boolean;
  readonly #job: RuntimeJob;
  readonly #losesNewlines: boolean;
  readonly #position: LogPosition;
  readonly #stopping = new AbortController();
  readonly #over = new AbortController();
  readonly #cut = new AbortController();
  #files: LogFiles | undefined;
  #following: Promise<void> | undefined;

  constructor({ facts }: ContainerContext, container: Docker.Container, job: RuntimeJob) {
    this.#losesNewlines = facts.kind === 'docker';
    // Podman leaves out lines of a log that it is to follow (4.3.1): its log is looked at again.
    this.#follows = facts.kind === 'docker';
    this.#container = container;
    this.#job = job;
    this.#position = new LogPosition(job.spec.logs === 'combined', readCheckpoint(job.runFile));
  }

  /** Begins to copy what is there and what comes. */
  follow(): void {
    this.#following = this.#follow();
  }

  /**
   * Copies what is left once the container has ended. The result is undefined when the log is whole,
   * else why it is not. Never rejects.
   */
  async finish(): Promise<string | undefined> {
    this.#over.abort();
    const timer = setTimeout(() => this.#cut.abort(), LAST_WORDS_MS);
    await this.#following;
    clearTimeout(timer);
    let problem: string | undefined = 'it was not read';
    for (let tries = 0; tries < LAST_TRIES && problem !== undefined; tries += 1) {
      if (this.#stopping.signal.aborted) break;
      if (tries > 0) await sleep(RETRY_MS);
      // Engines end a stream when the container ends, but not all of them after its last byte.
      problem = await this.#read(this.#stopping.signal).then(() => undefined, messageOf);
    }
    this.#close();
    return problem;
  }

  /** Stops copying; another process can go on from here. */
  abandon(): void {
    this.#stopping.abort();
  }

  async #follow(): Promise<void> {
    const reading = AbortSignal.any([this.#stopping.signal, this.#cut.signal]);
    const waiting = AbortSignal.any([this.#stopping.signal, this.#over.signal]);
    while (!waiting.aborted) {
      // What goes wrong is tried again; the last reading says what stays wrong.
      await this.#read(reading).catch(() => {});
      // It has ended and nobody said so yet, or the engine went away.
      await sleep(this.#follows ? RETRY_MS : LOOK_MS, undefined, { signal: waiting }).catch(
        () => {},
      );
    }
    if (this.#stopping.signal.aborted) this.#close();
  }

  /** Reads the log from the last checkpoint on, as long as it grows. */
  async #read(signal: AbortSignal): Promise<void> {
    this.#files ??= new LogFiles(this.#job);
    const files = this.#files;
    this.#position.begin(files.sizes());
    const stream = await this.#open(signal);
    const frames = new FrameReader(this.#losesNewlines);
    let { checkpoint } = this.#position;
    for await (const chunk of stream) {
      for (const frame of frames.push(chunk as Uint8Array)) {
        const piece = this.#position.take(frame);
        if (piece !== undefined) files.append(piece);
      }
      if (checkpoint !== this.#position.checkpoint) {
        checkpoint = this.#position.checkpoint;
        writeCheckpoint(this.#job.runFile, checkpoint);
      }
    }
  }

  /** As a stream in any case: the client gathers a log that is not followed in memory. */
  async #open(abortSignal: AbortSignal): Promise<Readable> {
    const { second } = this.#position.checkpoint;
    return await openStream(this.#container.modem, {
      path: `/containers/${this.#container.id}/logs?`,
      method: 'GET',
      abortSignal,
      options: {
        stdout: true,
        stderr: true,
        timestamps: true,
        // The stream of a container that has ended has an end.
        follow: this.#follows,
        // A second early, for engines that leave out what is of exactly this time.
        ...(second > 0 && { since: second - 1 }),
      },
    });
  }

  #close(): void {
    this.#files?.close();
    this.#files = undefined;
  }
}

import { type CallOptions, WaitTimeoutError } from '@irori/core';
import { InstanceFailedError } from '../errors/failures.ts';
import { followText } from '../logs/follow.ts';
import type { Applications } from '../services/applications.ts';
import type { Session } from '../session/session.ts';
import type { InstanceStatus } from '../status.ts';
import type { ApplicationDetails, ClusterResource } from '../types.ts';
import { applicationReason } from '../wait/applications.ts';
import { InstanceWatch } from '../wait/instance.ts';
import { DEFAULT_CAPACITY_WAIT } from '../wait/options.ts';
import { type ContainerLogOptions, DEFAULT_RUN_TIME, DEFAULT_START_TIME } from './options.ts';
import { OutputReader } from './output.ts';

/** How long after the program's time is up its script may take to say so, in milliseconds. */
const REPORT_TIME = 60_000;

/** Follows one container's output and status until its program has ended. */
export class ContainerWatch {
  /** What is known of the program. */
  readonly reader: OutputReader;
  /** Whether its time was up and it did not even say so. */
  overdue = false;
  readonly #applications: Applications;
  readonly #session: Session;
  readonly #target: ClusterResource;
  readonly #options: ContainerLogOptions;
  readonly #watch: InstanceWatch<ApplicationDetails>;
  readonly #begun: number;
  #runningSince: number | undefined;
  #status: InstanceStatus | null | undefined;

  constructor(
    applications: Applications,
    session: Session,
    target: ClusterResource,
    options: ContainerLogOptions,
  ) {
    this.#applications = applications;
    this.#session = session;
    this.#target = target;
    this.#options = options;
    this.reader = new OutputReader(target.id);
    this.#begun = session.clock.monotonic();
    this.#watch = new InstanceWatch(
      {
        kind: 'container',
        id: target.id,
        look: (call) => applications.getApplicationDetails(target, call),
        status: ({ instanceDetails }) => instanceDetails?.status,
        reason: applicationReason,
      },
      'ONLINE',
      options.capacityTimeout ?? DEFAULT_CAPACITY_WAIT,
      session.clock,
    );
  }

  /**
   * The program's output until its end.
   *
   * @throws InstanceFailedError when the container fails, is stopped, restarted or destroyed.
   * @throws NoCapacityError or WaitTimeoutError when the program does not begin in time.
   */
  async *output(): AsyncGenerator<string, void, undefined> {
    const { signal, pollInterval, follow = true } = this.#options;
    const source = {
      what: `the output of ${this.#target.id}`,
      read: async (limit: number, call: CallOptions): Promise<string> => {
        const answer = await this.#applications.getApplicationRuntimeLogs(
          { ...this.#target, limit },
          call,
        );
        return answer.logs ?? '';
      },
      status: (call: CallOptions): Promise<InstanceStatus | null | undefined> => this.#look(call),
    };
    const pieces = followText(
      source,
      {
        follow,
        ...(signal === undefined ? {} : { signal }),
        ...(pollInterval === undefined ? {} : { pollInterval }),
      },
      this.#session,
    );
    for await (const piece of pieces) {
      const text = this.reader.read(piece);
      if (text !== '') yield text;
      if (follow) this.#check();
      if (this.reader.end !== undefined || this.overdue) return;
    }
    yield* this.#afterEnd();
  }

  *#afterEnd(): Generator<string, void, undefined> {
    const rest = this.reader.rest();
    if (rest !== '') yield rest;
    if (this.overdue || this.#options.follow === false) return;
    const stopped = this.#status === 'OFFLINE';
    throw new InstanceFailedError({
      kind: 'container',
      id: this.#target.id,
      status: stopped ? 'OFFLINE' : 'gone',
      reason: stopped
        ? 'it was stopped before its program ended'
        : 'it was destroyed before its program ended',
    });
  }

  async #look(call: CallOptions): Promise<InstanceStatus | null | undefined> {
    const details = await this.#watch.poll(call.signal ?? new AbortController().signal);
    this.#status = details?.instanceDetails?.status;
    this.#options.onStatus?.(this.#status ?? null);
    this.#check();
    // Ends the following: the container answers nothing more, and nobody waits for it any longer.
    return this.overdue ? 'OFFLINE' : this.#status;
  }

  #check(): void {
    const { clock } = this.#session;
    const { boots, end } = this.reader;
    if (boots.size > 1 || end?.exitCode === null) throw this.#restarted();
    const now = clock.monotonic();
    if (boots.size === 0) {
      this.#checkStart(now - this.#begun);
      return;
    }
    this.#runningSince ??= now;
    const limit = (this.#options.timeout || DEFAULT_RUN_TIME) + REPORT_TIME;
    this.overdue = end === undefined && now - this.#runningSince > limit;
  }

  #checkStart(waited: number): void {
    const { startTimeout = DEFAULT_START_TIME } = this.#options;
    // Waiting for capacity has a limit of its own.
    if (this.#status === 'PENDING_RESOURCES' || startTimeout === 0 || waited < startTimeout) return;
    const status = this.#status ?? 'no status';
    throw new WaitTimeoutError(
      `The program of ${this.#target.id} did not begin within ${Math.round(startTimeout / 1000)} s; its application is ${status}.`,
      {
        waited,
        seen: { [status]: 1 },
        hint: 'The image needs /bin/sh, and must not have an entrypoint that keeps the command from running.',
      },
    );
  }

  #restarted(): InstanceFailedError {
    return new InstanceFailedError({
      kind: 'container',
      id: this.#target.id,
      status: 'restarted',
      reason: 'its program died together with the container, often for lack of memory',
    });
  }
}

import type { ApiPromise, CallOptions } from '@irori/core';
import type { Applications } from '../services/applications.ts';
import type { Session } from '../session/session.ts';
import type { ApplicationDetails, ClusterResource } from '../types.ts';
import type {
  ContainerLogOptions,
  ContainerResult,
  ContainerState,
  ContainerWaitOptions,
} from './options.ts';
import type { ContainerWatch } from './watch.ts';

const LONGEST_LOG = 16 * 1024 * 1024;

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** The end of a growing text. */
class Tail {
  readonly #longest: number;
  text = '';
  truncated = false;

  constructor(longest: number) {
    this.#longest = longest;
  }

  add(piece: string): void {
    this.text += piece;
    if (this.text.length <= this.#longest) return;
    this.text = this.text.slice(this.text.length - this.#longest);
    this.truncated = true;
  }
}

/**
 * A container that is being run to its end. It is billed until it is destroyed, also after its
 * program has ended.
 */
export class ContainerRun implements AsyncDisposable {
  /** The application's name. */
  readonly id: string;
  /** Its cluster; `undefined` for the configured one. */
  readonly cluster: string | undefined;
  readonly #target: ClusterResource;
  readonly #applications: Applications;
  readonly #session: Session;

  /** @internal */
  constructor(applications: Applications, session: Session, target: ClusterResource) {
    this.#applications = applications;
    this.#session = session;
    this.#target = target;
    this.id = target.id;
    this.cluster = target.cluster;
  }

  /** The application with everything Denvr knows about it. */
  details(options?: CallOptions): ApiPromise<ApplicationDetails> {
    return this.#applications.getApplicationDetails(this.#target, options);
  }

  /**
   * How the container stands now, and whether and how its program has ended. Looks once.
   *
   * @throws NotFoundError when it has been destroyed.
   */
  async look(options?: CallOptions): Promise<ContainerState> {
    const { lookAt } = await import('./look.ts');
    return lookAt(this.#applications, this.#target, options);
  }

  /**
   * The program's output from its beginning to its end, both streams in one.
   *
   * @throws What {@link wait} throws; without `follow` only what reading throws.
   */
  async *logs(options: ContainerLogOptions = {}): AsyncGenerator<string, void, undefined> {
    const watch = await this.#watch(options);
    yield* watch.output();
  }

  /**
   * Waits for the program's end. Does not destroy the application.
   *
   * @throws InstanceFailedError when the container fails, is stopped, restarted or destroyed.
   * @throws NoCapacityError or WaitTimeoutError when the program does not begin in time.
   * @throws RequestAbortedError when the signal ends the wait.
   */
  async wait(options: ContainerWaitOptions = {}): Promise<ContainerResult> {
    const watch = await this.#watch(options);
    const log = new Tail(options.maxLogLength ?? LONGEST_LOG);
    for await (const text of watch.output()) {
      log.add(text);
      options.onOutput?.(text);
    }
    const { end, startedAt } = watch.reader;
    return {
      id: this.id,
      cluster: this.cluster,
      exitCode: end?.exitCode ?? 124,
      timedOut: end?.late ?? true,
      logs: log.text,
      logsTruncated: log.truncated,
      startedAt: isoOf(startedAt),
      endedAt: isoOf(end?.endedAt ?? null),
    };
  }

  /**
   * Destroys the application and waits until it is gone; tries again for two minutes where that may
   * help. One that is gone already is no error.
   */
  async destroy(): Promise<void> {
    const { destroyForSure } = await import('./destroy.ts');
    await destroyForSure(this.#applications, this.#session, this.#target);
  }

  /** Destroys the application at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.destroy();
  }

  async #watch(options: ContainerLogOptions): Promise<ContainerWatch> {
    // Loaded here, so that importing the SDK costs little.
    const { ContainerWatch } = await import('./watch.ts');
    return new ContainerWatch(this.#applications, this.#session, this.#target, options);
  }
}

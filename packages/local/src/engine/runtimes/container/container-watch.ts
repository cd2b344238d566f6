import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { ProgramEnd } from '../types.ts';
import { waitForEnd } from './container-wait.ts';
import type { ContainerContext } from './context.ts';
import { isNoAnswer, statusOf } from './engine-error.ts';
import {
  type ContainerState,
  endOfState,
  engineLost,
  hasStarted,
  removedFromOutside,
} from './program-end.ts';

const RETRY_MS = 500;

const neverStarted: ProgramEnd = {
  kind: 'not-started',
  exitCode: null,
  reason: 'The container engine was stopped before its program started.',
};

/** Waits for the end of one container, also over a restart of its engine, and sends it signals. */
export class ContainerWatch {
  readonly #context: ContainerContext;
  readonly #container: Docker.Container;
  readonly #memoryLimit: number | undefined;
  readonly #detaching = new AbortController();
  /** A signal that the engine has not taken yet. */
  #undelivered: 'SIGTERM' | 'SIGKILL' | undefined;
  #isKilled = false;
  #awaySince: number | undefined;
  #wasAway = false;

  constructor(
    context: ContainerContext,
    container: Docker.Container,
    memoryLimit: number | undefined,
  ) {
    this.#context = context;
    this.#container = container;
    this.#memoryLimit = memoryLimit;
  }

  /** Settles when the container has ended or was given up; never after {@link detach}. */
  async ended(): Promise<ProgramEnd> {
    for (;;) {
      const end = await this.#look();
      if (this.#detaching.signal.aborted) return await new Promise<never>(() => {});
      if (end !== undefined) return end;
    }
  }

  /** Sends a signal to the program of the container; again when the engine was away. */
  signal(name: 'SIGTERM' | 'SIGKILL'): void {
    this.#isKilled ||= name === 'SIGKILL';
    this.#undelivered = name;
    void this.#deliver();
  }

  detach(): void {
    this.#detaching.abort();
  }

  async #deliver(): Promise<void> {
    const signal = this.#undelivered;
    if (signal === undefined) return;
    try {
      await this.#container.kill({ signal });
    } catch (error) {
      // It has ended meanwhile (404, 409, 500); else it is sent again when the engine is back.
      if (isNoAnswer(error)) return;
    }
    if (this.#undelivered === signal) this.#undelivered = undefined;
  }

  async #look(): Promise<ProgramEnd | undefined> {
    const abortSignal = this.#detaching.signal;
    try {
      await waitForEnd(this.#context.client, this.#container.id, abortSignal);
      const { State } = await this.#container.inspect();
      this.#awaySince = undefined;
      return await this.#endOf(State);
    } catch (error) {
      if (abortSignal.aborted) return undefined;
      if (statusOf(error) === 404) return removedFromOutside;
      if (isNoAnswer(error)) return await this.#engineAway();
      await sleep(RETRY_MS);
      return undefined;
    }
  }

  async #endOf(state: ContainerState): Promise<ProgramEnd | undefined> {
    if (!hasStarted(state)) return neverStarted;
    if (state.Running) {
      await this.#deliver();
      await sleep(RETRY_MS);
      return undefined;
    }
    return endOfState(state, {
      memoryLimit: this.#memoryLimit,
      isKilled: this.#isKilled,
      isEngineRestarted: this.#wasAway,
    });
  }

  async #engineAway(): Promise<ProgramEnd | undefined> {
    const { socket, options, logger } = this.#context;
    const now = performance.now();
    if (this.#awaySince === undefined) {
      this.#awaySince = now;
      this.#wasAway = true;
      logger.warn(`The container engine at ${socket} went away; it is waited for.`);
    }
    if (now - this.#awaySince > options.enginePatience * 1000) {
      return engineLost(socket, options.enginePatience);
    }
    await sleep(RETRY_MS);
    await this.#deliver();
    return undefined;
  }
}

import type { EngineLogger } from '../engine/types.ts';
import { Front, type HeaderCheck } from './front.ts';

/** The listeners in front of the HTTP jobs, by workload. */
export class Fronts {
  readonly #host: string;
  readonly #isAllowedHost: (host: string | undefined) => boolean;
  readonly #logger: EngineLogger;
  readonly #open = new Map<string, Front>();

  constructor(
    host: string,
    isAllowedHost: (host: string | undefined) => boolean,
    logger: EngineLogger,
  ) {
    this.#host = host;
    this.#isAllowedHost = isAllowedHost;
    this.#logger = logger;
  }

  /**
   * Opens a listener in front of a job; the result is the port it listens on.
   *
   * @param targetPort - Tells the port of this machine that leads to the job, `null` for none;
   * asked for each connection
   * @param isLetIn - Whether a request with these headers is passed on. @default all are
   */
  async open(id: string, targetPort: () => number | null, isLetIn?: HeaderCheck): Promise<number> {
    return this.#listen(id, 0, targetPort, isLetIn);
  }

  /**
   * Opens the listener of a job again after a restart, on the port it had. When that port belongs
   * to another program by now, it gets a new one.
   */
  async reopen(
    id: string,
    port: number,
    targetPort: () => number | null,
    isLetIn?: HeaderCheck,
  ): Promise<number> {
    try {
      return await this.#listen(id, port, targetPort, isLetIn);
    } catch {
      const other = await this.#listen(id, 0, targetPort, isLetIn);
      this.#logger.warn(`Port ${port} in front of ${id} is taken; it is ${other} from now on.`);
      return other;
    }
  }

  async #listen(
    id: string,
    port: number,
    targetPort: () => number | null,
    isLetIn: HeaderCheck = () => true,
  ): Promise<number> {
    const checks = { isAllowedHost: this.#isAllowedHost, isLetIn };
    const front = await Front.open({ host: this.#host, port }, targetPort, checks);
    this.#open.set(id, front);
    return front.port;
  }

  /** Closes the listener of a job, if it has one. */
  async close(id: string): Promise<void> {
    const front = this.#open.get(id);
    this.#open.delete(id);
    await front?.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.close(id)));
  }
}

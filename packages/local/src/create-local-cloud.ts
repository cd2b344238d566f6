import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageNotice } from './admin/routes.ts';
import { createApp } from './app.ts';
import { DokCloud } from './clouds/dok/dok-cloud.ts';
import { dokSchema } from './clouds/dok/store/schema.ts';
import { dokCloud } from './clouds/dok/tasks.ts';
import { type Credentials, loadCredentials } from './credentials.ts';
import { systemEngineClock } from './engine/clock.ts';
import { createEngine } from './engine/engine.ts';
import { createProcessRuntime } from './engine/runtimes/process.ts';
import type { Engine, EngineClock, EngineLogger, Gpu } from './engine/types.ts';
import { FaultBook } from './faults/fault-book.ts';
import { UrlSigner } from './files/presign.ts';
import { Fronts } from './front/fronts.ts';
import { basicCheck } from './http/basic-auth.ts';
import { hostCheck, isLoopback, urlHost } from './http/host-check.ts';
import { HttpServer } from './http/server.ts';
import { createHandle, type LocalCloud, type LocalEndpoint, resetCloud } from './local-cloud.ts';
import { LogTokens } from './logs/token.ts';
import { LogSockets, logsPath, refuseUpgrade } from './logs/upgrade.ts';
import { type OptionValues, resolveOptions } from './options/local-options.ts';
import { writePrivateFile } from './private-file.ts';
import { openStore, type Store } from './store/open.ts';

/** Options of {@link createLocalCloud}. */
export interface LocalCloudOptions {
  /**
   * Where everything is kept; made when it is new.
   *
   * @default a temporary directory, deleted on close
   */
  readonly dataDir?: string;
  /**
   * Address to listen on. Beyond loopback, everyone on the network who has the credentials can run
   * programs on this machine.
   *
   * @default '127.0.0.1'
   */
  readonly host?: string;
  /** Port to listen on; 0 picks a free one. @default 0 */
  readonly port?: number;
  /** Further names under which this server may be addressed (Host header). @default none */
  readonly allowedHosts?: readonly string[];
  /**
   * Jobs that run at once, in all and for each cloud.
   *
   * @default as many as there are cores in all, and for DOK the option `dok.runningTasks` (1)
   */
  readonly slots?: number;
  /** Behaviours to switch, by name; {@link localOptions} lists them. @default none */
  readonly set?: Readonly<Record<string, string>>;
  /** The most bytes a request body may have. @default 16 MiB */
  readonly bodyLimit?: number;
  /** The time; a test gives its own. @default the system's */
  readonly clock?: EngineClock;
  /** Told what happens; never holds a secret. @default silent */
  readonly logger?: EngineLogger;
  /** GPUs to hand out. @default what nvidia-smi lists */
  readonly gpus?: readonly Gpu[];
}

const silent: EngineLogger = { debug() {}, info() {}, warn() {}, error() {} };

const defaultBodyLimit = 16 * 1024 * 1024;

/** What is open while a local cloud runs, in the order it was opened. */
class Opened {
  readonly #closers: (() => void | Promise<void>)[] = [];

  add(close: () => void | Promise<void>): void {
    this.#closers.push(close);
  }

  /** Closes the last opened first; one that fails does not keep the others open. */
  async closeAll(): Promise<void> {
    let failure: unknown;
    for (const close of this.#closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
  }
}

function engineSlots(
  { slots, set }: LocalCloudOptions,
  values: OptionValues,
): { slots: number; slotsByCloud: Record<string, number> } {
  const { runningTasks } = values.dok;
  const forDok = set?.['dok.runningTasks'] === undefined ? (slots ?? runningTasks) : runningTasks;
  const total = slots ?? Math.max(availableParallelism(), forDok);
  return { slots: total, slotsByCloud: { [dokCloud]: forDok } };
}

function endpointOf(origin: string, dataDir: string, { dok, admin }: Credentials): LocalEndpoint {
  const baseUrl = `${origin}/cloud/zone/is1a/api/managed-container/1.0`;
  return { api: origin, dok: { baseUrl, ...dok }, dataDir, pid: process.pid, admin };
}

/** Everything of one local cloud while it starts; {@link Starting.run} leaves it running. */
class Starting {
  readonly #options: LocalCloudOptions;
  readonly #opened = new Opened();
  readonly #values: OptionValues;
  readonly #logger: EngineLogger;
  readonly #clock: EngineClock;
  readonly #faults = new FaultBook();
  readonly #closing = new AbortController();
  #jobs: 'stop' | 'keep' = 'stop';
  #closed: Promise<void> | undefined;
  readonly #settleClosed: () => void;
  readonly #whenClosed: Promise<void>;

  constructor(options: LocalCloudOptions) {
    this.#options = options;
    this.#values = resolveOptions(options.set);
    this.#logger = options.logger ?? silent;
    this.#clock = options.clock ?? systemEngineClock;
    let settle = (): void => {};
    this.#whenClosed = new Promise<void>((resolve) => {
      settle = resolve;
    });
    this.#settleClosed = settle;
  }

  async run(): Promise<LocalCloud> {
    try {
      return await this.#open();
    } catch (error) {
      this.#jobs = 'keep';
      await this.#opened.closeAll().catch(() => {});
      throw error;
    }
  }

  async #open(): Promise<LocalCloud> {
    const { host = '127.0.0.1', port = 0, allowedHosts = [] } = this.#options;
    const isAllowedHost = hostCheck(host, allowedHosts);
    if (!isLoopback(host)) {
      this.#logger.warn(`Listening on ${host}: others on the network can reach this local cloud.`);
    }
    const store = this.#openStore();
    const credentials = loadCredentials(store.dataDir);
    const engine = this.#createEngine(store);
    const fronts = new Fronts(host, isAllowedHost, this.#logger);
    const signer = new UrlSigner(credentials.signing);
    const tokens = new LogTokens(credentials.signing);
    const dok = new DokCloud({
      options: this.#values.dok,
      database: store.database,
      engine,
      clock: this.#clock,
      logger: this.#logger,
      fronts,
      signer,
      tokens,
      closing: this.#closing.signal,
      frontHost: urlHost(host),
    });
    const app = createApp({
      dok: {
        services: dok.services,
        faults: this.#faults,
        isAuthorized: basicCheck(credentials.dok.accessToken, credentials.dok.accessTokenSecret),
        bodyLimit: this.#options.bodyLimit ?? defaultBodyLimit,
      },
      files: { engine, signer, clock: this.#clock },
      admin: {
        token: credentials.admin.token,
        engine,
        options: this.#values,
        faults: this.#faults,
        reset: () => resetCloud(dok, this.#faults),
        shutdown: (jobs) => void setImmediate(() => void this.#shutdown(jobs)),
      },
    });
    const sockets = new LogSockets({
      engine,
      clock: this.#clock,
      tokens,
      frames: this.#values.dok.logFrames,
      replay: this.#values.dok.logReplay,
    });
    const server = new HttpServer({
      fetch: (request, node) => app.fetch(request, node),
      upgrade: (request, socket, head) => {
        if (!isAllowedHost(request.headers.host)) refuseUpgrade(socket, 403, 'Unknown host.');
        else if (request.url?.startsWith(logsPath)) sockets.upgrade(request, socket, head);
        else refuseUpgrade(socket, 404, 'No WebSocket is here.');
      },
      isAllowedHost,
    });
    const actualPort = await server.listen(host, port);
    this.#opened.add(() => server.close());
    const origin = `http://${urlHost(host)}:${actualPort}`;
    const endpoint = endpointOf(origin, store.dataDir, credentials);
    await this.#startServices(dok, engine, fronts, sockets);
    this.#announce(endpoint);
    server.ready();
    return createHandle({
      endpoint,
      gpus: engine.gpus,
      notice: imageNotice(engine),
      faults: this.#faults,
      dok,
      shutdown: (jobs) => this.#shutdown(jobs),
      closed: this.#whenClosed,
    });
  }

  #openStore(): Store {
    const { dataDir } = this.#options;
    const directory = dataDir ?? mkdtempSync(join(tmpdir(), 'irori-local-'));
    if (dataDir === undefined) {
      this.#opened.add(() => {
        if (this.#jobs === 'stop') rmSync(directory, { recursive: true, force: true });
      });
    }
    const store = openStore(directory, { modules: [dokSchema] });
    this.#opened.add(() => store.close());
    return store;
  }

  #createEngine(store: Store): Engine {
    const engine = createEngine({
      dataDir: store.dataDir,
      database: store.database,
      ...engineSlots(this.#options, this.#values),
      runtime: createProcessRuntime(),
      clock: this.#clock,
      logger: this.#logger,
      ...(this.#options.gpus === undefined ? {} : { gpus: this.#options.gpus }),
    });
    this.#opened.add(() => engine.close({ jobs: this.#jobs }));
    return engine;
  }

  async #startServices(
    dok: DokCloud,
    engine: Engine,
    fronts: Fronts,
    sockets: LogSockets,
  ): Promise<void> {
    this.#opened.add(() => fronts.closeAll());
    this.#opened.add(() => dok.close());
    this.#opened.add(() => sockets.close());
    this.#opened.add(() => this.#closing.abort());
    await dok.start();
    await engine.start();
  }

  /** Tells other programs of this user where this cloud is. */
  #announce(endpoint: LocalEndpoint): void {
    const file = join(endpoint.dataDir, 'endpoint.json');
    writePrivateFile(file, `${JSON.stringify(endpoint)}\n`);
    this.#opened.add(() => rmSync(file, { force: true }));
  }

  #shutdown(jobs: 'stop' | 'keep'): Promise<void> {
    if (this.#closed === undefined) {
      this.#jobs = jobs;
      this.#closed = this.#opened.closeAll().finally(this.#settleClosed);
    }
    return this.#closed;
  }
}

/**
 * Starts a local cloud in this process: it listens, speaks the API of DOK, and runs the jobs it is
 * given as processes of this machine.
 *
 * @throws LocalCloudError for an unknown option or an address that cannot be used; DataDirError for
 * a data directory that is in use, of a newer version, or not this user's. Each message says what to
 * do. Nothing stays open then.
 *
 * @example
 * ```ts
 * const cloud = await createLocalCloud();
 * // … use cloud.dok.baseUrl, cloud.dok.accessToken, cloud.dok.accessTokenSecret
 * await cloud.close();
 * ```
 */
export async function createLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  return new Starting(options).run();
}

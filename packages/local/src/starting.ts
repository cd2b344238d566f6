import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageNotice } from './admin/routes.ts';
import { createApp } from './app.ts';
import { cloudSchemas, openClouds } from './clouds/all.ts';
import { denvrCloud } from './clouds/denvr/machine/containers.ts';
import { dokCloud } from './clouds/dok/tasks.ts';
import type { Foundation, RunningCloud } from './clouds/running-cloud.ts';
import type { LocalCloudOptions } from './create-local-cloud.ts';
import { loadCredentials } from './credentials.ts';
import { endpointOf, type LocalEndpoint } from './endpoint.ts';
import { systemEngineClock } from './engine/clock.ts';
import { createEngine } from './engine/engine.ts';
import { type ChosenRuntime, chooseRuntime } from './engine/runtimes/choose.ts';
import type { Runtime } from './engine/runtimes/types.ts';
import type { Engine, EngineClock, EngineLogger, EngineOptions } from './engine/types.ts';
import { FaultBook } from './faults/fault-book.ts';
import { Fronts } from './front/fronts.ts';
import { hostCheck, isLoopback, urlHost } from './http/host-check.ts';
import { HttpServer } from './http/server.ts';
import { createHandle, type LocalCloud, resetClouds } from './local-cloud.ts';
import { refuseUpgrade } from './logs/upgrade.ts';
import { Opened } from './opened.ts';
import { resolveOptions } from './options/local-options.ts';
import type { OptionValues } from './options/option-tables.ts';
import { writePrivateFile } from './private-file.ts';
import type { Database } from './store/database.ts';
import { messageOf } from './store/errors.ts';
import { openStore, type Store } from './store/open.ts';

const silent: EngineLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** More applications than this at once are too many for one machine, whatever they are. */
const denvrSlots = 64;

const defaultBodyLimit = 16 * 1024 * 1024;

function engineSlots(
  { slots, set }: LocalCloudOptions,
  values: OptionValues,
): Pick<EngineOptions, 'slots' | 'slotsByCloud' | 'slotsApart'> {
  const { runningTasks } = values.dok;
  const forDok = set?.['dok.runningTasks'] === undefined ? (slots ?? runningTasks) : runningTasks;
  const total = slots ?? Math.max(availableParallelism(), forDok);
  return {
    slots: total,
    slotsByCloud: { [dokCloud]: forDok },
    // Applications of Denvr run until they are told not to: they must not take the places of jobs.
    slotsApart: { [denvrCloud]: denvrSlots },
  };
}

/** Everything of one local cloud while it starts; {@link Starting.run} leaves it running. */
export class Starting {
  readonly #options: LocalCloudOptions;
  readonly #opened = new Opened();
  readonly #values: OptionValues;
  readonly #logger: EngineLogger;
  readonly #clock: EngineClock;
  readonly #faults = new FaultBook();
  readonly #closing = new AbortController();
  #jobs: 'stop' | 'keep' = 'stop';
  #apiUrl = '';
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
      // Jobs that an earlier process left in this data directory are none of this failure's business.
      this.#jobs = this.#options.dataDir === undefined ? 'stop' : 'keep';
      await this.#opened.closeAll().catch(() => {});
      throw error;
    }
  }

  async #open(): Promise<LocalCloud> {
    const { host = '127.0.0.1', port = 0 } = this.#options;
    if (!isLoopback(host)) {
      this.#logger.warn(`Listening on ${host}: others on the network can reach this local cloud.`);
    }
    const store = this.#openStore();
    const chosen = await this.#chooseRuntime(store.dataDir);
    const releases: (() => Promise<void>)[] = [];
    this.#opened.add(() => this.#release(releases));
    const foundation = this.#createFoundation(host, store, chosen);
    const { engine, credentials } = foundation;
    const clouds = openClouds(foundation);
    releases.push(...clouds.all.map((cloud) => async () => cloud.release?.()));
    const server = this.#createServer(foundation, clouds.all, chosen);
    const actualPort = await server.listen(host, port);
    this.#opened.add(() => server.close());
    this.#apiUrl = `http://${urlHost(host)}:${actualPort}`;
    await this.#startServices(foundation, clouds.all);
    const origins = { api: this.#apiUrl, s3: clouds.s3Url() };
    const endpoint = endpointOf(origins, store.dataDir, credentials);
    this.#announce(endpoint);
    server.ready();
    return createHandle({
      endpoint,
      gpus: engine.gpus,
      notice: imageNotice(chosen),
      faults: this.#faults,
      clouds: clouds.all,
      shutdown: (jobs) => this.#shutdown(jobs),
      closed: this.#whenClosed,
    });
  }

  #chooseRuntime(dataDir: string): Promise<ChosenRuntime> {
    const { runtime = 'process' } = this.#options;
    const { container: options } = this.#values;
    return chooseRuntime({ runtime, dataDir, options, logger: this.#logger });
  }

  #createFoundation(
    host: string,
    { dataDir, database }: Store,
    { runtime }: ChosenRuntime,
  ): Foundation {
    const isAllowedHost = hostCheck(host, this.#options.allowedHosts);
    return {
      options: this.#values,
      credentials: loadCredentials(dataDir),
      dataDir,
      database,
      engine: this.#createEngine(dataDir, database, runtime),
      clock: this.#clock,
      logger: this.#logger,
      faults: this.#faults,
      fronts: new Fronts(host, isAllowedHost, this.#logger),
      apiUrl: () => this.#apiUrl,
      host,
      s3Port: this.#options.s3Port ?? 0,
      bodyLimit: this.#options.bodyLimit ?? defaultBodyLimit,
      isAllowedHost,
      closing: this.#closing.signal,
    };
  }

  #createServer(
    foundation: Foundation,
    clouds: readonly RunningCloud[],
    chosen: ChosenRuntime,
  ): HttpServer {
    const { credentials, engine, isAllowedHost } = foundation;
    const app = createApp({
      clouds,
      admin: {
        token: credentials.admin.token,
        engine,
        notice: imageNotice(chosen),
        options: this.#values,
        faults: this.#faults,
        reset: () => resetClouds(clouds, this.#faults),
        shutdown: (jobs) => void setImmediate(() => this.#shutdownAsked(jobs)),
      },
      logger: this.#logger,
    });
    return new HttpServer({
      fetch: (request, node) => app.fetch(request, node),
      upgrade: (request, socket, head) => {
        if (!isAllowedHost(request.headers.host)) refuseUpgrade(socket, 403, 'Unknown host.');
        else if (!clouds.some((cloud) => cloud.upgrade?.(request, socket, head))) {
          refuseUpgrade(socket, 404, 'No WebSocket is here.');
        }
      },
      isAllowedHost,
      failed: (error) => this.#logger.error(`A connection was not taken: ${error.message}`),
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
    const store = openStore(directory, { modules: cloudSchemas });
    this.#opened.add(() => store.close());
    return store;
  }

  #createEngine(dataDir: string, database: Database, runtime: Runtime): Engine {
    const { gpus } = this.#options;
    const engine = createEngine({
      dataDir,
      database,
      ...engineSlots(this.#options, this.#values),
      runtime,
      clock: this.#clock,
      logger: this.#logger,
      ...(gpus === undefined ? {} : { gpus }),
    });
    this.#opened.add(() => engine.close({ jobs: this.#jobs }));
    return engine;
  }

  async #startServices(
    { engine, fronts }: Foundation,
    clouds: readonly RunningCloud[],
  ): Promise<void> {
    this.#opened.add(() => fronts.closeAll());
    for (const cloud of clouds) this.#opened.add(() => cloud.close());
    this.#opened.add(() => this.#closing.abort());
    for (const cloud of clouds) await cloud.start();
    await engine.start();
  }

  /** Gives up what the clouds kept for the programs that the engine ended last. */
  async #release(releases: readonly (() => Promise<void>)[]): Promise<void> {
    for (const release of releases) await release();
  }

  /** Tells other programs of this user where this cloud is. */
  #announce(endpoint: LocalEndpoint): void {
    const file = join(endpoint.dataDir, 'endpoint.json');
    writePrivateFile(file, `${JSON.stringify(endpoint)}\n`);
    this.#opened.add(() => rmSync(file, { force: true }));
  }

  /** Closes for a request that does not wait for the end. */
  #shutdownAsked(jobs: 'stop' | 'keep'): void {
    this.#shutdown(jobs).catch((error: unknown) => {
      this.#logger.error(`The local cloud did not close well: ${messageOf(error)}`);
    });
  }

  #shutdown(jobs: 'stop' | 'keep'): Promise<void> {
    if (this.#closed === undefined) {
      this.#jobs = jobs;
      this.#closed = this.#opened.closeAll().finally(this.#settleClosed);
    }
    return this.#closed;
  }
}

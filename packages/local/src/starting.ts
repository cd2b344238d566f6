import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageNotice } from './admin/routes.ts';
import { createApp } from './app.ts';
import { DokCloud } from './clouds/dok/dok-cloud.ts';
import { dokSchema } from './clouds/dok/store/schema.ts';
import { dokCloud } from './clouds/dok/tasks.ts';
import type { LocalCloudOptions } from './create-local-cloud.ts';
import { type Credentials, loadCredentials } from './credentials.ts';
import { systemEngineClock } from './engine/clock.ts';
import { createEngine } from './engine/engine.ts';
import { createProcessRuntime } from './engine/runtimes/process.ts';
import type { Engine, EngineClock, EngineLogger } from './engine/types.ts';
import { FaultBook } from './faults/fault-book.ts';
import { UrlSigner } from './files/presign.ts';
import { Fronts } from './front/fronts.ts';
import { basicCheck } from './http/basic-auth.ts';
import { hostCheck, isLoopback, urlHost } from './http/host-check.ts';
import { HttpServer } from './http/server.ts';
import { createHandle, type LocalCloud, type LocalEndpoint, resetCloud } from './local-cloud.ts';
import { LogTokens } from './logs/token.ts';
import { LogSockets, logsPath, refuseUpgrade } from './logs/upgrade.ts';
import { Opened } from './opened.ts';
import { type OptionValues, resolveOptions } from './options/local-options.ts';
import { writePrivateFile } from './private-file.ts';
import type { Database } from './store/database.ts';
import { messageOf } from './store/errors.ts';
import { openStore, type Store } from './store/open.ts';

const silent: EngineLogger = { debug() {}, info() {}, warn() {}, error() {} };

const defaultBodyLimit = 16 * 1024 * 1024;

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

/** What a local cloud is made of, besides its server. */
interface Parts {
  readonly engine: Engine;
  readonly fronts: Fronts;
  readonly signer: UrlSigner;
  readonly dok: DokCloud;
  readonly sockets: LogSockets;
  readonly isAllowedHost: (host: string | undefined) => boolean;
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
    const credentials = loadCredentials(store.dataDir);
    const parts = this.#createParts(host, store, credentials);
    const { engine, dok } = parts;
    const server = this.#createServer(parts, credentials);
    const actualPort = await server.listen(host, port);
    this.#opened.add(() => server.close());
    await this.#startServices(parts);
    const origin = `http://${urlHost(host)}:${actualPort}`;
    const endpoint = endpointOf(origin, store.dataDir, credentials);
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

  #createParts(host: string, { dataDir, database }: Store, credentials: Credentials): Parts {
    const isAllowedHost = hostCheck(host, this.#options.allowedHosts);
    const engine = this.#createEngine(dataDir, database);
    const fronts = new Fronts(host, isAllowedHost, this.#logger);
    const signer = new UrlSigner(credentials.signing);
    const tokens = new LogTokens(credentials.signing);
    const dok = new DokCloud({
      options: this.#values.dok,
      database,
      engine,
      clock: this.#clock,
      logger: this.#logger,
      fronts,
      signer,
      tokens,
      closing: this.#closing.signal,
      frontHost: urlHost(host),
    });
    const { logFrames: frames, logReplay: replay } = this.#values.dok;
    const sockets = new LogSockets({ engine, clock: this.#clock, tokens, frames, replay });
    return { engine, fronts, signer, dok, sockets, isAllowedHost };
  }

  #createServer(parts: Parts, credentials: Credentials): HttpServer {
    const { engine, signer, dok, sockets, isAllowedHost } = parts;
    const { accessToken, accessTokenSecret } = credentials.dok;
    const app = createApp({
      dok: {
        services: dok.services,
        faults: this.#faults,
        isAuthorized: basicCheck(accessToken, accessTokenSecret),
        bodyLimit: this.#options.bodyLimit ?? defaultBodyLimit,
      },
      files: { engine, signer, clock: this.#clock },
      admin: {
        token: credentials.admin.token,
        engine,
        options: this.#values,
        faults: this.#faults,
        reset: () => resetCloud(dok, this.#faults),
        shutdown: (jobs) => void setImmediate(() => this.#shutdownAsked(jobs)),
      },
    });
    return new HttpServer({
      fetch: (request, node) => app.fetch(request, node),
      upgrade: (request, socket, head) => {
        if (!isAllowedHost(request.headers.host)) refuseUpgrade(socket, 403, 'Unknown host.');
        else if (request.url?.startsWith(logsPath)) sockets.upgrade(request, socket, head);
        else refuseUpgrade(socket, 404, 'No WebSocket is here.');
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
    const store = openStore(directory, { modules: [dokSchema] });
    this.#opened.add(() => store.close());
    return store;
  }

  #createEngine(dataDir: string, database: Database): Engine {
    const { gpus } = this.#options;
    const engine = createEngine({
      dataDir,
      database,
      ...engineSlots(this.#options, this.#values),
      runtime: createProcessRuntime(),
      clock: this.#clock,
      logger: this.#logger,
      ...(gpus === undefined ? {} : { gpus }),
    });
    this.#opened.add(() => engine.close({ jobs: this.#jobs }));
    return engine;
  }

  async #startServices({ dok, engine, fronts, sockets }: Parts): Promise<void> {
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

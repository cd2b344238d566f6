import { createLayout, isWorkloadId, type Layout, makeLayout } from '../objects/layout.ts';
import { createWorkloadLog } from '../objects/log.ts';
import { removeOrphans } from '../objects/orphans.ts';
import { createScratch, removeTree } from '../objects/scratch.ts';
import type { Database } from '../store/database.ts';
import { messageOf } from '../store/errors.ts';
import { systemEngineClock } from './clock.ts';
import { Crew } from './crew.ts';
import { EngineError } from './errors.ts';
import { discoverGpus } from './gpus.ts';
import { createReaper, type Reaper } from './reaper.ts';
import type { Runtime, WorkloadPaths } from './runtimes/types.ts';
import { Switch } from './switch.ts';
import { Transitions } from './transitions.ts';
import type {
  Engine,
  EngineLogger,
  EngineOptions,
  EngineStats,
  Gpu,
  LogStream,
  StopRequest,
  Workload,
  WorkloadHooks,
  WorkloadLog,
  WorkloadSpec,
  WorkloadState,
} from './types.ts';
import { isLogComplete, type WorkloadRecord } from './workload.ts';

const DEFAULT_DISK_LIMIT_BYTES = 20 * 1024 ** 3;
const DEFAULT_DISK_CHECK_INTERVAL_MS = 5000;

const silent: EngineLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** Makes an engine over an open store; nothing runs before {@link Engine.start}. */
export function createEngine(options: EngineOptions): Engine {
  return new LocalEngine(options);
}

class LocalEngine implements Engine {
  readonly runtime: Runtime;
  readonly #options: EngineOptions;
  readonly #database: Database;
  readonly #logger: EngineLogger;
  readonly #layout: Layout;
  readonly #transitions: Transitions;
  readonly #reaper: Reaper;
  readonly #closing = new AbortController();
  readonly #background = new Set<Promise<void>>();
  readonly #hooks = new Map<string, WorkloadHooks>();
  #gpus: readonly Gpu[];
  #crew: Crew | undefined;

  constructor(options: EngineOptions) {
    this.runtime = options.runtime;
    this.#options = options;
    this.#database = options.database;
    this.#logger = options.logger ?? silent;
    this.#layout = createLayout(options.dataDir);
    this.#transitions = new Transitions(
      options.database,
      options.clock ?? systemEngineClock,
      this.#logger,
    );
    const { repository } = this.#transitions;
    this.#reaper = createReaper(options.runtime, this.#layout, repository, this.#logger);
    this.#gpus = options.gpus ?? [];
  }

  get gpus(): readonly Gpu[] {
    return this.#gpus;
  }

  submit(spec: WorkloadSpec, inTransaction?: () => void): Workload {
    this.#assertOpen();
    if (!isWorkloadId(spec.id)) {
      throw new EngineError(
        'WORKLOAD_INVALID',
        `A workload's id must be a UUID, not "${spec.id}".`,
      );
    }
    return this.#database.transaction(() => {
      const record = this.#transitions.add(spec);
      inTransaction?.();
      this.#database.afterCommit(() => this.#crew?.arrived(spec.cloud));
      return record;
    });
  }

  get(id: string): Workload | undefined {
    return this.#transitions.repository.find(id);
  }

  stop(id: string, request: StopRequest, inTransaction?: () => void): Workload {
    this.#assertOpen();
    return this.#database.transaction(() => {
      const before = this.#transitions.find(id);
      if (before.state === 'ended') {
        throw new EngineError('WORKLOAD_ENDED', `Workload ${id} has already ended.`);
      }
      const event = { type: 'stop-requested', request } as const;
      const after = this.#transitions.applyTo(before, event);
      inTransaction?.();
      this.#database.afterCommit(() => this.#crew?.requestStop(id));
      return after;
    });
  }

  remove(id: string, inTransaction?: () => void): void {
    this.#assertOpen();
    this.#database.transaction(() => {
      const record = this.#transitions.find(id);
      if (record.state !== 'ended') {
        throw new EngineError(
          'WORKLOAD_NOT_ENDED',
          `Workload ${id} is ${record.state}: stop it and wait for its end before removing it.`,
        );
      }
      this.#transitions.repository.delete(record.sequence);
      inTransaction?.();
      this.#database.afterCommit(() => {
        this.#transitions.wake(id);
        this.#inBackground(this.#removeFiles(record), `Files of workload ${id} cannot be removed`);
      });
    });
  }

  onTransition(listener: (workload: Workload) => void): () => void {
    return this.#transitions.onTransition(listener);
  }

  onEnded(listener: (workload: Workload) => void): () => void {
    return this.#transitions.onEnded(listener);
  }

  log(id: string, stream: LogStream = 'combined'): WorkloadLog {
    const { spec, state, attempt } = this.#transitions.find(id);
    if ((spec.logs === 'combined') !== (stream === 'combined')) {
      throw new EngineError(
        'LOG_STREAM_UNKNOWN',
        `The logs of workload ${id} are ${spec.logs}: it has no ${stream} log.`,
      );
    }
    const logs = this.#layout.logsOf(id, state === 'queued' ? attempt + 1 : attempt);
    return createWorkloadLog(logs[stream], {
      state: () => this.#logState(id),
      onChange: (listener) => this.#transitions.onChange(id, listener),
    });
  }

  setHooks(cloud: string, hooks: WorkloadHooks): void {
    this.#hooks.set(cloud, hooks);
  }

  pathsOf(id: string): WorkloadPaths {
    return this.#layout.pathsOf(id);
  }

  portOf(id: string, port: number): number | null {
    const state = this.get(id)?.state;
    if (state !== 'running' && state !== 'stopping') return null;
    const job = this.#crew?.jobOf(id);
    if (job === undefined) return null;
    const found = this.runtime.portOf?.(job, port);
    return found === undefined ? port : found;
  }

  artifactPath(id: string): string {
    return this.#layout.artifactOf(id);
  }

  async start(): Promise<void> {
    this.#assertOpen();
    await removeTree(this.#layout.spares);
    makeLayout(this.#layout);
    this.#gpus = this.#options.gpus ?? (await discoverGpus());
    this.#crew = this.#createCrew();
    await this.#crew.start();
    const stateOf = (id: string): WorkloadState | undefined =>
      this.#transitions.repository.stateOf(id);
    const sweep = removeOrphans(this.#layout, stateOf, this.#closing.signal);
    this.#inBackground(sweep, 'Files of removed workloads cannot be removed');
    this.#reaper.soon();
  }

  async close({ jobs }: { readonly jobs: 'stop' | 'keep' }): Promise<void> {
    await this.#crew?.close(jobs);
    this.#closing.abort();
    await Promise.all(this.#background);
    await this.#reaper.close();
    this.#transitions.wake();
  }

  stats(): EngineStats {
    return {
      queued: this.#transitions.repository.countQueued(),
      running: this.#crew?.size ?? 0,
      slots: this.#options.slots,
      slotsByCloud: this.#options.slotsByCloud ?? {},
    };
  }

  #createCrew(): Crew {
    const options = this.#options;
    return new Crew({
      slots: options.slots,
      slotsByCloud: options.slotsByCloud ?? {},
      slotsApart: options.slotsApart ?? {},
      gpus: this.#gpus,
      diskCheckIntervalMs: options.diskCheckIntervalMs ?? DEFAULT_DISK_CHECK_INTERVAL_MS,
      context: {
        transitions: this.#transitions,
        runtime: this.runtime,
        layout: this.#layout,
        scratch: createScratch(this.#layout.spares),
        clock: options.clock ?? systemEngineClock,
        logger: this.#logger,
        reaper: this.#reaper,
        hooks: this.#hooks,
        closing: new Switch(),
        collectDelayMs: options.collectDelayMs ?? 0,
        diskLimitBytes: options.diskLimitBytes ?? DEFAULT_DISK_LIMIT_BYTES,
      },
    });
  }

  #logState(id: string): 'waiting' | 'writing' | 'complete' {
    // A follower must end with the engine; the database may be closed by then.
    if (this.#closing.signal.aborted) return 'complete';
    const state = this.#transitions.repository.stateOf(id);
    if (state === undefined || isLogComplete(state)) return 'complete';
    return state === 'queued' ? 'waiting' : 'writing';
  }

  async #removeFiles({ spec, attempt }: WorkloadRecord): Promise<void> {
    const { combined, stdout, stderr } = this.#layout.logsOf(spec.id, attempt);
    const artifact = this.#layout.artifactOf(spec.id);
    const { root } = this.#layout.pathsOf(spec.id);
    for (const path of [root, combined, stdout, stderr, artifact]) await removeTree(path);
  }

  #inBackground(work: Promise<void>, complaint: string): void {
    const tracked = work
      .catch((error) => this.#logger.warn(`${complaint}: ${messageOf(error)}`))
      .then(() => {
        this.#background.delete(tracked);
      });
    this.#background.add(tracked);
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) {
      throw new EngineError('ENGINE_CLOSED', 'The engine is closed.');
    }
  }
}

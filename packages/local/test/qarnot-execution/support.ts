import { randomUUID } from 'node:crypto';
import { temporaryDirectory } from '@irori/testkit';
import { createExecution } from '../../src/clouds/qarnot/execution/execution.ts';
import {
  isFinal,
  POOL_TRANSITIONS,
  TASK_TRANSITIONS,
} from '../../src/clouds/qarnot/execution/lifecycle.ts';
import {
  type ExecutionOptions,
  executionOptionTable,
} from '../../src/clouds/qarnot/execution/options.ts';
import { executionSchema } from '../../src/clouds/qarnot/execution/store/schema.ts';
import type {
  Execution,
  ExecutionRows,
  JobRun,
  PoolRun,
  TaskRun,
  TaskState,
} from '../../src/clouds/qarnot/execution/types.ts';
import { executionRows } from '../../src/clouds/qarnot/store/execution-rows.ts';
import { qarnotSchema } from '../../src/clouds/qarnot/store/schema.ts';
import { openStores } from '../../src/clouds/qarnot/store/stores.ts';
import { systemEngineClock } from '../../src/engine/clock.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { createProcessRuntime } from '../../src/engine/runtimes/process.ts';
import type { Engine, EngineClock } from '../../src/engine/types.ts';
import type { components } from '../../src/generated/qarnot/wire.ts';
import { openObjectStore } from '../../src/s3/store/open.ts';
import { s3Schema } from '../../src/s3/store/schema.ts';
import type { ObjectStore } from '../../src/s3/store/types.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { eventually } from '../engine/support.ts';

type Schemas = components['schemas'];

const attributes = { contentType: null, headers: {}, metadata: {} };

/** Options of {@link startExecution}. */
export interface TestOptions {
  readonly dataDir?: string;
  readonly slots?: number;
  readonly clock?: EngineClock;
  readonly options?: Partial<ExecutionOptions>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** An execution on an engine and stores of its own. */
export class TestExecution implements AsyncDisposable {
  readonly execution: Execution;
  readonly engine: Engine;
  readonly objects: ObjectStore;
  readonly rows: ExecutionRows;
  readonly store: Store;
  /** Every state a task or pool was given, by its uuid; the first included. */
  readonly states: Map<string, string[]> = new Map();
  /** Steps that the life cycle does not have. */
  readonly illegal: string[] = [];
  readonly complaints: string[] = [];
  readonly #stores: ReturnType<typeof openStores>;
  readonly #clock: EngineClock;
  readonly #remove: () => Promise<void>;
  #isClosed = false;

  constructor(dataDir: string, options: TestOptions, remove: () => Promise<void>) {
    const { clock = systemEngineClock, secrets = {}, slots = 2 } = options;
    this.#remove = remove;
    this.#clock = clock;
    this.store = openStore(dataDir, { modules: [qarnotSchema, executionSchema, s3Schema] });
    const { database } = this.store;
    const complain = (message: string): void => void this.complaints.push(message);
    const logger = { debug() {}, info() {}, warn: complain, error: complain };
    const parts = { dataDir: this.store.dataDir, database, clock };
    const runtime = createProcessRuntime();
    this.engine = createEngine({ ...parts, slots, runtime, gpus: [], logger });
    this.objects = openObjectStore(parts);
    this.#stores = openStores(database);
    this.rows = this.#watched(
      executionRows(
        this.#stores,
        () => clock.now(),
        () => {},
      ),
    );
    this.execution = createExecution({
      ...parts,
      engine: this.engine,
      objects: this.objects,
      rows: this.rows,
      logger,
      secrets: {
        get: (key) => secrets[key],
        keys: (prefix) => Object.keys(secrets).filter((key) => key.startsWith(prefix)),
      },
      credentials: () => ({
        apiUrl: 'http://api.example',
        storageUrl: 'http://storage.example',
        token: 'token-of-the-account',
        email: 'me@example.invalid',
      }),
      options: { ...defaults(), ...options.options },
    });
  }

  async start(): Promise<this> {
    await this.execution.start();
    await this.engine.start();
    return this;
  }

  /** Creates a task that runs `DOCKER_CMD`. */
  task(command: string, body: Partial<Schemas['TaskCreate']> = {}): string {
    const { constants, ...rest } = body;
    return this.create('tasks', {
      name: 'test',
      profile: 'docker-batch',
      ...(rest.advancedRanges === undefined ? { instanceCount: 1 } : {}),
      constants: [{ key: 'DOCKER_CMD', value: command }, ...(constants ?? [])],
      ...rest,
    });
  }

  /** Creates a task that runs a line of shell. */
  shell(line: string, body: Partial<Schemas['TaskCreate']> = {}): string {
    return this.task(`sh -c '${line.replaceAll("'", `'"'"'`)}'`, body);
  }

  pool(body: Partial<Schemas['PoolCreate']> = {}): string {
    return this.create('pools', { name: 'pool', profile: 'docker-batch', ...body });
  }

  job(body: Partial<Schemas['JobCreate']> = {}): string {
    return this.create('jobs', { name: 'job', useDependencies: true, ...body });
  }

  create(
    kind: 'tasks' | 'pools' | 'jobs',
    body: Schemas['TaskCreate' | 'PoolCreate' | 'JobCreate'],
  ): string {
    const uuid = randomUUID();
    const now = this.#clock.now();
    const columns = {
      uuid,
      shortname: uuid,
      name: body.name,
      created_at: now,
      modified_at: now,
      state: kind === 'jobs' ? 'Active' : 'Submitted',
      state_at: now,
      ...(kind === 'jobs' ? {} : { project_uuid: 'p', instance_count: 0 }),
      ...(kind === 'tasks' ? this.#placeOf(body as Schemas['TaskCreate']) : {}),
    };
    this.store.database.transaction(() => {
      this.#stores[kind].insert({ columns, body: body as never });
      if (kind === 'tasks') this.execution.acceptTask(this.found(uuid));
      else if (kind === 'pools') this.execution.acceptPool(this.rows.pools.find(uuid) as PoolRun);
      else this.execution.acceptJob(this.rows.jobs.find(uuid) as JobRun);
    });
    return uuid;
  }

  /** The task; it must be there. */
  found(uuid: string): TaskRun {
    const task = this.rows.tasks.find(uuid);
    if (task === undefined) throw new Error(`There is no task ${uuid}.`);
    return task;
  }

  state(uuid: string): TaskState | undefined {
    return this.rows.tasks.find(uuid)?.state;
  }

  /** Waits for the end of a task. */
  async ended(uuid: string): Promise<TaskRun> {
    await eventually(() => isFinal(this.found(uuid).state), `the end of ${uuid}`);
    return this.found(uuid);
  }

  async reached(uuid: string, state: TaskState): Promise<void> {
    await eventually(() => this.state(uuid) === state, `${state} of ${uuid}`);
  }

  async log(uuid: string, instance: number | null = null): Promise<string> {
    return await this.execution.log(uuid, 'stdout', instance);
  }

  async put(bucket: string, files: Readonly<Record<string, string>>): Promise<void> {
    this.objects.createBucket(bucket);
    for (const [key, text] of Object.entries(files)) {
      await this.objects.put(bucket, key, Buffer.from(text), attributes);
    }
  }

  /** Keys and contents of a bucket. */
  async content(bucket: string): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const { key } of this.objects.list(bucket, { limit: 1000 }).objects) {
      const object = this.objects.get(bucket, key);
      if (object === undefined) continue;
      const pieces: Buffer[] = [];
      for await (const piece of this.objects.open(object)) pieces.push(piece as Buffer);
      found[key] = Buffer.concat(pieces).toString();
    }
    return found;
  }

  async close(jobs: 'stop' | 'keep'): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.execution.close();
    await this.engine.close({ jobs });
    await this.objects.close();
    this.store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close('stop');
    await this.#remove();
  }

  #placeOf({
    jobUuid = null,
    poolUuid = null,
  }: Schemas['TaskCreate']): Record<string, string | null> {
    const pool = jobUuid === null ? null : (this.rows.jobs.find(jobUuid)?.plan.poolUuid ?? null);
    return { job_uuid: jobUuid, pool_uuid: poolUuid ?? pool };
  }

  #watched(rows: ExecutionRows): ExecutionRows {
    const watch = (
      kind: ExecutionRows['tasks'] | ExecutionRows['pools'],
      legal: Readonly<Record<string, readonly string[]>>,
    ) => ({
      ...kind,
      change: (uuid: string, change: never) => {
        const { state, previousState } = change as { state?: string; previousState?: string };
        if (state !== undefined) {
          const seen = this.states.get(uuid) ?? [];
          this.states.set(uuid, seen);
          if (previousState !== undefined && seen.at(-1) !== previousState)
            seen.push(previousState);
          if (legal[previousState ?? '']?.includes(state) !== true) {
            this.illegal.push(`${previousState} to ${state}`);
          }
          seen.push(state);
        }
        kind.change(uuid, change);
      },
    });
    return {
      ...rows,
      tasks: watch(rows.tasks, TASK_TRANSITIONS) as ExecutionRows['tasks'],
      pools: watch(rows.pools, POOL_TRANSITIONS) as ExecutionRows['pools'],
    };
  }
}

function defaults(): ExecutionOptions {
  const entries = Object.entries(executionOptionTable).map(([name, { default: value }]) => [
    name,
    value,
  ]);
  return Object.fromEntries(entries) as ExecutionOptions;
}

/** Starts an execution, in a new data directory unless one is given. */
export async function startExecution(options: TestOptions = {}): Promise<TestExecution> {
  const directory = options.dataDir === undefined ? await temporaryDirectory() : undefined;
  const dataDir = options.dataDir ?? `${directory?.path}/data`;
  const remove = async (): Promise<void> => await directory?.remove();
  return await new TestExecution(dataDir, options, remove).start();
}

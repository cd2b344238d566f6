import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { temporaryDirectory } from '@irori/testkit';
import { createEngine } from '../../src/engine/engine.ts';
import { createProcessRuntime } from '../../src/engine/runtimes/process.ts';
import type {
  Engine,
  EngineOptions,
  LogStream,
  Workload,
  WorkloadSpec,
} from '../../src/engine/types.ts';
import { openStore, type Store } from '../../src/store/open.ts';

/** A specification with everything that a test does not care about filled in. */
export function workload(overrides: Partial<WorkloadSpec> = {}): WorkloadSpec {
  return {
    id: randomUUID(),
    cloud: 'dok',
    name: 'test',
    image: 'example/image',
    entrypoint: [],
    command: ['true'],
    env: {},
    pathEnv: { OUT: 'outputs' },
    gpus: 0,
    logs: 'combined',
    timeLimitMs: null,
    stopGraceMs: 5000,
    collect: 'tar.gz',
    port: null,
    ...overrides,
  };
}

/** A workload that runs a line of shell. */
export function script(line: string, overrides: Partial<WorkloadSpec> = {}): WorkloadSpec {
  return workload({ command: ['sh', '-c', line], ...overrides });
}

/** Shell that goes on when a test has made the file. */
export function untilThere(file: string): string {
  return `until test -e '${file}'; do sleep 0.01; done`;
}

/** An engine over a store of its own. */
export interface TestEngine extends AsyncDisposable {
  readonly engine: Engine;
  readonly store: Store;
  /** What the engine told its logger at `warn` and `error`. */
  readonly complaints: string[];
  /** Submits and waits for the end. */
  run(spec: WorkloadSpec): Promise<Workload>;
  ended(id: string): Promise<Workload>;
  /** Waits until the workload is in this state. */
  reached(id: string, state: Workload['state']): Promise<Workload>;
  logText(id: string, stream?: LogStream): string;
  /** Closes the engine and the store, and leaves the data directory. */
  close(jobs: 'stop' | 'keep'): Promise<void>;
}

/** Options of {@link startEngine}. */
export interface TestEngineOptions extends Partial<Omit<EngineOptions, 'database'>> {
  /** Leave it unstarted. */
  readonly start?: boolean;
}

/** Starts an engine, in a new data directory unless one is given. */
export async function startEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const { start = true, dataDir, ...rest } = options;
  const directory = dataDir === undefined ? await temporaryDirectory() : undefined;
  const store = openStore(dataDir ?? directory?.path ?? '');
  const complaints: string[] = [];
  const complain = (message: string): void => void complaints.push(message);
  const engine = createEngine({
    slots: 2,
    runtime: createProcessRuntime(),
    gpus: [],
    logger: { debug() {}, info() {}, warn: complain, error: complain },
    ...rest,
    dataDir: store.dataDir,
    database: store.database,
  });
  if (start) await engine.start();
  let isClosed = false;
  const reached = (id: string, state: Workload['state']): Promise<Workload> =>
    new Promise((resolve) => {
      const now = engine.get(id);
      if (now?.state === state) {
        resolve(now);
        return;
      }
      const unsubscribe = engine.onTransition((changed) => {
        if (changed.spec.id !== id || changed.state !== state) return;
        unsubscribe();
        // Inside the transaction it is not yet true for others.
        setImmediate(() => resolve(engine.get(id) ?? changed));
      });
    });
  const close = async (jobs: 'stop' | 'keep'): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await engine.close({ jobs });
    store.close();
  };
  return {
    engine,
    store,
    complaints,
    reached,
    close,
    ended: (id) => reached(id, 'ended'),
    run: async (spec) => reached(engine.submit(spec).spec.id, 'ended'),
    logText: (id, stream) => {
      const log = engine.log(id, stream);
      return log.size() === 0 ? '' : readFileSync(log.path, 'latin1');
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await close('stop');
      await directory?.remove();
    },
  };
}

/** Waits until a check holds, looking every few milliseconds. */
export async function eventually(check: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 40_000;
  while (!check()) {
    if (performance.now() > deadline) throw new Error(`It never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whether a process is there and not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return line.slice(line.lastIndexOf(')') + 2)[0] !== 'Z';
  } catch {
    return false;
  }
}

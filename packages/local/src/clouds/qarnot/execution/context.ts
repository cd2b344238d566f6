import { join } from 'node:path';
import type { Engine, EngineClock, EngineLogger } from '../../../engine/types.ts';
import type { ObjectStore } from '../../../s3/store/types.ts';
import type { Database } from '../../../store/database.ts';
import { Alarms } from './alarms.ts';
import { describeMachine, type Machine } from './machine.ts';
import type { ExecutionOptions } from './options.ts';
import { createDependencyStore, type DependencyStore } from './store/dependencies.ts';
import { createInstanceStore, type InstanceStore } from './store/instances.ts';
import { createRunStore, type RunStore } from './store/runs.ts';
import type { AccountCredentials, ExecutionRows, SecretSource } from './types.ts';

/** What the execution is built on and does not own. */
export interface ExecutionParts {
  readonly dataDir: string;
  readonly database: Database;
  readonly engine: Engine;
  readonly objects: ObjectStore;
  readonly rows: ExecutionRows;
  readonly secrets: SecretSource;
  /** Called when a task starts that has the privilege. */
  readonly credentials: () => AccountCredentials;
  readonly options: ExecutionOptions;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
}

/** What the parts of the execution share. */
export interface Context extends ExecutionParts {
  readonly runs: RunStore;
  readonly instances: InstanceStore;
  readonly dependencies: DependencyStore;
  readonly alarms: Alarms;
  readonly machine: Machine;
  /** The common logs of tasks and pools. */
  readonly logFolder: string;
  /**
   * Runs `fn` in a transaction of its own after the current one is committed; one that fails is
   * run again, and does not fail the one before.
   */
  afterCommit(name: string, fn: () => void): void;
  /** Aborted when the execution closes. */
  readonly closing: AbortSignal;
}

/** Opens the stores over the parts. */
export function createContext(parts: ExecutionParts, closing: AbortSignal): Context {
  const { database, clock, logger, options, dataDir } = parts;
  const alarms = new Alarms(clock, logger);
  return {
    ...parts,
    afterCommit: (name, fn) =>
      database.afterCommit(() => alarms.run(name, () => database.transaction(fn))),
    runs: createRunStore(database),
    instances: createInstanceStore(database),
    dependencies: createDependencyStore(database),
    alarms,
    machine: describeMachine(options),
    logFolder: join(dataDir, 'qarnot-logs'),
    closing,
  };
}

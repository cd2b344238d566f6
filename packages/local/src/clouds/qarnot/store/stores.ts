import type { Database } from '../../../store/database.ts';
import { EntityStore } from './entities.ts';
import { Facts } from './facts.ts';
import { SecretStore } from './secrets.ts';
import type { JobBody, JobRow, PoolBody, PoolRow, TaskBody, TaskRow } from './types.ts';

/** Everything that Qarnot keeps, besides what the execution keeps for itself. */
export interface Stores {
  readonly tasks: EntityStore<TaskRow, TaskBody>;
  readonly pools: EntityStore<PoolRow, PoolBody>;
  readonly jobs: EntityStore<JobRow, JobBody>;
  readonly secrets: SecretStore;
  readonly facts: Facts;
  /** Forgets everything but the rows of tasks, pools and jobs. */
  forget(): void;
}

/** The stores of Qarnot over an open database. */
export function openStores(database: Database): Stores {
  return {
    tasks: new EntityStore(database, 'task'),
    pools: new EntityStore(database, 'pool'),
    jobs: new EntityStore(database, 'job'),
    secrets: new SecretStore(database),
    facts: new Facts(database),
    forget: () => {
      for (const table of ['secrets', 'facts', 'cursors']) {
        database.exec(`DELETE FROM qarnot_${table}`);
      }
    },
  };
}

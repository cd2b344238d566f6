import { whenOver } from '../../when-over.ts';
import type { Context } from './context.ts';
import { executionTables } from './store/schema.ts';
import { qarnotCloud } from './workload-spec.ts';

/**
 * Ends and forgets every task, pool and job, also what is created meanwhile.
 *
 * @param removeAll asks for the removal of what is there
 */
export async function forgetAll(context: Context, removeAll: () => void): Promise<void> {
  do {
    removeAll();
    await whenOver(context.engine, () => isIdle(context));
  } while (!isIdle(context));
  const { database, rows } = context;
  database.transaction(() => {
    removeWorkloads(context);
    for (const kind of [rows.tasks, rows.pools, rows.jobs]) {
      for (const uuid of kind.all()) kind.delete(uuid);
    }
    for (const table of executionTables) database.exec(`DELETE FROM ${table}`);
  });
}

function removeWorkloads({ database, engine }: Context): void {
  const tries = database.prepare<{ workload: string }>('SELECT workload FROM qarnot_attempts');
  for (const { workload } of tries.all()) {
    if (engine.get(workload) !== undefined) engine.remove(workload);
  }
}

/** Whether no program of this cloud is active or waits. */
function isIdle({ database }: Context): boolean {
  const count = database.prepare<{ count: number }>(
    "SELECT count(*) AS count FROM workloads WHERE state <> 'ended' AND cloud = ?",
  );
  return count.get(qarnotCloud)?.count === 0;
}

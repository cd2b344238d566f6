import type { Database } from '../../../../store/database.ts';
import type { KnownDependency } from '../dependencies.ts';
import type { TaskFinalState } from '../plan-types.ts';

/** Reads and writes who waits for whom, with how it ended: it may be gone when that is asked. */
export interface DependencyStore {
  add(task: string, dependencies: readonly KnownDependency[]): void;
  of(task: string): KnownDependency[];
  /** Notes the end of a task; the result are those that wait for it. */
  ended(target: string, actual: TaskFinalState): readonly string[];
  delete(task: string): void;
}

interface Row {
  readonly target: string;
  readonly conditions: string | null;
  readonly actual: TaskFinalState | null;
}

/** The dependencies over an open database. */
export function createDependencyStore(database: Database): DependencyStore {
  const insert = database.prepare(
    'INSERT INTO qarnot_dependencies (task, position, target, conditions, actual) ' +
      'VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare<Row>(
    'SELECT target, conditions, actual FROM qarnot_dependencies WHERE task = ? ORDER BY position',
  );
  const end = database.prepare<{ task: string }>(
    'UPDATE qarnot_dependencies SET actual = ? WHERE target = ? AND actual IS NULL RETURNING task',
  );
  const remove = database.prepare('DELETE FROM qarnot_dependencies WHERE task = ?');
  return {
    add(task, dependencies): void {
      dependencies.forEach(({ taskUuid, conditions, actual }, position) => {
        const json = conditions === null ? null : JSON.stringify(conditions);
        insert.run(task, position, taskUuid, json, actual);
      });
    },
    of: (task) =>
      select.all(task).map(({ target, conditions, actual }) => ({
        taskUuid: target,
        conditions: conditions === null ? null : (JSON.parse(conditions) as TaskFinalState[]),
        actual,
      })),
    ended: (target, actual) => [...new Set(end.all(actual, target).map(({ task }) => task))],
    delete: (task) => void remove.run(task),
  };
}

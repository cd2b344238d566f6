import { InputError } from '@irori/core';
import type { components } from '../generated/wire.ts';

type Schemas = components['schemas'];

/** A task to wait for, and the ends that count; without any, every end does. */
export type AdvancedDependency = Schemas['AdvancedDependency'];
/** How a task may end, as dependencies name it. */
export type TaskFinalState = Schemas['TaskFinalState'];
/** The field `dependencies` of a task to be created: simple or advanced, never both. */
export type TaskDependencies = Schemas['DependenciesInput'];

const FINAL_STATES: readonly TaskFinalState[] = ['success', 'failure', 'cancelled'];

function checkState(state: string): void {
  if ((FINAL_STATES as readonly string[]).includes(state)) return;
  throw new InputError(
    `A task never ends as "${state}"; dependencies know ${FINAL_STATES.join(', ')}.`,
    { field: 'dependencies' },
  );
}

function advanced(dependency: string | AdvancedDependency): AdvancedDependency {
  const { taskUuid, taskFinalStateCondition = null } =
    typeof dependency === 'string' ? { taskUuid: dependency } : dependency;
  if (typeof taskUuid !== 'string' || taskUuid === '') {
    throw new InputError('A dependency names no task: taskUuid is missing.', {
      field: 'dependencies',
    });
  }
  for (const state of taskFinalStateCondition ?? []) checkState(state);
  return { taskUuid, taskFinalStateCondition };
}

/**
 * The field `dependencies` of a task. It is the simple form when only ids are given, and the
 * advanced form as soon as one task is given with the ends that count. Both tasks must be in one job
 * that was created with `useDependencies: true`. A task whose condition can no longer be met is
 * cancelled.
 *
 * @throws InputError without any task, and for ends that do not exist.
 * @example
 * ```ts
 * dependsOn(first, second);
 * dependsOn(first, { taskUuid: second, taskFinalStateCondition: ['failure'] });
 * ```
 */
export function dependsOn(...tasks: (string | AdvancedDependency)[]): TaskDependencies {
  if (tasks.length === 0) {
    throw new InputError('dependsOn needs at least one task.', { field: 'dependencies' });
  }
  const dependencies = tasks.map(advanced);
  return tasks.every((task) => typeof task === 'string')
    ? { dependsOn: dependencies.map(({ taskUuid }) => taskUuid) }
    : { advancedDependsOn: dependencies };
}

import type { components } from '../../../generated/qarnot/wire.ts';
import type { Dependency, TaskFinalState } from './plan-types.ts';
import type { TaskState } from './types.ts';

type DependencyState = components['schemas']['DependencyState'];

/** A dependency with what became of the other task; `null` while it has not ended. */
export interface KnownDependency extends Dependency {
  readonly actual: TaskFinalState | null;
}

/** How a task in this state ended, in the words of dependencies; `null` while it goes on. */
export function finalStateOf(state: TaskState): TaskFinalState | null {
  switch (state) {
    case 'Success':
      return 'success';
    case 'Failure':
      return 'failure';
    case 'Cancelled':
    case 'PendingDelete':
      return 'cancelled';
    default:
      return null;
  }
}

/** Whether one dependency is fulfilled. Without conditions any end will do (documented). */
export function dependencyState({ conditions, actual }: KnownDependency): DependencyState {
  if (actual === null) return 'waiting';
  const isFulfilled = conditions === null || conditions.includes(actual);
  return isFulfilled ? 'dependencyConditionsFulfilled' : 'dependencyConditionsNotFulfilled';
}

/** Whether all are fulfilled; one that cannot be any more decides at once. */
export function dependenciesState(all: readonly KnownDependency[]): DependencyState {
  const states = new Set(all.map(dependencyState));
  if (states.has('dependencyConditionsNotFulfilled')) return 'dependencyConditionsNotFulfilled';
  return states.has('waiting') ? 'waiting' : 'dependencyConditionsFulfilled';
}

import type { components } from '../../../generated/qarnot/wire.ts';
import type { Context } from './context.ts';
import { dependenciesState, dependencyState } from './dependencies.ts';
import { activePolicy } from './scaling.ts';
import type { PoolStore } from './store/pools.ts';
import { type Execution, ExecutionRefusal, type Usage } from './types.ts';

type Schemas = components['schemas'];

/** Answers what is asked about tasks and pools that run or ran, besides their `status`. */
export class RunReader
  implements
    Pick<
      Execution,
      'activePolicy' | 'poolUsage' | 'queuedOrRunning' | 'dependencies' | 'taskUsage' | 'poolUsed'
    >
{
  readonly #context: Context;
  readonly #pools: PoolStore;

  constructor(context: Context, pools: PoolStore) {
    this.#context = context;
    this.#pools = pools;
  }

  activePolicy(uuid: string): string | null {
    const policies = this.#context.rows.pools.find(uuid)?.plan.scaling ?? [];
    return activePolicy(policies, this.#context.clock.now())?.name ?? null;
  }

  poolUsage(uuid: string): { readonly totalSlotCapacity: number; readonly poolUsage: number } {
    const slots = this.#pools.slots(uuid).filter(({ state }) => state !== 'preparing');
    const busy = slots.filter(({ state }) => state !== 'ready').length;
    return {
      totalSlotCapacity: slots.length,
      poolUsage: slots.length === 0 ? 0 : busy / slots.length,
    };
  }

  queuedOrRunning(poolUuid: string): number {
    return this.#context.runs
      .ofPool(poolUuid)
      .filter(({ ended_at }) => ended_at === null)
      .reduce((sum, run) => sum + run.waiting + run.dispatched + run.executing + run.uploading, 0);
  }

  dependencies(taskUuid: string): Schemas['Dependencies'] | null {
    const known = this.#context.dependencies.of(taskUuid);
    if (known.length === 0) return null;
    const state = dependenciesState(known);
    if (known.every(({ conditions }) => conditions === null)) {
      return { dependsOn: known.map(({ taskUuid: uuid }) => uuid), state };
    }
    const advancedDependsOn = known.map((dependency) => ({
      taskUuid: dependency.taskUuid,
      taskFinalStateCondition: dependency.conditions === null ? null : [...dependency.conditions],
      state: dependencyState(dependency),
      actualFinalState: dependency.actual,
    }));
    return { dependsOn: [], advancedDependsOn, state };
  }

  taskUsage(uuid: string): Usage {
    const { runs, instances, clock } = this.#context;
    const now = clock.now();
    const live = instances
      .executing(uuid)
      .reduce((sum, { started_at }) => sum + now - (started_at ?? now), 0);
    return this.#usage((runs.find(uuid)?.execution_ms ?? 0) + live);
  }

  poolUsed(uuid: string): Usage {
    return this.#usage(this.slotMs(uuid));
  }

  /** How long the slots of a pool have been there, together. */
  slotMs(uuid: string): number {
    const now = this.#context.clock.now();
    const live = this.#pools
      .slots(uuid)
      .reduce((sum, { ready_at }) => sum + (ready_at === null ? 0 : now - ready_at), 0);
    return (this.#pools.find(uuid)?.slot_ms ?? 0) + live;
  }

  /** @throws ExecutionRefusal `unknown_instance`. */
  assertInstance(owner: string, instance: number | null): void {
    if (instance === null) return;
    const { instances } = this.#context;
    if (instances.find(owner, instance) !== undefined) return;
    const pool = this.#pools.find(owner);
    const isSlot = pool !== undefined && instance < Math.max(pool.target, 1);
    if (isSlot || instances.attempts(owner, instance).length > 0) return;
    throw new ExecutionRefusal('unknown_instance', `There is no instance ${instance}.`);
  }

  #usage(executionMs: number): Usage {
    return { executionMs, coreMs: executionMs * this.#context.machine.cores };
  }
}

import { InputError } from '@irori/core';
import type { components } from '../generated/wire.ts';
import { parsePeriod, type TimePeriod } from './period.ts';

type Schemas = components['schemas'];

/** How a pool follows its load: one policy of several, in force during its periods. */
export type ScalingPolicy = Schemas['ScalingPolicy'];
/** The policies of a pool, as they are sent. The first one in force now is the active one. */
export type ScalingInput = Schemas['ScalingInput'];
/** The policies of a pool, and which one is active. */
export type Scaling = Schemas['Scaling'];

interface PolicyInput {
  /** Its name; Qarnot tells by it which policy is active. */
  name?: string;
  /** When it is in force; text is read by `parsePeriod`. */
  enabledPeriods?: readonly (TimePeriod | string)[];
}

/** A policy that keeps a fixed number of slots. */
export interface FixedPolicyInput extends PolicyInput {
  /** How many slots. */
  slotsCount: number;
}

/** A policy that follows the queue of the pool's tasks. */
export interface QueuePolicyInput extends PolicyInput {
  /** Never fewer slots than this. */
  minTotalSlots?: number;
  /** Never more slots than this. */
  maxTotalSlots?: number;
  /** Slots kept ready for tasks to come. */
  minIdleSlots?: number;
  /** Seconds that a slot must be idle before it is closed. The server's default is 90. */
  minIdleTimeSeconds?: number;
  /** Share of `maxTotalSlots` that is opened at once, 0 to 1. The server's default is 0.2. */
  scalingFactor?: number;
}

function count(value: number | undefined, field: string): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return;
  throw new InputError(`${field} is ${String(value)}; it must be a whole number from 0 on.`, {
    field,
  });
}

function periodsOf({ enabledPeriods }: PolicyInput): { enabledPeriods?: TimePeriod[] } {
  if (enabledPeriods === undefined) return {};
  const periods = enabledPeriods.map((each) =>
    typeof each === 'string' ? parsePeriod(each) : each,
  );
  return { enabledPeriods: periods };
}

function fixed({ slotsCount, name, ...rest }: FixedPolicyInput): ScalingPolicy {
  if (slotsCount === undefined) {
    throw new InputError('A fixed scaling policy needs slotsCount.', { field: 'slotsCount' });
  }
  count(slotsCount, 'slotsCount');
  return { type: 'Fixed', slotsCount, ...(name === undefined ? {} : { name }), ...periodsOf(rest) };
}

function managedTasksQueue(input: QueuePolicyInput): ScalingPolicy {
  const { enabledPeriods: _, ...settings } = input;
  const { minTotalSlots, maxTotalSlots, scalingFactor } = settings;
  for (const field of [
    'minTotalSlots',
    'maxTotalSlots',
    'minIdleSlots',
    'minIdleTimeSeconds',
  ] as const) {
    count(settings[field], field);
  }
  if (maxTotalSlots !== undefined && (minTotalSlots ?? 0) > maxTotalSlots) {
    throw new InputError(`minTotalSlots (${minTotalSlots}) is above maxTotalSlots.`, {
      field: 'minTotalSlots',
    });
  }
  if (scalingFactor !== undefined && !(scalingFactor >= 0 && scalingFactor <= 1)) {
    throw new InputError(`scalingFactor is ${String(scalingFactor)}; it lies between 0 and 1.`, {
      field: 'scalingFactor',
    });
  }
  return { type: 'ManagedTasksQueue', ...settings, ...periodsOf(input) };
}

/**
 * The two kinds of scaling policies. Each throws an InputError for values that cannot be.
 *
 * @example
 * ```ts
 * const policies = [
 *   scalingPolicy.managedTasksQueue({ maxTotalSlots: 8, enabledPeriods: ['monday-friday 08:00-18:00'] }),
 *   scalingPolicy.fixed({ slotsCount: 1, enabledPeriods: ['always'] }),
 * ];
 * ```
 */
export const scalingPolicy: {
  /** Keeps a number of slots. */
  fixed: (input: FixedPolicyInput) => ScalingPolicy;
  /** Opens and closes slots as the tasks of the pool need them. */
  managedTasksQueue: (input: QueuePolicyInput) => ScalingPolicy;
} = { fixed, managedTasksQueue };

import { closestWord, InputError } from '@irori/core';
import type { components } from '../generated/wire.ts';

type Schemas = components['schemas'];

/** How a task or pool is dispatched: on spare machines, on demand, or on reserved ones. */
export type SchedulingType = Schemas['SchedulingType'];

/** The scheduling types that are known. */
export const SCHEDULING_TYPES: readonly SchedulingType[] = ['flex', 'onDemand', 'reserved'];

/** The fields of a task or pool that say how it is dispatched. */
export interface Scheduling {
  schedulingType: SchedulingType;
  /** The reservation, with `reserved` only. */
  targetedReservationName?: string;
  /** The reserved machines by their key, the older way, with `reserved` only. */
  targetedReservedMachineKey?: string;
}

/**
 * Reads a scheduling type in any case: Qarnot's Python client writes `OnDemand`, answers `onDemand`.
 *
 * @throws InputError for an unknown one, with the one that was probably meant.
 */
export function parseSchedulingType(text: string): SchedulingType {
  const wanted = String(text).toLowerCase();
  const found = SCHEDULING_TYPES.find((type) => type.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const meant = closestWord(wanted, SCHEDULING_TYPES);
  throw new InputError(
    `Unknown scheduling type "${text}". ${
      meant === undefined ? `There are ${SCHEDULING_TYPES.join(', ')}.` : `Did you mean ${meant}?`
    }`,
    { field: 'schedulingType' },
  );
}

/** Where a reserved task or pool runs. */
export type Reservation = { reservationName: string } | { machineKey: string };

function reserved(where: Reservation): Scheduling {
  const schedulingType = 'reserved';
  return 'reservationName' in where
    ? { schedulingType, targetedReservationName: where.reservationName }
    : { schedulingType, targetedReservedMachineKey: where.machineKey };
}

/**
 * The scheduling types as fields to spread into a task or pool.
 *
 * @example
 * ```ts
 * await qarnot.tasks.create({ name, profile, instanceCount: 1, ...scheduling.onDemand() });
 * ```
 */
export const scheduling: {
  /** Cheapest; may be interrupted and started again. */
  flex: () => Scheduling;
  /** On demand: not interrupted. */
  onDemand: () => Scheduling;
  /** On machines that are reserved for the account. */
  reserved: (where: Reservation) => Scheduling;
} = {
  flex: () => ({ schedulingType: 'flex' }),
  onDemand: () => ({ schedulingType: 'onDemand' }),
  reserved,
};

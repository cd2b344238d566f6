import { RefusedError } from '../errors.ts';
import { accepts } from '../machine/states.ts';
import type { DenvrServices } from '../services.ts';
import type { InstanceRow } from '../store/instances.ts';

/**
 * Tells a machine or application to start or to stop.
 *
 * @returns how it stands now.
 * @throws RefusedError 400 when its status does not allow that, unless that is to be ignored.
 */
export function commandInstance(
  { lifecycle, options }: Pick<DenvrServices, 'lifecycle' | 'options'>,
  row: InstanceRow,
  goal: 'online' | 'offline',
): InstanceRow {
  if (accepts(goal, row.status)) return lifecycle.aim(row, goal);
  if (options.invalidCommand === 'ignored') return row;
  const word = goal === 'online' ? 'started' : 'stopped';
  throw new RefusedError(400, `"${row.id}" is ${row.status ?? 'new'} and cannot be ${word}.`);
}

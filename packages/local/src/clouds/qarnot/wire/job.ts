import type { components } from '../../../generated/qarnot/wire.ts';
import type { JobEntity } from '../store/types.ts';
import { wireDate } from '../time.ts';

/** A job. */
export function jobWire({ row, body }: JobEntity): components['schemas']['Job'] {
  return {
    uuid: row.uuid,
    name: row.name,
    shortname: row.shortname,
    poolUuid: row.pool_uuid,
    state: row.state,
    previousState: row.previous_state,
    useDependencies: body.useDependencies ?? false,
    stateTransitionTime: wireDate(row.state_at),
    previousStateTransitionTime: wireDate(row.previous_state_at),
    creationDate: wireDate(row.created_at),
    lastModified: wireDate(row.modified_at),
    maxWallTime: body.maxWallTime ?? '00:00:00',
    tags: body.tags ?? [],
    autoDeleteOnCompletion: body.autoDeleteOnCompletion ?? false,
    completionTimeToLive: body.completionTimeToLive ?? '00:00:00',
  };
}

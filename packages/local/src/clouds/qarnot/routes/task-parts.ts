import type { components } from '../../../generated/qarnot/wire.ts';
import { indented, noSuch } from '../errors.ts';
import type { SnapshotConfig } from '../execution/types.ts';
import type { QarnotServices } from '../services.ts';
import { portForwards } from '../wire/port-forward.ts';
import type { QarnotHandler, QarnotHandlers } from './handler.ts';
import { done, orRefuse } from './replies.ts';
import { taskFinder } from './tasks.ts';

type Schemas = components['schemas'];

type Handlers = Pick<
  QarnotHandlers,
  | 'createSnapshot'
  | 'createSnapshotAlias'
  | 'setPeriodicSnapshot'
  | 'getSnapshot'
  | 'getTaskPortForwards'
>;

function configOf(body: Schemas['UniqueSnapshotRequest'] | undefined): SnapshotConfig {
  return {
    whitelist: body?.whitelist ?? null,
    blacklist: body?.blacklist ?? null,
    bucket: body?.bucket ?? null,
    bucketPrefix: body?.bucketPrefix ?? null,
  };
}

/** Snapshots of tasks, and how to reach what they serve. */
export function taskPartRoutes(services: QarnotServices): Handlers {
  const { execution, options } = services;
  const find = taskFinder(services);

  const snapshot: QarnotHandler = async (request) => {
    const { row } = find(request);
    const config = configOf(await request.optionalBody<Schemas['UniqueSnapshotRequest']>());
    const id = orRefuse(400, () => execution.snapshot(row.uuid, config));
    return options.snapshotAnswer === 'id' ? indented(200, { id }) : done;
  };

  return {
    createSnapshot: snapshot,
    createSnapshotAlias: snapshot,

    setPeriodicSnapshot: async (request) => {
      const { row } = find(request);
      const body = await request.body<Schemas['PeriodicSnapshotRequest']>();
      orRefuse(400, () => execution.snapshotPeriodic(row.uuid, configOf(body), body.interval));
      return done;
    },

    getSnapshot: (request) => {
      const { row } = find(request);
      const id = request.params[1] ?? '';
      const status = execution.snapshotStatus(row.uuid, id);
      if (status === undefined) throw noSuch('snapshot', id);
      return indented(200, status);
    },

    getTaskPortForwards: (request) => indented(200, portForwards(find(request))),
  };
}

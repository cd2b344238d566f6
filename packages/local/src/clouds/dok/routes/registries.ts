import type { components } from '../../../generated/dok/wire.ts';
import { empty, json } from '../../../http/reply.ts';
import { invalid, notFound } from '../errors.ts';
import { pageOfAll } from '../request/pages.ts';
import type { DokRequest } from '../request/request.ts';
import type { DokServices } from '../services.ts';
import type { RegistryInput, RegistryRow } from '../store/registries.ts';
import { jstTimestamp } from '../time.ts';
import type { DokHandlers } from './handler.ts';

function registryWire(row: RegistryRow): components['schemas']['Registry'] {
  const { id, created_at, updated_at, hostname, username } = row;
  return {
    id,
    created_at: jstTimestamp(created_at),
    updated_at: jstTimestamp(updated_at),
    hostname,
    username,
  };
}

/** Registry credentials. The password goes in and never comes out. */
export function registryRoutes({
  registries,
  options,
  clock,
}: DokServices): Pick<
  DokHandlers,
  'listRegistries' | 'createRegistry' | 'getRegistry' | 'replaceRegistry' | 'deleteRegistry'
> {
  const find = (request: DokRequest): RegistryRow => {
    const row = registries.find(request.param('registryId'));
    if (row === undefined) throw notFound();
    return row;
  };
  const checkUnique = (hostname: string, self?: string): void => {
    if (options.duplicateHostname === 'accept') return;
    const taken = registries.all().some((row) => row.hostname === hostname && row.id !== self);
    if (!taken) return;
    const message = 'Registry with this hostname already exists.';
    throw invalid([{ path: ['hostname'], message }]);
  };
  return {
    listRegistries: (request) => pageOfAll(request, registries.all().map(registryWire), options),

    createRegistry: async (request) => {
      const input = await request.body<RegistryInput>();
      checkUnique(input.hostname);
      return json(201, registryWire(registries.create(input, clock.now())));
    },

    getRegistry: (request) => json(200, registryWire(find(request))),

    replaceRegistry: async (request) => {
      const row = find(request);
      const input = await request.body<RegistryInput>();
      checkUnique(input.hostname, row.id);
      return json(200, registryWire(registries.replace(row, input, clock.now())));
    },

    deleteRegistry: (request) => {
      registries.delete(find(request).id);
      return empty(204);
    },
  };
}

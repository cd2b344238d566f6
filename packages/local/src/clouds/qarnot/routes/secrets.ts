import type { Reply } from '../../../http/reply.ts';
import { indented, RefusedError } from '../errors.ts';
import type { QarnotRequest } from '../request/request.ts';
import type { QarnotServices } from '../services.ts';
import type { QarnotHandlers } from './handler.ts';

type Handlers = Pick<
  QarnotHandlers,
  'getSecret' | 'createSecret' | 'updateSecret' | 'deleteSecret' | 'listSecrets'
>;

const keyMax = 2048;

/** A path without slashes at its ends, as the clients that exist send it. */
const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '');

function keyOf({ id }: QarnotRequest): string {
  const key = trimmed(id);
  if (key === '' || key.length > keyMax)
    throw new RefusedError(400, 'Invalid secret key', 'secret');
  return key;
}

/** The children of a folder: what is directly in it, and folders with a closing slash. */
function childrenOf(keys: readonly string[], folder: string): string[] {
  const names = keys.map((key) => {
    const rest = key.slice(folder.length);
    const slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.slice(0, slash + 1);
  });
  return [...new Set(names)];
}

/** Secrets: texts by paths. Their values are in no log and no error. */
export function secretRoutes({ stores, options }: QarnotServices): Handlers {
  const { secrets } = stores;
  const written = (status: 201 | 204): Reply => ({
    status: options.secretStatuses === '200' ? 200 : status,
  });
  const unknown = (key: string): RefusedError =>
    new RefusedError(404, `No such secret: ${key}`, 'secret');
  return {
    getSecret: (request) => {
      const key = keyOf(request);
      const value = secrets.get(key);
      if (value === undefined) throw unknown(key);
      return indented(200, { value });
    },

    createSecret: async (request) => {
      const key = keyOf(request);
      const { Value } = await request.body<{ Value: string }>();
      if (secrets.create(key, Value)) return written(201);
      throw new RefusedError(409, `The secret ${key} exists already`, 'secret');
    },

    updateSecret: async (request) => {
      const key = keyOf(request);
      const { Value } = await request.body<{ Value: string }>();
      if (secrets.update(key, Value)) return written(204);
      throw unknown(key);
    },

    deleteSecret: (request) => {
      const key = keyOf(request);
      if (secrets.delete(key)) return written(204);
      throw unknown(key);
    },

    listSecrets: ({ id }) => {
      const prefix = trimmed(id);
      const folder = prefix === '' ? '' : `${prefix}/`;
      return indented(200, { keys: childrenOf(secrets.keys(folder), folder) });
    },
  };
}

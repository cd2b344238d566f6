import type { Foundation, RunningCloud } from '../clouds/running-cloud.ts';
import { urlHost } from '../http/host-check.ts';
import { HttpServer } from '../http/server.ts';
import { messageOf } from '../store/errors.ts';
import { openObjectStore } from './store/open.ts';
import type { ObjectStore } from './store/types.ts';

/** The S3 storage as a part of the local cloud, on a port of its own. */
export interface S3Cloud extends RunningCloud {
  /** Origin of the storage, such as `http://127.0.0.1:18101`; empty before {@link start}. */
  readonly url: string;
  /** The buckets, for the parts of this process: results are written to them without HTTP. */
  readonly store: ObjectStore;
}

/** Makes the S3 storage; its `start` takes the port. */
export function createS3Cloud(foundation: Foundation): S3Cloud {
  const { host, s3Port, logger, closing } = foundation;
  const store = openObjectStore(foundation);
  let url = '';
  let sweeping: Promise<void> | undefined;
  const server = new HttpServer({
    fetch: () => new Response('', { status: 501 }),
    upgrade: (_request, socket) => void socket.destroy(),
    isAllowedHost: () => true,
    failed: (error) => logger.error(`A connection was not taken: ${error.message}`),
  });
  return {
    get url() {
      return url;
    },
    store,
    start: async () => {
      url = `http://${urlHost(host)}:${await server.listen(host, s3Port)}`;
      server.ready();
      sweeping = store.sweep(closing).catch((error: unknown) => {
        logger.warn(`Files of earlier runs could not be removed: ${messageOf(error)}`);
      });
    },
    reset: async () => store.reset(),
    close: async () => {
      await server.close();
      await sweeping;
    },
    // Results of the programs that the engine ends last are still written after `close`.
    release: () => store.close(),
  };
}

import type { Foundation, RunningCloud } from '../clouds/running-cloud.ts';
import { urlHost } from '../http/host-check.ts';
import { messageOf } from '../store/errors.ts';
import { createS3Server } from './server.ts';
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
  const { host, s3Port, credentials, options, faults, clock, logger, isAllowedHost } = foundation;
  const store = openObjectStore(foundation);
  const { email, token } = credentials.qarnot;
  let url = '';
  let sweeping: Promise<void> | undefined;
  const server = createS3Server({
    store,
    credentials: (accessKeyId) => (accessKeyId === email ? token : undefined),
    options: options.s3,
    faults,
    clock,
    logger,
    isAllowedHost,
  });
  return {
    get url() {
      return url;
    },
    store,
    start: async () => {
      url = `http://${urlHost(host)}:${await server.listen(host, s3Port)}`;
      sweeping = store.sweep(foundation.closing).catch((error: unknown) => {
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

import type { Foundation, RunningCloud } from '../clouds/running-cloud.ts';
import { urlHost } from '../http/host-check.ts';
import { HttpServer } from '../http/server.ts';
import type { SchemaModule } from '../store/database.ts';

/** The tables of the S3 storage. */
export const s3Schema: SchemaModule = { name: 's3', migrations: [] };

/** The S3 storage as a part of the local cloud, on a port of its own. */
export interface S3Cloud extends RunningCloud {
  /** Origin of the storage, such as `http://127.0.0.1:18101`; empty before {@link start}. */
  readonly url: string;
}

/** Makes the S3 storage; its `start` takes the port. */
export function createS3Cloud({ host, s3Port, logger }: Foundation): S3Cloud {
  let url = '';
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
    start: async () => {
      url = `http://${urlHost(host)}:${await server.listen(host, s3Port)}`;
      server.ready();
    },
    reset: async () => {},
    close: () => server.close(),
  };
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import { systemEngineClock } from '../../src/engine/clock.ts';
import type { EngineLogger } from '../../src/engine/types.ts';
import { FaultBook } from '../../src/faults/fault-book.ts';
import { hostCheck } from '../../src/http/host-check.ts';
import { resolveOptions } from '../../src/options/local-options.ts';
import { createS3Server } from '../../src/s3/server.ts';
import { openObjectStore } from '../../src/s3/store/open.ts';
import { s3Schema } from '../../src/s3/store/schema.ts';
import type { ObjectStore } from '../../src/s3/store/types.ts';
import { openStore } from '../../src/store/open.ts';
import type { S3Target } from './client-support.ts';

/** A running S3 server of ours over a store of its own. */
export interface TestServer extends AsyncDisposable {
  readonly target: S3Target;
  readonly port: number;
  readonly store: ObjectStore;
  /** Names of the files that hold bytes, those of unfinished uploads included. */
  files(): string[];
  readonly faults: FaultBook;
  /** What the server wrote to its log. */
  readonly log: readonly string[];
}

/** How a server is started. */
export interface TestServerOptions {
  /** Options such as `s3.like`. */
  readonly set?: Readonly<Record<string, string>>;
  readonly headersTimeout?: number;
  readonly allowedHosts?: readonly string[];
}

/** Starts a server of ours on a free port. */
export async function startS3(options: TestServerOptions = {}): Promise<TestServer> {
  const directory = await temporaryDirectory();
  const base = openStore(join(directory.path, 'data'), { modules: [s3Schema] });
  const { dataDir, database } = base;
  const store = openObjectStore({ dataDir, database, clock: systemEngineClock });
  const faults = new FaultBook();
  const log: string[] = [];
  const note = (message: string): void => void log.push(message);
  const logger: EngineLogger = { debug: note, info: note, warn: note, error: note };
  const credentials = {
    accessKeyId: 'local@irori.invalid',
    secretAccessKey: 'canary-of-the-storage',
  };
  const server = createS3Server({
    store,
    credentials: (id) => (id === credentials.accessKeyId ? credentials.secretAccessKey : undefined),
    options: resolveOptions(options.set).s3,
    faults,
    clock: systemEngineClock,
    logger,
    isAllowedHost: hostCheck('127.0.0.1', options.allowedHosts),
    headersTimeout: options.headersTimeout,
  });
  const port = await server.listen('127.0.0.1', 0);
  return {
    target: { url: `http://127.0.0.1:${port}`, ...credentials },
    port,
    store,
    files: () =>
      readdirSync(join(dataDir, 'objects'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name),
    faults,
    log,
    async [Symbol.asyncDispose]() {
      await server.close();
      await store.close();
      base.close();
      await directory[Symbol.asyncDispose]();
    },
  };
}

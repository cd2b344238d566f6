import { randomBytes } from 'node:crypto';
import { createLocalCloud } from '@irori/local';
import { Buckets } from '../../../src/buckets/buckets.ts';
import type { BucketSession } from '../../../src/buckets/request/connection.ts';
import type { StorageAccess } from '../../../src/request/storage-access.ts';
import { HastyClock } from '../../support/hasty-clock.ts';

/** A real store to test against: ours, or with IRORI_TEST_S3_URL any other. */
export interface TestStore extends AsyncDisposable {
  readonly access: StorageAccess;
  /** A client of the store, or of what stands in front of it. */
  client(more?: Partial<StorageAccess>): TestClient;
  /** A new bucket; all of them are deleted in the end. */
  bucket(): Promise<string>;
}

/** A client together with what it said and how it waited. */
export interface TestClient {
  readonly buckets: Buckets;
  readonly clock: HastyClock;
  readonly warnings: readonly string[];
}

/** A session that knows a store, without the API of Qarnot around it. */
export function sessionOf(
  access: StorageAccess,
  clock: HastyClock = new HastyClock(),
  warn: (line: string) => void = () => {},
): BucketSession {
  const quiet = (): void => {};
  const logger = { debug: quiet, info: quiet, error: quiet, warn };
  return { clock, logger, storage: async () => access };
}

/** A client of a store. */
export function clientOf(access: StorageAccess): TestClient {
  const clock = new HastyClock();
  const warnings: string[] = [];
  const session = sessionOf(access, clock, (line) => warnings.push(line));
  return { buckets: new Buckets(session), clock, warnings };
}

interface Running {
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  close(): Promise<void>;
}

async function start(): Promise<Running> {
  const { env } = process;
  const url = env['IRORI_TEST_S3_URL'];
  if (url !== undefined) {
    const accessKeyId = env['IRORI_TEST_S3_ACCESS_KEY'] ?? '';
    const secretAccessKey = env['IRORI_TEST_S3_SECRET_KEY'] ?? '';
    return { url, accessKeyId, secretAccessKey, close: async () => {} };
  }
  const cloud = await createLocalCloud();
  const { storageUrl, email, token } = cloud.qarnot;
  const close = (): Promise<void> => cloud.close();
  return { url: storageUrl, accessKeyId: email, secretAccessKey: token, close };
}

/** Starts the store. */
export async function startStore(): Promise<TestStore> {
  const { close, ...keys } = await start();
  const access: StorageAccess = {
    ...keys,
    region: 'us-east-1',
    forcePathStyle: true,
    sanitizePaths: false,
  };
  const { buckets } = clientOf(access);
  const made: string[] = [];
  return {
    access,
    client: (more = {}) => clientOf({ ...access, ...more }),
    bucket: async () => {
      const name = `irori-test-${randomBytes(6).toString('hex')}`;
      await buckets.create(name);
      made.push(name);
      return name;
    },
    [Symbol.asyncDispose]: async () => {
      for (const name of made) await buckets.delete(name, { force: true }).catch(() => {});
      await close();
    },
  };
}

import { type CallOptions, IroriError } from '@irori/core';
import type { ServerSettings, UserInfo } from '../types.ts';
import type { Connection } from './connection.ts';

/** Where the buckets are, and the keys to them. Holds the secret key: never show or log it. */
export interface StorageAccess {
  /** The address of the storage, without a slash at the end. */
  readonly url: string;
  /** The access key: the e-mail address of the account unless set. */
  readonly accessKeyId: string;
  /** The secret key: the token unless set. */
  readonly secretAccessKey: string;
  /** The region that requests are signed for. */
  readonly region: string;
  /** Whether buckets stand in the path and not in the host name. */
  readonly forcePathStyle: boolean;
  /** Whether remote paths are tidied. */
  readonly sanitizePaths: boolean;
  /** How often a request may be repeated, when that was set for the whole client. */
  readonly maxRetries?: number;
  /** How long nothing may move on a connection, in milliseconds, when that was set. */
  readonly timeout?: number;
}

/** This cluster has no buckets: its settings name no storage. */
export class StorageUnavailableError extends IroriError {
  static override readonly kind: string = 'StorageUnavailableError';

  constructor(baseUrl: string) {
    super(`Qarnot at ${baseUrl} names no storage in its settings.`, {
      code: 'STORAGE_UNAVAILABLE',
      hint: 'Set storageUrl (or QARNOT_STORAGE_URL) if you know where its buckets are.',
    });
  }
}

/** Whether this cluster has no buckets. */
export const isStorageUnavailableError = (value: unknown): value is StorageUnavailableError =>
  value instanceof StorageUnavailableError;

async function askStorageUrl(connection: Connection, options?: CallOptions): Promise<string> {
  const answer = await connection.request<ServerSettings>('getSettings', {}, options);
  const { storage } = answer;
  if (typeof storage !== 'string' || storage === '') {
    throw new StorageUnavailableError(connection.settings.baseUrl);
  }
  return storage.replace(/\/+$/, '');
}

async function askEmail(connection: Connection, options?: CallOptions): Promise<string> {
  const { email } = await connection.request<UserInfo>('getUserInfo', {}, options);
  if (typeof email === 'string' && email !== '') return email;
  throw new IroriError(
    'Qarnot does not say the e-mail address of the account, which is the access key of its buckets.',
    {
      code: 'STORAGE_UNAVAILABLE',
      hint: 'Set email (or QARNOT_ACCOUNT_EMAIL).',
    },
  );
}

/** Finds address and keys of the buckets; asks the API only for what the settings do not say. */
export async function findStorage(
  connection: Connection,
  options?: CallOptions,
): Promise<StorageAccess> {
  const { settings, storageOptions: given, maxRetries } = connection;
  const [url, accessKeyId] = await Promise.all([
    settings.storageUrl ?? askStorageUrl(connection, options),
    given.accessKeyId ?? settings.email ?? askEmail(connection, options),
  ]);
  return {
    url,
    accessKeyId,
    secretAccessKey: given.secretAccessKey ?? connection.token(),
    region: given.region ?? 'us-east-1',
    forcePathStyle: settings.forcePathStyle,
    sanitizePaths: settings.sanitizePaths,
    ...(maxRetries === undefined ? {} : { maxRetries }),
    ...(settings.timeout === undefined ? {} : { timeout: settings.timeout }),
  };
}

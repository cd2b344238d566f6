import { setMaxListeners } from 'node:events';
import type { S3Client } from '@aws-sdk/client-s3';
import { type Clock, ConfigError, createRedactor, type Logger, type Redactor } from '@irori/core';
import type { StorageAccess } from '../../request/storage-access.ts';
import { Attempts } from './attempts.ts';
import { createS3Client, idleLimit, type S3Module } from './client.ts';
import type { S3Call } from './describe.ts';
import { QuickPut } from './quick-put.ts';

/** What the buckets need of a session. */
export interface BucketSession {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where the buckets are, and the keys to them. */
  storage(): Promise<StorageAccess>;
}

/** What a request is made with. */
export interface S3Tools {
  readonly s3: S3Module;
  readonly client: S3Client;
  /** The second argument of `client.send`. */
  readonly http: { readonly abortSignal?: AbortSignal };
}

/** The store, its keys known and its client made. */
export class StorageConnection {
  readonly access: StorageAccess;
  readonly clock: Clock;
  /** Sends small objects; undefined where only the AWS SDK knows the way. */
  readonly quickPut: QuickPut | undefined;
  readonly #s3: S3Module;
  readonly #client: S3Client;
  readonly #logger: Logger;
  readonly #redactor: Redactor;

  private constructor(session: BucketSession, access: StorageAccess, s3: S3Module) {
    this.access = access;
    this.clock = session.clock;
    this.#logger = session.logger;
    this.#redactor = createRedactor([access.secretAccessKey]);
    this.#s3 = s3;
    this.#client = createS3Client(s3, access);
    this.quickPut = QuickPut.for(access);
  }

  /** Asks the session for the keys and loads the AWS SDK. */
  static async open(session: BucketSession): Promise<StorageConnection> {
    const [access, s3] = await Promise.all([session.storage(), import('@aws-sdk/client-s3')]);
    if (!URL.canParse(access.url)) {
      throw new ConfigError('The address of the storage is no address.', {
        setting: 'storageUrl',
        hint: 'It looks like https://storage.qarnot.com.',
      });
    }
    return new StorageConnection(session, access, s3);
  }

  /** The client itself, for links, which are made without a request. */
  get client(): S3Client {
    return this.#client;
  }

  /** The AWS SDK. */
  get s3(): S3Module {
    return this.#s3;
  }

  /**
   * Makes one request, again after failures that may pass: all that is sent here may be sent twice.
   *
   * @throws A typed error of `core`, without any secret.
   */
  async send<T>(
    call: S3Call,
    request: (tools: S3Tools) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const attempts = this.attempts(call, signal);
    const http = signal === undefined ? {} : { abortSignal: signal };
    for (;;) {
      attempts.begin();
      try {
        return await request({ s3: this.#s3, client: this.#client, http });
      } catch (error) {
        await attempts.failed(error);
      }
    }
  }

  /** @throws RequestAbortedError when the caller has ended the call. */
  throwIfAborted(call: S3Call, signal: AbortSignal | undefined): void {
    if (signal?.aborted) this.attempts(call, signal).begin();
  }

  /** Counts and spaces the attempts of one call. */
  attempts(call: S3Call, signal?: AbortSignal): Attempts {
    // Many requests at once listen to one signal, and each takes its listener back when it ends.
    if (signal !== undefined) setMaxListeners(0, signal);
    const { access, clock } = this;
    const timeout = idleLimit(access);
    const about = { call, url: access.url, redactor: this.#redactor, timeout };
    const { maxRetries } = access;
    return new Attempts(about, { clock, logger: this.#logger, signal, maxRetries });
  }
}

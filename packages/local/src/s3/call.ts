import type { Readable } from 'node:stream';
import type { Authenticated } from './auth/authenticate.ts';
import type { SentHeaders } from './auth/canonical.ts';
import type { Incoming } from './body/incoming.ts';
import type { S3Options } from './options.ts';
import type { Target } from './request/target.ts';
import type { ObjectStore } from './store/types.ts';

/** A request that was understood and whose signature is right. */
export interface S3Call {
  readonly method: string;
  readonly target: Target;
  /** Lower-case names; of a presigned URL also the `x-amz-*` in its query. */
  readonly headers: SentHeaders;
  readonly auth: Authenticated;
  readonly incoming: Incoming;
}

/** The answer to a request. */
export interface S3Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes get their length; a stream comes with its length among the headers. */
  readonly body?: string | Uint8Array | (() => Readable);
}

/** What operations work with. */
export interface S3Services {
  readonly store: ObjectStore;
  readonly options: S3Options;
}

/** Does what an operation is for. @throws S3Error, S3StoreError */
export type S3Handler = (call: S3Call, services: S3Services) => S3Reply | Promise<S3Reply>;

/** An operation by the name that S3 gives it. */
export interface Operation {
  readonly name: string;
  readonly run: S3Handler;
}

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineClock, EngineLogger } from '../engine/types.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import { type Authority, authenticate } from './auth/authenticate.ts';
import { type SentHeaders, sentHeaders } from './auth/canonical.ts';
import { SigningKeys } from './auth/signing-key.ts';
import { ClientGoneError, type Incoming } from './body/incoming.ts';
import type { Operation, S3Reply, S3Services } from './call.ts';
import { S3Error } from './errors.ts';
import { withFault } from './fault.ts';
import type { S3Options } from './options.ts';
import { type RefusedRequest, refusalReply } from './refusal.ts';
import { hostReader } from './request/host.ts';
import { withQueryHeaders } from './request/query-headers.ts';
import { parseTarget, type Target } from './request/target.ts';
import { operationOf } from './routes/operations.ts';
import { send } from './send.ts';
import type { ObjectStore } from './store/types.ts';

/** What an S3 server works with. */
export interface S3HandlerParts {
  readonly store: ObjectStore;
  /** The secret of an access key; undefined when there is no such key. */
  readonly credentials: (accessKeyId: string) => string | undefined;
  readonly options: S3Options;
  readonly faults: FaultBook;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  /** Whether requests with this Host header are answered in path style. */
  readonly isAllowedHost: (header: string | undefined) => boolean;
}

/** A request on its way, with what is known of it so far. */
interface Underway {
  readonly incoming: Incoming;
  readonly headers: SentHeaders;
  refused: RefusedRequest;
}

/** Answers the requests of one server. */
class S3RequestHandler {
  readonly #parts: S3HandlerParts;
  readonly #services: S3Services;
  readonly #authority: Authority;
  readonly #bucketOfHost: ReturnType<typeof hostReader>;
  readonly #idPrefix: string = randomBytes(6).toString('hex');
  #requests = 0;

  constructor(parts: S3HandlerParts) {
    const { store, options, credentials, clock } = parts;
    this.#parts = parts;
    this.#services = { store, options };
    this.#bucketOfHost = hostReader(parts.isAllowedHost);
    this.#authority = {
      secretOf: credentials,
      keys: new SigningKeys(),
      now: () => clock.now(),
      options,
    };
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    expects: boolean,
  ): Promise<void> {
    this.#requests += 1;
    const requestId = `${this.#idPrefix}${this.#requests.toString(16).padStart(8, '0')}`;
    const idle = this.#parts.options.bodyIdle * 1000;
    const incoming: Incoming = { request, response, expectsContinue: expects, idle };
    const resource = request.url ?? '/';
    const underway: Underway = {
      incoming,
      headers: sentHeaders(request),
      refused: { bucket: '', key: '', resource, requestId },
    };
    try {
      await this.#dispatch(underway);
    } catch (error) {
      if (error instanceof ClientGoneError) response.destroy();
      else
        await send(incoming, refusalReply(error, underway.refused, this.#parts.logger), requestId);
    }
  }

  async #dispatch(underway: Underway): Promise<void> {
    const { incoming, headers } = underway;
    const target = this.#target(underway);
    const method = incoming.request.method ?? 'GET';
    const { faults, clock } = this.#parts;
    if (!faults.active) {
      const reply = await this.#run(operationOf(method, target, headers), underway, target);
      await send(incoming, reply, underway.refused.requestId);
      return;
    }
    const operation = operationOf(method, target, headers);
    const path = `/${target.bucket}${target.key === '' ? '' : `/${target.key}`}`;
    const rule = faults.take({ cloud: 's3', method, path, operation: operation.name });
    const handle = (): Promise<S3Reply> => this.#reply(operation, underway, target);
    if (rule === undefined) await send(incoming, await handle(), underway.refused.requestId);
    else await withFault(rule, handle, incoming, underway.refused, clock);
  }

  #target(underway: Underway): Target {
    const { request } = underway.incoming;
    const hostBucket = this.#bucketOfHost(request.headers.host);
    if (hostBucket === undefined) {
      const message =
        'The Host header names neither this machine nor a configured host; ' +
        'a page on the web may be behind this request.';
      throw new S3Error('AccessDenied', message);
    }
    const target = parseTarget(request.url ?? '/', hostBucket);
    const { bucket, key, path } = target;
    underway.refused = { ...underway.refused, bucket, key, resource: path };
    return target;
  }

  /** An answer also where {@link S3RequestHandler.#run} throws: a fault can still befall it. */
  async #reply(operation: Operation, underway: Underway, target: Target): Promise<S3Reply> {
    try {
      return await this.#run(operation, underway, target);
    } catch (error) {
      if (error instanceof ClientGoneError) throw error;
      return refusalReply(error, underway.refused, this.#parts.logger);
    }
  }

  async #run(operation: Operation, underway: Underway, target: Target): Promise<S3Reply> {
    const { incoming } = underway;
    const method = incoming.request.method ?? 'GET';
    const auth = authenticate(method, target, underway.headers, this.#authority);
    const headers =
      auth.by === 'query' ? withQueryHeaders(underway.headers, target.query) : underway.headers;
    return operation.run({ method, target, headers, auth, incoming }, this.#services);
  }
}

/**
 * Makes what answers S3 requests on a bare Node server. Never throws and never rejects.
 *
 * @returns `expects`: whether the client waits for `100 Continue`
 */
export function createS3Handler(
  parts: S3HandlerParts,
): (request: IncomingMessage, response: ServerResponse, expects: boolean) => void {
  const handler = new S3RequestHandler(parts);
  return (request, response, expects) => {
    handler.answer(request, response, expects).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parts.logger.error(`A storage request could not be answered: ${text}`);
      response.destroy();
    });
  };
}

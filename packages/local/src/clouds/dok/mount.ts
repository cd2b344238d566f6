import { withFault } from '../../faults/apply.ts';
import type { FaultBook } from '../../faults/fault-book.ts';
import { ClientGoneError } from '../../http/body.ts';
import type { App, AppContext } from '../../http/context.ts';
import { json, type Reply, send } from '../../http/reply.ts';
import { isDiskFull } from '../../store/errors.ts';
import {
  forbidden,
  notFound,
  RefusedError,
  refusalReply,
  termsNotAgreed,
  unauthorized,
} from './errors.ts';
import { dokRoot } from './path.ts';
import { type DokOperation, dokOperations } from './request/description.ts';
import { DokRequest, type RequestReading } from './request/request.ts';
import { BodySchemas } from './request/schema.ts';
import { dokHandlers } from './routes/all.ts';
import type { DokHandler } from './routes/handler.ts';
import type { DokServices } from './services.ts';

/** What the HTTP side of DOK needs besides its services. */
export interface DokHttp {
  readonly services: DokServices;
  readonly faults: FaultBook;
  /** Whether an Authorization header is right. */
  readonly isAuthorized: (header: string | undefined) => boolean;
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
}

/** Operations that work before the terms are accepted: they are how one accepts them. */
const beforeTerms: readonly string[] = ['getAccount', 'acceptTerms'];

const routePath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** A way that a misprint of the vendor file's path leads to the right operation. */
const misprint = { wrong: '/downlaod/', right: '/download/' };

/** Answers DOK's requests on a hono application. */
export class DokApi {
  readonly #http: DokHttp;
  readonly #reading: RequestReading;

  constructor(http: DokHttp) {
    const { options } = http.services;
    this.#http = http;
    this.#reading = { options, schemas: new BodySchemas(options), bodyLimit: http.bodyLimit };
  }

  /** Adds a route for every operation. */
  mount(app: App): void {
    const handlers = dokHandlers(this.#http.services);
    for (const operation of dokOperations) {
      const handler = handlers[operation.id];
      const answer = (context: AppContext): Response | Promise<Response> =>
        this.#answer(context, operation, handler);
      const { method, path } = operation;
      app.on(method, dokRoot + routePath(path), answer);
      if (this.#http.services.options.downloadTypo === 'accept' && path.startsWith('/artifacts/')) {
        const wrong = path.replace(misprint.right, misprint.wrong);
        if (wrong !== path) app.on(method, dokRoot + routePath(wrong), answer);
      }
    }
  }

  /** Answers a path below DOK's root that no route has. */
  answerUnknown(context: AppContext): Response | Promise<Response> {
    const path = context.req.path.slice(dokRoot.length);
    return this.#serve(context, path, undefined, () => {
      this.#checkKey(context);
      return this.#unknownPath(context, path);
    });
  }

  #answer(
    context: AppContext,
    operation: DokOperation,
    handler: DokHandler,
  ): Response | Promise<Response> {
    const path = context.req.path.slice(dokRoot.length);
    return this.#serve(context, path, operation, () => {
      this.#checkKey(context);
      if (!this.#http.services.account.hasAgreed && !beforeTerms.includes(operation.id)) {
        throw termsNotAgreed();
      }
      return handler(new DokRequest(context, operation, this.#reading));
    });
  }

  /** Runs a handler under the fault rules and turns what it throws into an answer. */
  #serve(
    context: AppContext,
    path: string,
    operation: DokOperation | undefined,
    handler: () => Reply | Promise<Reply>,
  ): Response | Promise<Response> {
    const { faults, services } = this.#http;
    const node = context.env;
    const handle = (): Reply | Promise<Reply> => {
      try {
        const reply = handler();
        if (!(reply instanceof Promise)) return reply;
        return reply.catch((error: unknown) => this.#errorReply(error));
      } catch (error) {
        return this.#errorReply(error);
      }
    };
    if (faults.active) {
      const { method } = context.req;
      const rule = faults.take({ cloud: 'dok', method, path, operation: operation?.id });
      if (rule !== undefined) return withFault(rule, handle, node, services.clock);
    }
    // Most answers are ready at once; a promise more would cost a tenth of their time.
    const reply = handle();
    return reply instanceof Promise ? reply.then((ready) => send(ready, node)) : send(reply, node);
  }

  #checkKey(context: AppContext): void {
    if (!this.#http.isAuthorized(context.env.incoming.headers.authorization)) throw unauthorized();
    if (this.#http.services.options.permission === 'denied') throw forbidden();
  }

  #unknownPath(context: AppContext, path: string): Reply {
    const { method } = context.req;
    const { noSlash } = this.#http.services.options;
    if (noSlash === 'redirect' && !path.endsWith('/') && /^(?:GET|HEAD)$/.test(method)) {
      const { pathname, search } = new URL(context.req.url);
      // Two slashes at the beginning would name another host.
      const location = `${pathname.replace(/^\/+/, '/')}/${search}`;
      if (methodsOf(`${path}/`).includes('GET')) return { status: 301, headers: { location } };
    }
    const allowed = methodsOf(path);
    if (allowed.length === 0) throw notFound();
    const refusal = new RefusedError(405, `Method "${method}" not allowed.`);
    const reply = this.#errorReply(refusal);
    return { ...reply, headers: { ...reply.headers, allow: allowed.join(', ') } };
  }

  #errorReply(error: unknown): Reply {
    const { options, logger } = this.#http.services;
    if (error instanceof ClientGoneError) return { status: 400 };
    if (isDiskFull(error)) {
      const detail = 'The disk of the local cloud is full. Free some space and try again.';
      return json(507, { detail });
    }
    if (!(error instanceof RefusedError)) {
      logger.error(`A request failed: ${error instanceof Error ? error.stack : String(error)}`);
      return json(500, { detail: 'The local cloud failed; its log says more.' });
    }
    const reply = refusalReply(error, options.errorShape);
    if (error.status === 401) {
      const headers = { ...reply.headers, 'www-authenticate': 'Basic realm="DOK"' };
      return { ...reply, headers };
    }
    // What was sent beyond the limit may still be on its way: this connection is of no more use.
    if (error.status === 413)
      return { ...reply, headers: { ...reply.headers, connection: 'close' } };
    return reply;
  }
}

/** The methods that a path below DOK's root has. */
function methodsOf(path: string): string[] {
  return dokOperations
    .filter((operation) => {
      const pattern = operation.path.replace(/\{\w+\}/g, '[^/]+');
      return new RegExp(`^${pattern}$`).test(path);
    })
    .map((operation) => operation.method);
}

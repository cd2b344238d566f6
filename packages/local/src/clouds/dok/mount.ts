import type { FaultBook } from '../../faults/fault-book.ts';
import type { App, AppContext } from '../../http/context.ts';
import { json, type Reply } from '../../http/reply.ts';
import { type Serving, serve } from '../serve.ts';
import {
  forbidden,
  notFound,
  RefusedError,
  refusalReply,
  termsNotAgreed,
  unauthorized,
} from './errors.ts';
import type { DokOptions } from './options.ts';
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
  readonly #serving: Serving;

  constructor(http: DokHttp) {
    const { faults, services } = http;
    const { options, clock, logger } = services;
    this.#http = http;
    this.#reading = { options, schemas: new BodySchemas(options), bodyLimit: http.bodyLimit };
    this.#serving = {
      cloud: 'dok',
      faults,
      clock,
      logger,
      refusal: (error) =>
        error instanceof RefusedError ? refusalWithLogin(error, options.errorShape) : undefined,
      failure: (status, detail) => json(status, { detail }),
    };
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
    return serve(this.#serving, context, { path, operation: undefined }, () => {
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
    return serve(this.#serving, context, { path, operation: operation.id }, () => {
      this.#checkKey(context);
      if (!this.#http.services.account.hasAgreed && !beforeTerms.includes(operation.id)) {
        throw termsNotAgreed();
      }
      return handler(new DokRequest(context, operation, this.#reading));
    });
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
    const reply = refusalReply(refusal, this.#http.services.options.errorShape);
    return { ...reply, headers: { ...reply.headers, allow: allowed.join(', ') } };
  }
}

function refusalWithLogin(error: RefusedError, shape: DokOptions['errorShape']): Reply {
  const reply = refusalReply(error, shape);
  if (error.status !== 401) return reply;
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Basic realm="DOK"' } };
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

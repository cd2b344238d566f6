import { withFault } from '../../faults/apply.ts';
import type { FaultBook } from '../../faults/fault-book.ts';
import { ClientGoneError } from '../../http/body.ts';
import type { App, AppContext } from '../../http/context.ts';
import { type Reply, send } from '../../http/reply.ts';
import { isDiskFull } from '../../store/errors.ts';
import { forbidden, indented, RefusedError, refusalReply, unauthorized } from './errors.ts';
import { qarnotPath } from './path.ts';
import { BodySchemas } from './request/body-schemas.ts';
import type { QarnotOperation, QarnotOperationId } from './request/description.ts';
import { QarnotRequest, type RequestReading } from './request/request.ts';
import { findRoute, type Route } from './request/router.ts';
import { qarnotHandlers } from './routes/all.ts';
import type { QarnotHandlers } from './routes/handler.ts';
import type { QarnotServices } from './services.ts';

/** What the HTTP side of Qarnot needs besides its services. */
export interface QarnotHttp {
  readonly services: QarnotServices;
  readonly faults: FaultBook;
  /** Whether an Authorization header carries the token. */
  readonly isAuthorized: (header: string | undefined) => boolean;
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
}

/** Operations that need no token. */
const open: readonly QarnotOperationId[] = ['getSettings', 'listVersions'];

/** Reads for somebody else's account. */
const accountHeader = 'QarnotReadOnlyRequestForAccount';

/** Answers Qarnot's requests on a hono application. */
export class QarnotApi {
  readonly #http: QarnotHttp;
  readonly #handlers: QarnotHandlers;
  readonly #reading: RequestReading;

  constructor(http: QarnotHttp) {
    const { options } = http.services;
    this.#http = http;
    this.#handlers = qarnotHandlers(http.services);
    this.#reading = { options, schemas: new BodySchemas(), bodyLimit: http.bodyLimit };
  }

  /** Adds the one route by which all operations come in. */
  mount(app: App): void {
    app.all(qarnotPath, (context) => this.#answer(context));
  }

  #answer(context: AppContext): Response | Promise<Response> {
    const { incoming } = context.env;
    const route = findRoute(incoming.url ?? '/');
    const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET');
    const operation = route?.operations.get(method);
    return this.#serve(context, route, operation, () => {
      this.#checkToken(context, operation);
      if (route === undefined) throw new RefusedError(404, 'Nothing is here.');
      if (operation === undefined) return wrongMethod(method, route);
      const request = new QarnotRequest(context.env, operation, route.values, this.#reading);
      this.#checkAccount(request);
      return this.#handlers[operation.id](request);
    });
  }

  /** Runs a handler under the fault rules and turns what it throws into an answer. */
  #serve(
    context: AppContext,
    route: Route | undefined,
    operation: QarnotOperation | undefined,
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
      const path = route?.path ?? '/';
      const rule = faults.take({ cloud: 'qarnot', method, path, operation: operation?.id });
      if (rule !== undefined) return withFault(rule, handle, node, services.clock);
    }
    const reply = handle();
    return reply instanceof Promise ? reply.then((ready) => send(ready, node)) : send(reply, node);
  }

  #checkToken(context: AppContext, operation: QarnotOperation | undefined): void {
    if (operation !== undefined && open.includes(operation.id)) return;
    const { authorization } = context.env.incoming.headers;
    if (!this.#http.isAuthorized(authorization)) throw unauthorized();
    if (this.#http.services.options.permission === 'denied') {
      throw forbidden('The token has no right to do this.');
    }
  }

  #checkAccount(request: QarnotRequest): void {
    const account = request.header(accountHeader);
    if (account === undefined || account === this.#http.services.account.email) return;
    throw forbidden('No right to read the data of another account.');
  }

  #errorReply(error: unknown): Reply {
    const { logger } = this.#http.services;
    if (error instanceof ClientGoneError) return { status: 400 };
    if (isDiskFull(error)) {
      const message = 'The disk of the local cloud is full. Free some space and try again.';
      return indented(507, { message });
    }
    if (!(error instanceof RefusedError)) {
      logger.error(`A request failed: ${error instanceof Error ? error.stack : String(error)}`);
      return indented(500, { message: 'The local cloud failed; its log says more.' });
    }
    const reply = refusalReply(error);
    // What was sent beyond the limit may still be on its way: this connection is of no more use.
    if (error.status === 413) {
      return { ...reply, headers: { ...reply.headers, connection: 'close' } };
    }
    return reply;
  }
}

function wrongMethod(method: string, { operations }: Route): Reply {
  const reply = indented(405, { message: `Method ${method} is not allowed here.` });
  return { ...reply, headers: { ...reply.headers, allow: [...operations.keys()].join(', ') } };
}

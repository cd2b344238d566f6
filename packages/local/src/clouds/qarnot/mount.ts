import type { FaultBook } from '../../faults/fault-book.ts';
import type { App, AppContext } from '../../http/context.ts';
import type { Reply } from '../../http/reply.ts';
import { type Serving, serve } from '../serve.ts';
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
  readonly #serving: Serving;

  constructor(http: QarnotHttp) {
    const { faults, services } = http;
    const { options, clock, logger } = services;
    this.#http = http;
    this.#handlers = qarnotHandlers(services);
    this.#reading = { options, schemas: new BodySchemas(), bodyLimit: http.bodyLimit };
    this.#serving = {
      cloud: 'qarnot',
      faults,
      clock,
      logger,
      refusal: (error) => (error instanceof RefusedError ? refusalReply(error) : undefined),
      failure: (status, message) => indented(status, { message }),
    };
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
    const asked = { path: route?.path ?? '/', operation: operation?.id };
    return serve(this.#serving, context, asked, () => {
      this.#checkToken(context, operation);
      if (route === undefined) throw new RefusedError(404, 'Nothing is here.');
      if (operation === undefined) return wrongMethod(method, route);
      const request = new QarnotRequest(context.env, operation, route.values, this.#reading);
      this.#checkAccount(request);
      return this.#handlers[operation.id](request);
    });
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
}

function wrongMethod(method: string, { operations }: Route): Reply {
  const reply = indented(405, { message: `Method ${method} is not allowed here.` });
  return { ...reply, headers: { ...reply.headers, allow: [...operations.keys()].join(', ') } };
}

import { withFault } from '../../faults/apply.ts';
import type { FaultBook } from '../../faults/fault-book.ts';
import type { FaultRule } from '../../faults/rule.ts';
import { spec } from '../../generated/denvr/spec.ts';
import { ClientGoneError } from '../../http/body.ts';
import type { App, AppContext } from '../../http/context.ts';
import { json, type Reply, send } from '../../http/reply.ts';
import { isDiskFull } from '../../store/errors.ts';
import { RefusedError, refusalReply } from './errors.ts';
import { denvrPath, plainPath } from './path.ts';
import { BodySchemas } from './request/body-schemas.ts';
import {
  type DenvrOperation,
  type DenvrOperationId,
  denvrOperations,
} from './request/description.ts';
import { type Caller, DenvrRequest, type RequestReading } from './request/request.ts';
import { denvrHandlers } from './routes/all.ts';
import type { Handlers } from './routes/handler.ts';
import type { DenvrServices } from './services.ts';
import { errorBody } from './wire/envelope.ts';

/** What the HTTP side of Denvr needs besides its services. */
export interface DenvrHttp {
  readonly services: DenvrServices;
  readonly faults: FaultBook;
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
}

/** Operations that are how one gets in. */
const open: readonly DenvrOperationId[] = ['authenticate', 'refreshToken', 'refreshTokenByGet'];

const swaggerPath = '/swagger/v1/swagger.json';

const byPath = new Map<string, Map<string, DenvrOperation>>();
for (const operation of denvrOperations) {
  const path = operation.path.toLowerCase();
  const methods = byPath.get(path) ?? new Map<string, DenvrOperation>();
  methods.set(operation.method, operation);
  byPath.set(path, methods);
}

/** Answers Denvr's requests on a hono application. */
export class DenvrApi {
  readonly #http: DenvrHttp;
  readonly #handlers: Handlers<DenvrOperationId>;
  readonly #reading: RequestReading;

  constructor(http: DenvrHttp) {
    const { options } = http.services;
    this.#http = http;
    this.#handlers = denvrHandlers(http.services);
    this.#reading = { options, schemas: new BodySchemas(), bodyLimit: http.bodyLimit };
  }

  /** Adds the one route by which all operations come in. */
  mount(app: App): void {
    app.all(denvrPath, (context) => this.#answer(context));
  }

  #answer(context: AppContext): Response | Promise<Response> {
    const { incoming } = context.env;
    const path = plainPath(incoming.url ?? '/').toLowerCase();
    const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET');
    const methods = byPath.get(path);
    const operation = methods?.get(method);
    return this.#serve(context, path, operation, () => {
      if (path === swaggerPath && method === 'GET') return json(200, spec);
      if (method === 'OPTIONS') return allowing(methods);
      const caller = this.#callerOf(context, operation);
      if (methods === undefined) throw new RefusedError(404, `Nothing is at ${path}.`);
      if (operation === undefined) return wrongMethod(method, [...methods.keys()]);
      const request = new DenvrRequest(context.env, operation, caller, this.#reading);
      return this.#handlers[operation.id](request);
    });
  }

  /** Runs a handler under the fault rules and turns what it throws into an answer. */
  #serve(
    context: AppContext,
    path: string,
    operation: DenvrOperation | undefined,
    handler: () => Reply | Promise<Reply>,
  ): Response | Promise<Response> {
    const { faults, services } = this.#http;
    const node = context.env;
    const handle = async (): Promise<Reply> => {
      try {
        return this.#bare(operation, await handler());
      } catch (error) {
        return this.#errorReply(error);
      }
    };
    if (faults.active) {
      const { method } = context.req;
      const rule = faults.take({
        cloud: 'denvr',
        method,
        path: operation?.path ?? path,
        operation: operation?.id,
      });
      if (rule !== undefined) return withFault(inEnvelope(rule), handle, node, services.clock);
    }
    return handle().then((ready) => send(ready, node));
  }

  #callerOf(context: AppContext, operation: DenvrOperation | undefined): Caller {
    if (operation !== undefined && open.includes(operation.id)) return { token: null };
    const { auth, options } = this.#http.services;
    const caller = auth.caller(context.env.incoming.headers.authorization);
    if (options.permission === 'denied') {
      throw new RefusedError(403, 'Required permissions are not granted.');
    }
    return caller;
  }

  /** Takes the envelope off again where an option wants it so. */
  #bare(operation: DenvrOperation | undefined, reply: Reply): Reply {
    const isLogin = operation !== undefined && open.includes(operation.id);
    const { envelope } = this.#http.services.options;
    if (envelope === 'always' || isLogin || typeof reply.body !== 'string') return reply;
    const { result, success } = JSON.parse(reply.body) as { result?: unknown; success?: boolean };
    return success === true ? { ...reply, body: JSON.stringify(result) } : reply;
  }

  #errorReply(error: unknown): Reply {
    const { logger } = this.#http.services;
    if (error instanceof ClientGoneError) return { status: 400 };
    if (isDiskFull(error)) {
      const message = 'The disk of the local cloud is full. Free some space and try again.';
      return refusalReply(new RefusedError(507, message));
    }
    if (!(error instanceof RefusedError)) {
      logger.error(`A request failed: ${error instanceof Error ? error.stack : String(error)}`);
      return refusalReply(new RefusedError(500, 'The local cloud failed; its log says more.'));
    }
    const reply = refusalReply(error);
    // What was sent beyond the limit may still be on its way: this connection is of no more use.
    return error.status === 413
      ? { ...reply, headers: { ...reply.headers, connection: 'close' } }
      : reply;
  }
}

/** A fault without a body of its own looks like an error of Denvr's. */
function inEnvelope(rule: FaultRule): FaultRule {
  const { status, body } = rule;
  if (status === undefined || body !== undefined) return rule;
  const message = 'This answer is a fault that was asked for.';
  return { ...rule, body: errorBody(status, new RefusedError(status, message).body) };
}

/** What can be done at a path, for who asks with OPTIONS; nobody's credentials are needed. */
function allowing(methods: ReadonlyMap<string, DenvrOperation> | undefined): Reply {
  return { status: 204, headers: { allow: [...(methods?.keys() ?? []), 'OPTIONS'].join(', ') } };
}

function wrongMethod(method: string, allowed: readonly string[]): Reply {
  const reply = refusalReply(new RefusedError(405, `Method ${method} is not allowed here.`));
  return { ...reply, headers: { ...reply.headers, allow: allowed.join(', ') } };
}

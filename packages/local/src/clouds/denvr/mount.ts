import type { FaultBook } from '../../faults/fault-book.ts';
import type { FaultRule } from '../../faults/rule.ts';
import { spec } from '../../generated/denvr/spec.ts';
import type { App, AppContext } from '../../http/context.ts';
import { json, type Reply } from '../../http/reply.ts';
import { type Serving, serve } from '../serve.ts';
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
  readonly #serving: Serving;

  constructor(http: DenvrHttp) {
    const { faults, services } = http;
    const { options, clock, logger } = services;
    this.#http = http;
    this.#handlers = denvrHandlers(services);
    this.#reading = { options, schemas: new BodySchemas(), bodyLimit: http.bodyLimit };
    this.#serving = {
      cloud: 'denvr',
      faults,
      clock,
      logger,
      refusal: (error) => (error instanceof RefusedError ? refusalReply(error) : undefined),
      failure: (status, message) => refusalReply(new RefusedError(status, message)),
      faultOf: inEnvelope,
    };
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
    const asked = { path: operation?.path ?? path, operation: operation?.id };
    return serve(this.#serving, context, asked, () => {
      if (path === swaggerPath && method === 'GET') return json(200, spec);
      if (method === 'OPTIONS') return allowing(methods);
      const caller = this.#callerOf(context, operation);
      if (methods === undefined) throw new RefusedError(404, `Nothing is at ${path}.`);
      if (operation === undefined) return wrongMethod(method, [...methods.keys()]);
      const request = new DenvrRequest(context.env, operation, caller, this.#reading);
      return this.#run(operation, request);
    });
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

  /** Answers an operation, without the envelope where an option wants it so. */
  async #run(operation: DenvrOperation, request: DenvrRequest): Promise<Reply> {
    const reply = await this.#handlers[operation.id](request);
    const { envelope } = this.#http.services.options;
    const isLogin = open.includes(operation.id);
    if (envelope === 'always' || isLogin || typeof reply.body !== 'string') return reply;
    const { result, success } = JSON.parse(reply.body) as { result?: unknown; success?: boolean };
    return success === true ? { ...reply, body: JSON.stringify(result) } : reply;
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

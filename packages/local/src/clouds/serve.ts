import type { EngineClock, EngineLogger } from '../engine/types.ts';
import { withFault } from '../faults/apply.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { FaultCloud, FaultRule } from '../faults/rule.ts';
import { ClientGoneError } from '../http/body.ts';
import type { AppContext } from '../http/context.ts';
import { type Reply, send } from '../http/reply.ts';
import { isDiskFull } from '../store/errors.ts';

/** What the requests of one cloud's API are answered with. */
export interface Serving {
  readonly cloud: FaultCloud;
  readonly faults: FaultBook;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  /** The answer to a refusal of this cloud; undefined for any other error. */
  readonly refusal: (error: unknown) => Reply | undefined;
  /** An answer where the local cloud itself cannot go on, in the JSON of this cloud's errors. */
  readonly failure: (status: 500 | 507, message: string) => Reply;
  /** A fault rule with what it leaves open as this cloud would say it. @default as it is */
  readonly faultOf?: (rule: FaultRule) => FaultRule;
}

/** What a fault rule knows a request by. */
export interface Asked {
  /** Path after the API prefix. */
  readonly path: string;
  /** operationId; undefined where no operation is. */
  readonly operation: string | undefined;
}

/** Runs a handler under the fault rules and turns what it throws into an answer. */
export function serve(
  serving: Serving,
  context: AppContext,
  asked: Asked,
  handler: () => Reply | Promise<Reply>,
): Response | Promise<Response> {
  const { cloud, faults, clock, faultOf } = serving;
  const node = context.env;
  const handle = (): Reply | Promise<Reply> => {
    try {
      const reply = handler();
      if (!(reply instanceof Promise)) return reply;
      return reply.catch((error: unknown) => errorReply(serving, error));
    } catch (error) {
      return errorReply(serving, error);
    }
  };
  if (faults.active) {
    const rule = faults.take({ cloud, method: context.req.method, ...asked });
    if (rule !== undefined) return withFault(faultOf?.(rule) ?? rule, handle, node, clock);
  }
  // Most answers are ready at once; a promise more would cost a tenth of their time.
  const reply = handle();
  return reply instanceof Promise ? reply.then((ready) => send(ready, node)) : send(reply, node);
}

function errorReply({ refusal, failure, logger }: Serving, error: unknown): Reply {
  if (error instanceof ClientGoneError) return { status: 400 };
  if (isDiskFull(error)) {
    return failure(507, 'The disk of the local cloud is full. Free some space and try again.');
  }
  const reply = refusal(error);
  if (reply === undefined) {
    logger.error(`A request failed: ${error instanceof Error ? error.stack : String(error)}`);
    return failure(500, 'The local cloud failed; its log says more.');
  }
  // What was sent beyond the limit may still be on its way: this connection is of no more use.
  return reply.status === 413
    ? { ...reply, headers: { ...reply.headers, connection: 'close' } }
    : reply;
}

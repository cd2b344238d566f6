import type { Context } from 'hono';
import type { NodeSide } from './reply.ts';

/** A request as hono hands it over; the bindings are empty when it did not come by a socket. */
export type AppContext = Context<{ Bindings: Partial<NodeSide> }>;

/** Node's side of a request; undefined in process. */
export function nodeSide(context: AppContext): NodeSide | undefined {
  const { incoming, outgoing } = context.env ?? {};
  return incoming === undefined || outgoing === undefined ? undefined : { incoming, outgoing };
}

import type { Context, Hono } from 'hono';
import type { NodeSide } from './reply.ts';

/** The application: every request comes by a socket. */
export type App = Hono<{ Bindings: NodeSide }>;

/** A request as hono hands it over. */
export type AppContext = Context<{ Bindings: NodeSide }>;

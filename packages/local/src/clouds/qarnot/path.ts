import type { PathFinder } from '../../http/app-path.ts';
import { findRoute } from './request/router.ts';

/** The path inside this server under which all requests of Qarnot are answered. */
export const qarnotPath = '/@qarnot';

/** Finds Qarnot's requests: those with a path that its description knows. */
export const findQarnot: PathFinder = (path, context) =>
  findRoute(context?.env?.incoming.url ?? path) === undefined ? undefined : qarnotPath;

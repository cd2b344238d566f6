import { getPath } from 'hono/utils/url';
import type { NodeSide } from './reply.ts';

const ownPaths = '/_irori/';

/** What a path is found with besides the path. */
export interface PathContext {
  readonly env?: NodeSide;
}

/**
 * The path by which the route of a request is chosen inside this server, beginning with `/@` and
 * the cloud's name; undefined when the request is for somebody else.
 */
export type PathFinder = (path: string, context?: PathContext) => string | undefined;

/**
 * Makes the function that finds the path by which a route is chosen: the first cloud that knows a
 * request gets it. A path that begins with an inner root by itself leads nowhere.
 */
export function appPath(
  finders: readonly PathFinder[],
): (request: Request, context?: PathContext) => string {
  return (request, context) => {
    const path = getPath(request);
    if (path.startsWith(ownPaths)) return path;
    for (const find of finders) {
      const found = find(path, context);
      if (found !== undefined) return found;
    }
    return path.startsWith('/@') ? '/' : path;
  };
}

import { getPath } from 'hono/utils/url';
import type { NodeSide } from './reply.ts';

/**
 * What DOK's own paths begin with inside this server, whatever prefix the client used. A
 * path that begins with it by itself is turned away with the others that lead nowhere.
 */
export const dokRoot = '/@dok';

const marker = '/managed-container/1.0/';
const ownPaths = '/_irori/';

/** What {@link appPath} reads of hono's second argument. */
interface PathContext {
  readonly env?: NodeSide;
}

/**
 * Makes the function that finds the path by which a route is chosen. DOK's API is under any prefix
 * that ends with `/managed-container/1.0`, and at the root for clients that send Basic credentials
 * there.
 *
 * @param addSlash whether a DOK path without its closing slash gets one
 */
export function appPath(addSlash: boolean): (request: Request, context?: PathContext) => string {
  const dokPath = (path: string): string =>
    addSlash && !path.endsWith('/') ? `${dokRoot}${path}/` : dokRoot + path;
  return (request, context) => {
    const path = getPath(request);
    const found = path.indexOf(marker);
    if (found >= 0) return dokPath(path.slice(found + marker.length - 1));
    if (path.startsWith(ownPaths)) return path;
    const authorization = context?.env?.incoming.headers.authorization ?? '';
    if (/^basic /i.test(authorization)) return dokPath(path);
    return path.startsWith(dokRoot) ? '/' : path;
  };
}

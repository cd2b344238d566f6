import type { PathFinder } from '../../http/app-path.ts';

/**
 * What DOK's own paths begin with inside this server, whatever prefix the client used. A
 * path that begins with it by itself is turned away with the others that lead nowhere.
 */
export const dokRoot = '/@dok';

const marker = '/managed-container/1.0/';

/**
 * Makes the function that finds DOK's requests: its API is under any prefix that ends with
 * `/managed-container/1.0`, and at the root for clients that send Basic credentials there.
 *
 * @param addSlash whether a path without its closing slash gets one
 */
export function dokPath(addSlash: boolean): PathFinder {
  const inside = (path: string): string =>
    addSlash && !path.endsWith('/') ? `${dokRoot}${path}/` : dokRoot + path;
  return (path, context) => {
    const found = path.indexOf(marker);
    if (found >= 0) return inside(path.slice(found + marker.length - 1));
    const authorization = context?.env?.incoming.headers.authorization ?? '';
    return /^basic /i.test(authorization) ? inside(path) : undefined;
  };
}

import type { PathFinder } from '../../http/app-path.ts';

/** The path inside this server under which all requests of Denvr are answered. */
export const denvrPath = '/@denvr';

/** A path as Denvr's clients write it, with doubled slashes, in one form. */
export function plainPath(url: string): string {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  return path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}

/** Finds Denvr's requests: all below `/api/`, and the description. */
export const findDenvr: PathFinder = (path, context) =>
  /^\/(?:api|swagger)\//i.test(plainPath(context?.env?.incoming.url ?? path))
    ? denvrPath
    : undefined;

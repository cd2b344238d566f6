import type { SyncRefusal } from './options.ts';

/** The most bytes that a name may have on all usual file systems. */
const longestName = 255;
/** The most bytes that a key may have. */
const longestKey = 1024;
/** Names that Windows keeps for devices, with any ending. */
const windowsDevices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function fault(path: string, windows: boolean): string | undefined {
  if (path.includes('\0')) return 'it holds a NUL byte';
  if (path.startsWith('/')) return 'it begins with a slash';
  for (const name of path.split('/')) {
    if (name === '') return 'it holds two slashes in a row';
    if (name === '.' || name === '..') return `it holds the part "${name}"`;
    if (Buffer.byteLength(name) > longestName) return 'a part of it is longer than 255 bytes';
    if (!windows) continue;
    if (name.includes('\\')) return 'it holds a backslash';
    if (/[<>:"|?*]/.test(name) || [...name].some((letter) => letter < ' ')) {
      return 'it holds a character that Windows does not allow';
    }
    if (/[. ]$/.test(name)) return 'a part of it ends in a dot or a space';
    if (windowsDevices.test(name)) return 'a part of it is the name of a device';
  }
  return undefined;
}

/**
 * Why what follows the prefix in a key cannot be a path below the folder; undefined when it can.
 *
 * @param path - May end in a slash: a folder marker.
 */
export function refuseAsPath(
  path: string,
  windows: boolean = process.platform === 'win32',
): SyncRefusal | undefined {
  const why = fault(path.endsWith('/') ? path.slice(0, -1) : path, windows);
  if (why === undefined) return undefined;
  const message = `This key cannot be a path below the folder: ${why}.`;
  return { path, reason: 'unsafe-name', message };
}

/** Why a path cannot be a key below the prefix; undefined when it can. */
export function refuseAsKey(prefix: string, path: string): SyncRefusal | undefined {
  const length = Buffer.byteLength(prefix) + Buffer.byteLength(path);
  if (length <= longestKey) return undefined;
  const message = `Its key would have ${length} bytes; ${longestKey} are the most.`;
  return { path, reason: 'name', message };
}

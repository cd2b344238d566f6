import { ArchiveError } from './archive-error.ts';

const windows = process.platform === 'win32';

/** Names that Windows gives to devices, whatever their folder and extension. */
const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function refuse(name: string, why: string): never {
  throw new ArchiveError(`The archive was refused: the entry ${JSON.stringify(name)} ${why}.`, {
    entry: name,
  });
}

function checkPart(part: string, name: string): void {
  if (part === '..') refuse(name, 'leads out of the folder');
  if (windows && (/[:\\]/.test(part) || windowsDevice.test(part) || /[. ]$/.test(part))) {
    refuse(name, 'has a name that Windows does not allow');
  }
}

/**
 * The parts of an entry's path below the target folder; none for the folder itself.
 *
 * @throws ArchiveError for an absolute path, for `..`, and for a name that no file can have.
 */
export function entryParts(name: string): string[] {
  if (name.includes('\0')) refuse(name, 'has a zero byte in its name');
  if (name.startsWith('/') || (windows && /^(?:[a-z]:|\\)/i.test(name))) {
    refuse(name, 'has an absolute path');
  }
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  for (const part of parts) checkPart(part, name);
  return parts;
}

/**
 * Checks where a symbolic link of an archive points. It must stay in the folder however the links on
 * its way are resolved: `..` is allowed at the beginning only, where it climbs real folders, and not
 * behind a name, which may itself be a link.
 *
 * @param parts - The link's own path below the target folder.
 * @param target - What it points to.
 * @throws ArchiveError when it leads, or may lead, out of the folder.
 */
export function checkLinkTarget(parts: readonly string[], target: string): void {
  const name = parts.join('/');
  if (target === '' || target.includes('\0')) refuse(name, 'is a link to nothing');
  if (target.startsWith('/') || (windows && /^(?:[a-z]:|\\)|\\/i.test(target))) {
    refuse(name, 'is a link to an absolute path');
  }
  const steps = target.split('/').filter((step) => step !== '' && step !== '.');
  const climbs = steps.findIndex((step) => step !== '..');
  const up = climbs === -1 ? steps.length : climbs;
  if (up > parts.length - 1 || steps.slice(up).includes('..')) {
    refuse(name, 'is a link that leads out of the folder');
  }
}

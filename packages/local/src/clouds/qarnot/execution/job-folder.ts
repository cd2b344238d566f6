import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { WorkloadPaths } from '../../../engine/runtimes/types.ts';
import { walkOutputs } from '../../../objects/outputs.ts';
import { codeOf } from '../../../store/errors.ts';

/** A file as it lay in the job folder before the program started, and where it came from. */
export interface KnownFile {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
  readonly etag: string;
}

/** Files that were copied into a job folder, by their path in it. */
export type Baseline = Readonly<Record<string, KnownFile>>;

/** A file of a job folder that is new or was changed. */
export interface ChangedFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** Resources that cannot be put into the job folder; the message becomes the reason. */
export class ResourceError extends Error {
  override readonly name: string = 'ResourceError';
}

/** Lies beside the job folder, goes with it, and survives a kill of this process. */
const baselineFile = ({ outputs }: WorkloadPaths): string => join(outputs, 'baseline.json');

/** What was copied into the job folder; nothing when there is no note of it. */
export function readBaseline(paths: WorkloadPaths): Baseline {
  try {
    return JSON.parse(readFileSync(baselineFile(paths), 'utf8')) as Baseline;
  } catch {
    return {};
  }
}

/** Notes what was copied into the job folder. */
export function writeBaseline(paths: WorkloadPaths, baseline: Baseline): void {
  writeFileSync(baselineFile(paths), JSON.stringify(baseline), { mode: 0o600 });
}

/** A file as {@link Baseline} knows it. */
export function knownFile(path: string, etag: string): KnownFile {
  const { size, mtimeMs, ino } = lstatSync(path);
  return { size, mtimeMs, ino, etag };
}

/** Files that are not as they were copied in; links, and what is no file, are left out. */
export async function changedFiles(paths: WorkloadPaths): Promise<ChangedFile[]> {
  const baseline = new Map(Object.entries(readBaseline(paths)));
  const changed: ChangedFile[] = [];
  for await (const entry of walkOutputs(paths.work)) {
    if (entry.kind !== 'file') continue;
    const stats = await lstat(entry.path).catch(() => undefined);
    if (stats === undefined) continue;
    const known = baseline.get(entry.name);
    const isSame =
      known !== undefined &&
      known.size === stats.size &&
      known.mtimeMs === stats.mtimeMs &&
      known.ino === stats.ino;
    if (!isSame) changed.push({ name: entry.name, path: entry.path, size: stats.size });
  }
  return changed;
}

/**
 * The path that a key has in the job folder; undefined for nothing (the prefix itself).
 *
 * @throws ResourceError for a key that would leave the folder.
 */
export function nameOfKey(key: string, stripPrefix: string): string | undefined {
  const stripped = key.startsWith(stripPrefix) ? key.slice(stripPrefix.length) : key;
  const pieces = stripped.split('/').filter((piece) => piece !== '' && piece !== '.');
  if (pieces.includes('..') || stripped.includes('\0')) {
    throw new ResourceError(
      `The object "${key}" would be put outside of the job folder. Give it another key, or leave ` +
        'it out with a prefix.',
    );
  }
  return pieces.length === 0 ? undefined : pieces.join('/');
}

/** Makes a folder in the job folder, without following a link out of it. */
export async function provideFolder(work: string, folder: string): Promise<void> {
  const root = await realpath(work);
  const { real, isWhole } = await nearest(folder);
  if (real !== root && !real.startsWith(root + sep)) {
    throw new ResourceError(
      `The folder "${folder.slice(work.length + 1)}" is a link to elsewhere.`,
    );
  }
  if (!isWhole) await mkdir(folder, { recursive: true });
}

/** The true path of a folder, or of the first above it that is there. */
async function nearest(folder: string): Promise<{ real: string; isWhole: boolean }> {
  try {
    return { real: await realpath(folder), isWhole: true };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || folder === dirname(folder)) throw error;
    return { real: (await nearest(dirname(folder))).real, isWhole: false };
  }
}

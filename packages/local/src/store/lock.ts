import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { DataDirError } from './errors.ts';

/**
 * Notes in `file` which process has the data directory.
 *
 * The lock itself is the operating system's, on the database (see `openLibsql`): it cannot be left
 * behind by a killed process, so a note of a dead process is simply written over. The note is
 * there to name the holder to whoever finds the directory locked.
 */
export function writeLockNote(file: string): void {
  writeFileSync(file, `${process.pid}\n`, { mode: 0o600 });
}

/** Removes the note at the end. */
export function removeLockNote(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Someone removed the directory already: there is nothing to release.
  }
}

/** The error for a directory that another process has. */
export function lockedError(dataDir: string, file: string, cause: unknown): DataDirError {
  const holder = readHolder(file);
  const who = holder === undefined ? 'another process' : `the process ${holder}`;
  return new DataDirError(
    'DATA_DIR_LOCKED',
    dataDir,
    `The data directory ${dataDir} is in use by ${who}. ` +
      'Stop the local cloud that runs there, or give another directory.',
    cause,
  );
}

function readHolder(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

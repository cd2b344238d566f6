import { IroriError } from '@irori/core';

/** A file changed while it was sent. Nothing of it is visible in the bucket. */
export class FileChangedError extends IroriError {
  static override readonly kind: string = 'FileChangedError';

  /** The file. */
  readonly path: string;

  constructor(path: string, what: string) {
    super(`The file ${path} changed while it was sent: ${what}. Nothing of it was stored.`, {
      code: 'FILE_CHANGED',
      hint: 'Send it again when nothing writes to it.',
    });
    this.path = path;
  }
}

/** A file or folder of this machine could not be read or written. */
export class LocalFileError extends IroriError {
  static override readonly kind: string = 'LocalFileError';

  /** The file or folder. */
  readonly path: string;
  /** What the system calls it, for example `ENOSPC`. */
  readonly errno: string;

  constructor(doing: string, path: string, errno: string, cause: unknown) {
    super(`${doing} ${path} failed: ${ERRNO_TEXT[errno] ?? errno}.`, {
      code: 'LOCAL_FILE',
      cause,
    });
    this.path = path;
    this.errno = errno;
  }
}

const ERRNO_TEXT: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file (ENOENT)',
  EACCES: 'it is not permitted (EACCES)',
  EPERM: 'it is not permitted (EPERM)',
  EISDIR: 'it is a folder (EISDIR)',
  ENOTDIR: 'a part of the path is not a folder (ENOTDIR)',
  ENOSPC: 'the disk is full (ENOSPC)',
  EDQUOT: 'the disk quota is used up (EDQUOT)',
  EFBIG: 'the file would be larger than allowed (EFBIG)',
  EROFS: 'the disk is read-only (EROFS)',
  ENAMETOOLONG: 'the name is too long (ENAMETOOLONG)',
  EMFILE: 'too many files are open (EMFILE)',
};

/** The same failure with the path in it; anything that is not from the file system stays as it is. */
export function localFileError(doing: string, path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  return new LocalFileError(doing, path, String(error.code), error);
}

/** Why one key could not be removed. */
export interface RemoveFailure {
  readonly key: string;
  /** The code of the store, for example `AccessDenied`. */
  readonly reason: string;
  /** What the store said. */
  readonly message: string;
}

/** Some of many objects could not be removed; all others were. */
export class RemoveFailedError extends IroriError {
  static override readonly kind: string = 'RemoveFailedError';

  /** What is still there, and why. */
  readonly failures: readonly RemoveFailure[];
  /** How many objects were removed. */
  readonly removed: number;

  constructor(bucket: string, removed: number, failures: readonly RemoveFailure[]) {
    const [first] = failures;
    const why = first === undefined ? '' : ` "${first.key}": ${first.reason} ${first.message}.`;
    const more = failures.length > 1 ? ' The others are in failures.' : '';
    super(
      `${failures.length} of ${removed + failures.length} objects of the bucket ${bucket} could not be removed.${why}${more}`,
      { code: 'REMOVE_FAILED' },
    );
    this.failures = failures;
    this.removed = removed;
  }
}

/** Whether a file changed while it was sent. */
export const isFileChangedError = (value: unknown): value is FileChangedError =>
  value instanceof FileChangedError;

/** Whether a file of this machine could not be read or written. */
export const isLocalFileError = (value: unknown): value is LocalFileError =>
  value instanceof LocalFileError;

/** Whether some of many objects could not be removed. */
export const isRemoveFailedError = (value: unknown): value is RemoveFailedError =>
  value instanceof RemoveFailedError;

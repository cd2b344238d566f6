/** What is wrong with a data directory. */
export type DataDirErrorCode =
  | 'DATA_DIR_LOCKED'
  | 'DATA_DIR_VERSION'
  | 'DATA_DIR_PERMISSION'
  | 'DATA_DIR_UNUSABLE'
  | 'DISK_FULL';

/** A data directory that cannot be used; its message says why and what to do. */
export class DataDirError extends Error {
  override readonly name: string = 'DataDirError';
  readonly code: DataDirErrorCode;
  readonly dataDir: string;

  constructor(code: DataDirErrorCode, dataDir: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.dataDir = dataDir;
  }
}

/** The `code` of a system or SQLite error, empty when it has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether the system said that there is no room left, for files or for this user. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'DISK_FULL', 'StorageFull'].includes(codeOf(error));
}

/** Says what keeps a data directory from being used, from a system or SQLite error. */
export function describeDataDirError(dataDir: string, error: unknown): DataDirError {
  if (error instanceof DataDirError) return error;
  const code = codeOf(error);
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code)) {
    return new DataDirError(
      'DATA_DIR_PERMISSION',
      dataDir,
      `No permission to use the data directory ${dataDir} (${code}). ` +
        'Give a directory that this user owns, or correct the owner of this one.',
      error,
    );
  }
  if (isDiskFull(error)) {
    return new DataDirError(
      'DISK_FULL',
      dataDir,
      `The disk that holds the data directory ${dataDir} is full. Free some space and try again.`,
      error,
    );
  }
  const why =
    code === 'ENOTDIR' || code === 'EEXIST'
      ? 'a part of this path is a file, not a directory'
      : messageOf(error);
  return new DataDirError(
    'DATA_DIR_UNUSABLE',
    dataDir,
    `The data directory ${dataDir} cannot be used: ${why}. Give another directory.`,
    error,
  );
}

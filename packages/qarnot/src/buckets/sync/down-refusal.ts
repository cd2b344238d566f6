import { isApiError } from '@irori/core';
import { isLocalFileError } from '../errors.ts';
import type { SyncRefusal, SyncRefusalReason } from './options.ts';
import { codeOf } from './system.ts';

/** What is wrong with one path; every other failure of the file system ends the sync. */
const reasonsByErrno: Readonly<Record<string, SyncRefusalReason>> = {
  EISDIR: 'file-and-folder',
  ENOTDIR: 'file-and-folder',
  ENOTEMPTY: 'file-and-folder',
  EEXIST: 'file-and-folder',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  ENAMETOOLONG: 'unsafe-name',
  EINVAL: 'unsafe-name',
  EILSEQ: 'unsafe-name',
};

/**
 * Why a path could not be written.
 *
 * @throws what has nothing to do with this one path
 */
export function refusalOf(path: string, error: unknown): SyncRefusal {
  if (isApiError(error) && error.status === 412) {
    const message = 'The object changed since it was listed. Sync again.';
    return { path, reason: 'changed', message };
  }
  if (isApiError(error) && error.reason === 'NoSuchKey') {
    return { path, reason: 'vanished', message: 'The object was removed meanwhile.' };
  }
  const errno = isLocalFileError(error) ? error.errno : codeOf(error);
  const reason = reasonsByErrno[errno ?? ''];
  if (reason === undefined) throw error;
  return { path, reason, message: `It cannot be written here (${errno}).` };
}

import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';

/** Copies a file to a new name, sharing its blocks where the file system can. */
export async function copyFileFast(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
}

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, type Logger } from '@irori/core';
import { parseCommandLineFile, parsePythonFile } from './parse-files.ts';
import type { QarnotConfigFile } from './resolve.ts';

async function readText(path: string, mustExist: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const absent = code === 'ENOENT' || code === 'ENOTDIR';
    if (absent && !mustExist) return undefined;
    throw new ConfigError(
      `The configuration file ${path} ${absent ? 'does not exist' : `cannot be read (${code})`}.`,
      { setting: 'configFile', cause },
    );
  }
}

/**
 * Reads the files that Qarnot's own clients have, the more important first: the ini file of the
 * Python client when it is named, then `.Qarnot/cli.config` of the working folder, then that of the
 * home folder.
 *
 * @param named - The Python ini file; then it must exist.
 * @param folder - The working folder.
 */
export async function readConfigFiles(
  named: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  logger: Logger,
  folder: string = process.cwd(),
): Promise<QarnotConfigFile[]> {
  const files: QarnotConfigFile[] = [];
  if (named !== undefined) {
    const text = (await readText(named, true)) ?? '';
    files.push(await parsePythonFile(named, text, logger));
  }
  const local = resolve(folder, '.Qarnot', 'cli.config');
  const home = join(env['HOME'] || homedir(), '.Qarnot', 'cli.config');
  for (const path of new Set([local, home])) {
    const text = await readText(path, false);
    if (text === undefined) continue;
    files.push({ ...parseCommandLineFile(path, text, logger), isForeign: path !== home });
  }
  return files;
}

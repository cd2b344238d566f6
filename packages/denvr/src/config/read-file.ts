import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, type ConfigFile, type Logger } from '@irori/core';

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  defaults: ['server', 'api', 'cluster', 'tenant', 'vpcid', 'rpool', 'retries'],
  credentials: ['username', 'password', 'apikey'],
};

/** Files that were complained about: one warning a file and process is enough. */
const warned = new Set<string>();

function settingText(path: string, name: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && name === 'retries') return String(value);
  throw new ConfigError(`The setting ${name} in ${path} is not text but ${typeof value}.`, {
    setting: name,
  });
}

async function parseToml(path: string, text: string): Promise<Record<string, unknown>> {
  // Loaded here, because most of the time that importing the SDK takes would go into it.
  const { parse, TomlError } = await import('smol-toml');
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    // The parser's own message shows the line, and the line may be the password.
    throw new ConfigError(
      `${path} is not valid TOML at line ${cause.line}, column ${cause.column}.`,
      { setting: 'configFile', hint: 'Text stands in quotes: cluster = "Msc1".' },
    );
  }
}

/**
 * Reads the text of a `denvr.toml`; what it does not know is ignored, other programs may use it.
 *
 * @throws ConfigError for text that is not TOML and settings of a wrong kind; never shows a value.
 */
export async function parseConfigFile(path: string, text: string): Promise<ConfigFile> {
  const document = await parseToml(path, text);
  const values: Record<string, string | undefined> = {};
  for (const [section, names] of Object.entries(SECTIONS)) {
    const table = document[section];
    if (table === undefined) continue;
    if (typeof table !== 'object' || table === null || Array.isArray(table)) {
      throw new ConfigError(`${section} in ${path} must be a section: [${section}].`, {
        setting: section,
      });
    }
    for (const name of names) {
      const value = (table as Record<string, unknown>)[name];
      values[`${section}.${name}`] = settingText(path, name, value);
    }
  }
  return { path, values };
}

/** Where the file is looked for, and whether the user named it. */
export function configFilePath(
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): { path: string; namedBy: string | undefined } {
  if (option !== undefined) return { path: option, namedBy: 'the option configFile' };
  const named = env['DENVR_CONFIG'];
  if (named) return { path: named.replace(/^~(?=\/)/, homedir()), namedBy: 'DENVR_CONFIG' };
  return { path: join(env['HOME'] || homedir(), '.config', 'denvr.toml'), namedBy: undefined };
}

async function warnWhenReadableByOthers(path: string, logger: Logger): Promise<void> {
  if (process.platform === 'win32' || warned.has(path)) return;
  const { mode } = await stat(path);
  if ((mode & 0o044) === 0) return;
  warned.add(path);
  logger.warn(`${path} can be read by other users and may hold credentials: chmod 600 ${path}`);
}

/**
 * Reads a configuration file.
 *
 * @param namedBy - Who named the file; then it must exist.
 * @returns `undefined` when there is none.
 */
export async function readConfigFile(
  path: string,
  namedBy: string | undefined,
  logger: Logger,
): Promise<ConfigFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' && namedBy === undefined) return undefined;
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    const from = namedBy === undefined ? '' : `, named by ${namedBy},`;
    throw new ConfigError(`The configuration file ${path}${from} ${what}.`, {
      setting: 'configFile',
      cause,
    });
  }
  await warnWhenReadableByOthers(path, logger);
  return parseConfigFile(path, text);
}

import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileAtomic } from '@irori/core/node';
import { commandError, usageError } from '../errors.ts';
import { text } from '../text.ts';
import { profileKeys } from './clouds.ts';
import type { ConfigFile, ProfileTable } from './file.ts';
import { parseConfig } from './parse.ts';

const namePattern = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** What an edit should lead to. */
interface Wanted {
  readonly defaultProfile: string | undefined;
  readonly profiles: Readonly<Record<string, ProfileTable>>;
}

function tomlText(value: string): string {
  // A TOML basic string has the escapes of JSON; only DEL must be escaped in addition.
  return JSON.stringify(value).replaceAll('\u007f', '\\u007f');
}

function tableText(name: string, table: ProfileTable): string {
  const lines = profileKeys.flatMap((key) => {
    const value = table[key];
    return value === undefined ? [] : [`${key} = ${tomlText(value)}`];
  });
  return [`[profiles.${name}]`, ...lines, ''].join('\n');
}

/** The lines of `[profiles.NAME]`: from its header to before the next table, comments of that kept. */
function tableLines(
  lines: readonly string[],
  name: string,
): [from: number, to: number] | undefined {
  const header = new RegExp(`^\\s*\\[\\s*profiles\\s*\\.\\s*"?${name}"?\\s*\\]\\s*(#.*)?$`);
  const from = lines.findIndex((line) => header.test(line));
  if (from < 0) return undefined;
  let to = lines.findIndex((line, index) => index > from && /^\s*\[/.test(line));
  if (to < 0) to = lines.length;
  while (to > from + 1 && /^\s*(#.*)?$/.test(lines[to - 1] ?? '')) to -= 1;
  return [from, to];
}

function withTable(source: string, name: string, table: ProfileTable | undefined): string {
  const lines = source.split('\n');
  const replacement = table === undefined ? [] : tableText(name, table).trimEnd().split('\n');
  const found = tableLines(lines, name);
  if (found !== undefined) {
    lines.splice(found[0], found[1] - found[0], ...replacement);
    return lines.join('\n');
  }
  const before = source.trimEnd();
  return `${before}${before === '' ? '' : '\n\n'}${replacement.join('\n')}\n`;
}

function withDefault(source: string, name: string | undefined): string {
  const lines = source.split('\n');
  const firstTable = lines.findIndex((line) => /^\s*\[/.test(line));
  const top = firstTable < 0 ? lines.length : firstTable;
  const at = lines.findIndex((line, index) => index < top && /^\s*default_profile\s*=/.test(line));
  if (name === undefined) {
    if (at >= 0) lines.splice(at, 1);
  } else if (at >= 0) {
    lines[at] = `default_profile = ${tomlText(name)}`;
  } else {
    lines.unshift(`default_profile = ${tomlText(name)}`, '');
  }
  return lines.join('\n');
}

/**
 * Writes the file so that it means what is wanted, leaving everything else in it as it was. The
 * result is read again before it is stored: a file laid out in a way that this does not understand
 * is refused rather than damaged.
 */
async function store(
  config: ConfigFile,
  source: string,
  wanted: Wanted,
  name: string,
): Promise<void> {
  const read = parseConfig(config.path, source);
  const same =
    read.defaultProfile === wanted.defaultProfile &&
    JSON.stringify(sorted(read.profiles)) === JSON.stringify(sorted(wanted.profiles));
  if (!same) throw usageError(text.configNotEditable(config.path, name), undefined, 'CONFIG');
  try {
    await mkdir(dirname(config.path), { recursive: true, mode: 0o700 });
    await writeFileAtomic(config.path, source, { mode: 0o600 });
    await chmod(config.path, 0o600);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw commandError(
      'CONFIG_UNWRITABLE',
      text.configUnwritable(config.path, reason),
      undefined,
      error,
    );
  }
}

function sorted(value: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(value)
    .map(([key, inner]) => [
      key,
      typeof inner === 'object' ? sorted(inner as Record<string, unknown>) : inner,
    ])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
}

/**
 * Adds a profile or replaces it.
 *
 * @param makeDefault - Also makes it the profile that is used when none is named.
 */
export async function storeProfile(
  config: ConfigFile,
  name: string,
  table: ProfileTable,
  makeDefault: boolean,
): Promise<void> {
  if (!namePattern.test(name)) throw usageError(text.badProfileName(name));
  const defaultProfile = makeDefault ? name : config.defaultProfile;
  let source = withTable(config.source, name, table);
  if (makeDefault) source = withDefault(source, name);
  const profiles = { ...config.profiles, [name]: table };
  await store(config, source, { defaultProfile, profiles }, name);
}

/** Removes a profile; if it was the default, there is none afterwards. */
export async function dropProfile(config: ConfigFile, name: string): Promise<void> {
  const { [name]: _, ...profiles } = config.profiles;
  const wasDefault = config.defaultProfile === name;
  let source = withTable(config.source, name, undefined);
  if (wasDefault) source = withDefault(source, undefined);
  const defaultProfile = wasDefault ? undefined : config.defaultProfile;
  await store(config, source, { defaultProfile, profiles }, name);
}

/** Chooses the profile that is used when none is named. */
export async function storeDefault(config: ConfigFile, name: string): Promise<void> {
  const source = withDefault(config.source, name);
  await store(config, source, { defaultProfile: name, profiles: config.profiles }, name);
}

import { closestWord } from '@irori/core';
import { parse, TomlError } from 'smol-toml';
import { usageError } from '../errors.ts';
import { text } from '../text.ts';
import { clouds, isCloud, profileFields, profileKeys } from './clouds.ts';
import type { ConfigFile, ProfileTable } from './file.ts';

const topKeys = ['default_profile', 'profiles'];

/** The line on which `key` is set inside `[table]` (or before any table), for an error message. */
function lineOf(source: string, table: string | undefined, key: string): number | undefined {
  let current: string | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    const header = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (header !== undefined) {
      current = header.replaceAll('"', '');
      if (current === `${table === undefined ? '' : `${table}.`}${key}`) return index + 1;
    } else if (current === table && line.trimStart().replace(/^"/, '').startsWith(key)) {
      return index + 1;
    }
  }
  return undefined;
}

function place(path: string, line: number | undefined): string {
  return line === undefined ? path : `${path}:${line}`;
}

function checkKeys(
  path: string,
  source: string,
  table: string | undefined,
  found: object,
  known: readonly string[],
): void {
  for (const key of Object.keys(found)) {
    if (known.includes(key)) continue;
    const at = place(path, lineOf(source, table, key));
    throw usageError(
      text.unknownConfigKey(at, key, closestWord(key, known), known),
      undefined,
      'CONFIG',
    );
  }
}

function profileOf(path: string, source: string, name: string, table: unknown): ProfileTable {
  const section = `profiles.${name}`;
  if (typeof table !== 'object' || table === null || Array.isArray(table)) {
    const at = place(path, lineOf(source, 'profiles', name));
    throw usageError(text.profileNotTable(at, name), undefined, 'CONFIG');
  }
  checkKeys(path, source, section, table, profileKeys);
  for (const [key, value] of Object.entries(table)) {
    if (typeof value === 'string') continue;
    const at = place(path, lineOf(source, section, key));
    throw usageError(text.configNotText(at, key), undefined, 'CONFIG');
  }
  const profile = table as ProfileTable;
  const cloud = profile['cloud'] ?? 'dok';
  if (!isCloud(cloud)) {
    const at = place(path, lineOf(source, section, 'cloud'));
    throw usageError(text.unknownCloud(at, cloud, clouds), undefined, 'CONFIG');
  }
  const keys = ['cloud', ...profileFields[cloud].map(({ key }) => key)];
  const stray = Object.keys(profile).find((key) => !keys.includes(key));
  if (stray !== undefined) {
    const at = place(path, lineOf(source, section, stray));
    throw usageError(text.keyOfOtherCloud(at, stray, cloud, keys), undefined, 'CONFIG');
  }
  return profile;
}

/**
 * Reads a configuration from its text.
 *
 * @throws CommandError (usage) with the line of malformed TOML, of an unknown key or of a value of
 *   the wrong type.
 */
export function parseConfig(path: string, source: string): ConfigFile {
  let tables: Record<string, unknown>;
  try {
    tables = parse(source);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? '';
    const at = `${path}:${error.line}:${error.column}`;
    throw usageError(text.malformedToml(at, reason), undefined, 'CONFIG');
  }
  checkKeys(path, source, undefined, tables, topKeys);
  const { default_profile: defaultProfile, profiles = {} } = tables;
  if (defaultProfile !== undefined && typeof defaultProfile !== 'string') {
    const at = place(path, lineOf(source, undefined, 'default_profile'));
    throw usageError(text.configNotText(at, 'default_profile'), undefined, 'CONFIG');
  }
  if (typeof profiles !== 'object' || Array.isArray(profiles)) {
    const at = place(path, lineOf(source, undefined, 'profiles'));
    throw usageError(text.profilesNotTables(at), undefined, 'CONFIG');
  }
  return {
    path,
    exists: true,
    source,
    defaultProfile,
    profiles: Object.fromEntries(
      Object.entries(profiles ?? {}).map(([name, table]) => [
        name,
        profileOf(path, source, name, table),
      ]),
    ),
  };
}

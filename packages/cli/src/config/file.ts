import { readFileIfExists } from '@irori/core/node';
import { commandError } from '../errors.ts';
import { text } from '../text.ts';

/** A profile as the file has it, by the keys of its cloud; nothing is resolved yet. */
export type ProfileTable = Readonly<Record<string, string>>;

/** The configuration file, checked. */
export interface ConfigFile {
  readonly path: string;
  readonly exists: boolean;
  /** The file as it is, so that an edit can keep the user's comments. */
  readonly source: string;
  readonly defaultProfile: string | undefined;
  readonly profiles: Readonly<Record<string, ProfileTable>>;
}

/** The configuration of somebody who has none. */
function emptyConfig(path: string): ConfigFile {
  return { path, exists: false, source: '', defaultProfile: undefined, profiles: {} };
}

/**
 * Reads the configuration file; a missing file is an empty configuration.
 *
 * @throws CommandError when it cannot be read (exit code 1) or is wrong (exit code 2).
 */
export async function loadConfig(path: string): Promise<ConfigFile> {
  let source: string | undefined;
  try {
    source = await readFileIfExists(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw commandError('CONFIG_UNREADABLE', text.configUnreadable(path, reason), undefined, error);
  }
  if (source === undefined) return emptyConfig(path);
  // The parser is loaded only where there is a file: most commands run without one.
  const { parseConfig } = await import('./parse.ts');
  return parseConfig(path, source);
}

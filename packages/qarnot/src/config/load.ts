import type { ConfigFile, Logger } from '@irori/core';
import type { QarnotOptions } from './options.ts';
import { type QarnotConfig, resolveQarnotConfig } from './resolve.ts';

/**
 * Reads the environment and the files and works out settings and token. What reads files is loaded
 * only here, so that importing the SDK costs nothing of it.
 *
 * @throws ConfigError that names the setting or the file.
 */
export async function loadQarnotConfig(
  options: QarnotOptions,
  logger: Logger,
): Promise<QarnotConfig> {
  const env = options.env ?? globalThis.process?.env ?? {};
  let files: readonly ConfigFile[] = [];
  if (options.configFile !== null) {
    const { readConfigFiles } = await import('./read-files.ts');
    files = await readConfigFiles(options.configFile, env, logger);
  }
  return resolveQarnotConfig({ options, env, files });
}

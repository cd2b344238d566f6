import type { Logger } from '@irori/core';
import type { QarnotOptions } from './options.ts';
import { type QarnotConfig, type QarnotConfigFile, resolveQarnotConfig } from './resolve.ts';

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
  let files: readonly QarnotConfigFile[] = [];
  if (options.configFile !== null) {
    const { readConfigFiles } = await import('./read-files.ts');
    files = await readConfigFiles(options.configFile, env, logger);
  }
  const config = resolveQarnotConfig({ options, env, files });
  for (const warning of config.warnings) logger.warn(warning);
  return config;
}

import type { ConfigFile, Logger } from '@irori/core';
import type { DenvrOptions } from './options.ts';
import { type DenvrConfig, resolveDenvrConfig } from './resolve.ts';

/**
 * Reads the environment and the configuration file and works out settings and credentials. What
 * reads files is loaded only here, so that importing the SDK costs nothing of it.
 *
 * @throws ConfigError that names the setting or the file.
 */
export async function loadDenvrConfig(options: DenvrOptions, logger: Logger): Promise<DenvrConfig> {
  const env = options.env ?? globalThis.process?.env ?? {};
  let file: ConfigFile | undefined;
  let filePath: string | undefined;
  if (options.configFile !== null) {
    const { configFilePath, readConfigFile } = await import('./read-file.ts');
    const { path, namedBy } = configFilePath(options.configFile, env);
    filePath = path;
    file = await readConfigFile(path, namedBy, logger);
  }
  return resolveDenvrConfig({ options, env, file, filePath });
}

import type { Logger } from '@irori/core';
import type { QarnotOptions } from './options.ts';
import { type QarnotConfig, type QarnotConfigFile, resolveQarnotConfig } from './resolve.ts';
import { readYesOrNo } from './yes-no.ts';

/** Variables of other clients that switch off the check of certificates. */
const UNSAFE = ['QARNOT_CLUSTER_UNSAFE', 'QARNOT_USE_UNSAFE_SSL', 'QARNOT_USE_STORAGE_UNSAFE_SSL'];

function warnOfUnsafe(env: Readonly<Record<string, string | undefined>>, logger: Logger): void {
  const set = UNSAFE.filter((name) => readYesOrNo(env[name]));
  if (set.length === 0) return;
  logger.warn(
    `${set.join(' and ')} is not used here: certificates are always checked. Name your own in NODE_EXTRA_CA_CERTS.`,
  );
}

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
  warnOfUnsafe(env, logger);
  const config = resolveQarnotConfig({ options, env, files });
  for (const warning of config.warnings) logger.warn(warning);
  return config;
}

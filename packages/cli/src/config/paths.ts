import { join, resolve } from 'node:path';
import { configDir, dataDir, stateDir } from '@irori/core/node';
import type { Environment, IroriContext } from '../context.ts';

const app = 'irori';

/** The configuration file: `$XDG_CONFIG_HOME/irori/config.toml`. */
export function configPath(env: Environment): string {
  return join(configDir(app, env), 'config.toml');
}

/** The file of exchange rates: `$XDG_CONFIG_HOME/irori/rates.toml`. */
export function ratesPath(env: Environment): string {
  return join(configDir(app, env), 'rates.toml');
}

/** Where the local cloud keeps its data unless `--data` says otherwise. */
export function localDataDir(env: Environment): string {
  return join(dataDir(app, env), 'local');
}

/** The folder of the job ledger: `$XDG_STATE_HOME/irori/jobs`. */
export function ledgerDir(env: Environment): string {
  return join(stateDir(app, env), 'jobs');
}

/** The folder for what a cloud forgets of its jobs: `$XDG_STATE_HOME/irori`. */
export function jobStateDir(env: Environment): string {
  return stateDir(app, env);
}

/** A path as the user wrote it, made absolute against the working directory of the command. */
export function fromCwd(context: Pick<IroriContext, 'cwd'>, path: string): string {
  return resolve(context.cwd, path);
}

import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

function xdg(variable: string, fallback: readonly string[], app: string, env: Env): string {
  const base = env[variable];
  // The specification says that a relative path in these variables must be ignored.
  if (base !== undefined && isAbsolute(base)) return join(base, app);
  return join(env['HOME'] || homedir(), ...fallback, app);
}

/** The user's settings: `$XDG_CONFIG_HOME/<app>`, else `~/.config/<app>`. */
export function configDir(app: string, env: Env = process.env): string {
  return xdg('XDG_CONFIG_HOME', ['.config'], app, env);
}

/** The user's data: `$XDG_DATA_HOME/<app>`, else `~/.local/share/<app>`. */
export function dataDir(app: string, env: Env = process.env): string {
  return xdg('XDG_DATA_HOME', ['.local', 'share'], app, env);
}

/** What may be lost without harm but should survive a restart: `$XDG_STATE_HOME/<app>`. */
export function stateDir(app: string, env: Env = process.env): string {
  return xdg('XDG_STATE_HOME', ['.local', 'state'], app, env);
}

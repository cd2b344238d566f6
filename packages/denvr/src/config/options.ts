import type { ClientOptions } from '@irori/core';

/**
 * How to reach Denvr and as whom. Everything may be left out: the environment and `denvr.toml` are
 * asked next. The names are those of `denvr.toml`; `baseUrl` and `maxRetries`, which all Irori SDKs
 * know, win over `server` and `retries`.
 */
export interface DenvrOptions extends ClientOptions {
  /** The server. @default 'https://api.cloud.denvrdata.com' */
  server?: string;
  /** The version of the API. @default 'v1' */
  api?: string;
  /** The cluster of calls that name none. @default 'Msc1' where a cluster is required */
  cluster?: string;
  /** The tenant (account name). */
  tenant?: string;
  /** The VPC, and so the namespace, of calls that name none. @default the tenant */
  vpcid?: string;
  /** The resource pool of calls that name none. @default 'on-demand' where a pool is required */
  rpool?: string;
  /** How often a failed request may be repeated, where repeating is safe. @default 2 */
  retries?: number;
  /** The user's e-mail address. */
  username?: string;
  /**
   * The user's password, or a function that gets it. Text is forgotten after the first token; a
   * function is asked again whenever a new login is needed.
   */
  password?: string | (() => string | Promise<string>);
  /** An API key from Denvr's console; with one, user name and password are not used. */
  apikey?: string;
  /**
   * The configuration file; `null` reads none. A file named here or by `DENVR_CONFIG` must exist.
   *
   * @default the variable `DENVR_CONFIG`, else `~/.config/denvr.toml`
   */
  configFile?: string | null;
  /** The environment. @default process.env */
  env?: Readonly<Record<string, string | undefined>>;
}

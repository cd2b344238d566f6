import {
  ConfigError,
  type ConfigFile,
  type ConfigOrigin,
  type ResolvedConfig,
  resolveConfig,
} from '@irori/core';
import type { DenvrOptions } from './options.ts';

type Name =
  | 'server'
  | 'api'
  | 'cluster'
  | 'tenant'
  | 'vpcid'
  | 'rpool'
  | 'retries'
  | 'apikey'
  | 'username'
  | 'password';

/** The settings in force, without secrets, and where each came from. */
export interface DenvrSettings {
  readonly server: string;
  readonly api: string;
  readonly cluster: string;
  readonly rpool: string;
  readonly tenant: string | undefined;
  readonly vpcid: string | undefined;
  /** `undefined`: the client's default. */
  readonly retries: number | undefined;
  readonly username: string | undefined;
  /** What is sent: the API key, or tokens got by a login. */
  readonly credentials: 'apikey' | 'login';
  /** Where each value came from; `undefined` when nobody gave it. */
  readonly origins: Readonly<Record<Name, ConfigOrigin | undefined>>;
}

/** A user name with its password, or with the function that gets it. */
export interface Login {
  username: string;
  password: string | (() => string | Promise<string>);
}

/** What the client identifies itself with. */
type Credentials =
  | { kind: 'apikey'; apikey: string }
  | ({ kind: 'login'; explicit: boolean } & Login);

/** Settings and credentials. */
export interface DenvrConfig {
  settings: DenvrSettings;
  credentials: Credentials;
}

/** What {@link resolveDenvrConfig} works from. */
export interface DenvrConfigInput {
  options: DenvrOptions;
  env: Readonly<Record<string, string | undefined>>;
  /** The configuration file by `section.key`, when there is one. */
  file?: ConfigFile | undefined;
  /** Where the file would be, for the error that nobody gave credentials. */
  filePath?: string | undefined;
}

const API_VERSION = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

function textOption(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new ConfigError(
    `The option ${name} is ${value === '' ? 'empty' : 'not text'}; leave it out to use the environment or the file.`,
    { setting: name },
  );
}

function retriesOption({ maxRetries, retries }: DenvrOptions): string | undefined {
  const value = maxRetries ?? retries;
  return value === undefined ? undefined : String(value);
}

function resolveFields(input: DenvrConfigInput): ResolvedConfig<Name> {
  const { options, env, file } = input;
  const option = (name: keyof DenvrOptions): string | undefined => textOption(name, options[name]);
  const secretText = typeof options.password === 'function' ? undefined : option('password');
  return resolveConfig<Name>({
    env,
    files: file === undefined ? [] : [file],
    fields: {
      server: {
        option: option('baseUrl') ?? option('server'),
        file: 'defaults.server',
        default: 'https://api.cloud.denvrdata.com',
      },
      api: { option: option('api'), file: 'defaults.api', default: 'v1' },
      cluster: { option: option('cluster'), file: 'defaults.cluster', default: 'Msc1' },
      tenant: { option: option('tenant'), file: 'defaults.tenant' },
      vpcid: { option: option('vpcid'), file: 'defaults.vpcid' },
      rpool: { option: option('rpool'), file: 'defaults.rpool', default: 'on-demand' },
      retries: { option: retriesOption(options), file: 'defaults.retries' },
      apikey: {
        option: option('apikey'),
        env: ['DENVR_APIKEY'],
        file: 'credentials.apikey',
        secret: true,
      },
      username: {
        option: option('username'),
        env: ['DENVR_USERNAME'],
        file: 'credentials.username',
      },
      password: {
        option: secretText,
        env: ['DENVR_PASSWORD'],
        file: 'credentials.password',
        secret: true,
      },
    },
  });
}

function missing(what: string, { filePath }: DenvrConfigInput, setting: string): ConfigError {
  const file = filePath === undefined ? 'a denvr.toml' : filePath;
  return new ConfigError(`Denvr needs ${what}.`, {
    setting,
    hint: `Set DENVR_APIKEY, or DENVR_USERNAME and DENVR_PASSWORD, or put them under [credentials] into ${file}, or pass them as options.`,
  });
}

/**
 * An explicit option beats everything else. Below that an API key beats user name and password, from
 * wherever each comes, as in the Python SDK.
 */
function chooseCredentials(
  input: DenvrConfigInput,
  { apikey, username, password: text }: ResolvedConfig<Name>['values'],
): Credentials {
  const { options } = input;
  const explicitLogin = options.username !== undefined || options.password !== undefined;
  if (apikey !== undefined && (options.apikey !== undefined || !explicitLogin)) {
    return { kind: 'apikey', apikey };
  }
  const password = typeof options.password === 'function' ? options.password : text;
  if (username === undefined && password === undefined) {
    throw missing('an API key, or a user name and a password', input, 'apikey');
  }
  if (username === undefined)
    throw missing('a user name to go with the password', input, 'username');
  if (password === undefined)
    throw missing('a password to go with the user name', input, 'password');
  return { kind: 'login', username, password, explicit: typeof options.password === 'string' };
}

function parseRetries(text: string | undefined, origin: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new ConfigError(
    `The setting retries (${origin}) is "${text}"; it must be a whole number from 0 on.`,
    { setting: 'retries' },
  );
}

/**
 * Works out settings and credentials: explicit options, then the environment, then the file, then
 * defaults. Pure.
 *
 * @throws ConfigError that names the setting.
 */
export function resolveDenvrConfig(input: DenvrConfigInput): DenvrConfig {
  const { values, origins } = resolveFields(input);
  const { api = 'v1', cluster = 'Msc1', rpool = 'on-demand', server = '' } = values;
  if (!API_VERSION.test(api)) {
    throw new ConfigError(`The API version "${api}" (${origins.api}) cannot be part of a path.`, {
      setting: 'api',
    });
  }
  const credentials = chooseCredentials(input, values);
  const { tenant, vpcid = tenant, username } = values;
  const retries = parseRetries(values.retries, origins.retries);
  const { kind } = credentials;
  return {
    settings: {
      server,
      api,
      cluster,
      rpool,
      tenant,
      vpcid,
      retries,
      username,
      credentials: kind,
      origins,
    },
    credentials,
  };
}

import {
  ConfigError,
  type ConfigFile,
  type ConfigOrigin,
  type ResolvedConfig,
  resolveConfig,
} from '@irori/core';
import type { QarnotOptions } from './options.ts';
import { readYesOrNo } from './yes-no.ts';

type Name =
  | 'token'
  | 'baseUrl'
  | 'storageUrl'
  | 'email'
  | 'timeout'
  | 'forcePathStyle'
  | 'sanitizePaths';

/** The settings in force, without secrets, and where each came from. */
export interface QarnotSettings {
  /** The address of the API, without a slash or `/v1` at the end. */
  readonly baseUrl: string;
  /** The address of the buckets; `undefined`: the API is asked. */
  readonly storageUrl: string | undefined;
  /** The e-mail address of the account; `undefined`: the API is asked. */
  readonly email: string | undefined;
  /** Limit of one attempt in milliseconds; `undefined`: the client's default. */
  readonly timeout: number | undefined;
  /** Whether buckets stand in the path and not in the host name. */
  readonly forcePathStyle: boolean;
  /** Whether remote paths are tidied. */
  readonly sanitizePaths: boolean;
  /** Where each value came from; `undefined` when nobody gave it. */
  readonly origins: Readonly<Record<Name, ConfigOrigin | undefined>>;
}

/** Settings and the token. */
export interface QarnotConfig {
  settings: QarnotSettings;
  /** `undefined`: only what needs no token can be called. */
  token: string | undefined;
  /** What the user should hear about the files. */
  warnings: readonly string[];
}

/** A file of one of Qarnot's own clients. */
export interface QarnotConfigFile extends ConfigFile {
  /**
   * Whether it lies where somebody else may have put it. An address from such a file counts only for
   * the token of the same file: no folder that one works in may say where one's own token is sent.
   */
  isForeign?: boolean;
}

/** What {@link resolveQarnotConfig} works from. */
export interface QarnotConfigInput {
  options: QarnotOptions;
  env: Readonly<Record<string, string | undefined>>;
  /** The files that were found, the more important first. */
  files?: readonly QarnotConfigFile[];
}

const DEFAULT_URL = 'https://api.qarnot.com';

function textOption(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new ConfigError(
    `The option ${name} is ${value === '' ? 'empty' : 'not text'}; leave it out to use the environment or a file.`,
    { setting: name },
  );
}

const spelled = (value: boolean | number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** Qarnot's clients count seconds in files and variables, ours milliseconds in options. */
function timeoutOption(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : String(ms / 1000);
}

function resolveFields({ options, env, files = [] }: QarnotConfigInput): ResolvedConfig<Name> {
  const option = (name: 'token' | 'baseUrl' | 'storageUrl' | 'email'): string | undefined =>
    textOption(name, options[name]);
  return resolveConfig<Name>({
    env,
    files,
    fields: {
      token: {
        option: option('token'),
        env: ['QARNOT_CLIENT_TOKEN', 'QARNOT_TOKEN'],
        file: 'token',
        secret: true,
      },
      baseUrl: {
        option: option('baseUrl'),
        env: ['QARNOT_CLUSTER_URL'],
        file: 'baseUrl',
        default: DEFAULT_URL,
      },
      storageUrl: {
        option: option('storageUrl'),
        env: ['QARNOT_STORAGE_URL'],
        file: 'storageUrl',
      },
      email: { option: option('email'), env: ['QARNOT_ACCOUNT_EMAIL'], file: 'email' },
      timeout: {
        option: timeoutOption(options.timeout),
        env: ['QARNOT_CLUSTER_TIMEOUT'],
        file: 'timeout',
      },
      forcePathStyle: {
        option: spelled(options.storage?.forcePathStyle),
        env: ['QARNOT_USE_STORAGE_PATH_STYLE'],
        file: 'forcePathStyle',
        default: 'true',
      },
      sanitizePaths: {
        option: spelled(options.sanitizePaths),
        file: 'sanitizePaths',
        default: 'true',
      },
    },
  });
}

function yesOrNo(name: Name, { values, origins }: ResolvedConfig<Name>): boolean {
  const answer = readYesOrNo(values[name]);
  if (answer !== undefined) return answer;
  throw new ConfigError(`The setting ${name} (${origins[name]}) must be true or false.`, {
    setting: name,
  });
}

function milliseconds({ values, origins }: ResolvedConfig<Name>): number | undefined {
  if (values.timeout === undefined) return undefined;
  const seconds = Number(values.timeout);
  if (values.timeout.trim() !== '' && seconds >= 0) return seconds * 1000;
  throw new ConfigError(
    `The setting timeout (${origins.timeout}) must be a number of seconds from 0 on.`,
    { setting: 'timeout' },
  );
}

/** The files without the addresses that must not get the token, and what to say about it. */
function trusted(input: QarnotConfigInput): { files: ConfigFile[]; warnings: string[] } {
  const { origins } = resolveFields(input);
  const warnings: string[] = [];
  const files = (input.files ?? []).map((file): ConfigFile => {
    const { baseUrl, storageUrl, ...values } = file.values;
    const own = origins.token === `file:${file.path}` || origins.token === undefined;
    if (!file.isForeign || own || (baseUrl ?? storageUrl) === undefined) return file;
    warnings.push(
      `${file.path} names an address, which is not used, because the token is not from there (${origins.token}): pass baseUrl, or set QARNOT_CLUSTER_URL.`,
    );
    return { path: file.path, values };
  });
  return { files, warnings };
}

/** What to say when a file that somebody else may have put there names the account that is used. */
function takenOver({ files = [] }: QarnotConfigInput, origin: ConfigOrigin | undefined): string[] {
  const used = files.find(({ isForeign, path }) => isForeign && origin === `file:${path}`);
  const own = files.find(
    ({ isForeign, values }) =>
      !isForeign && values['token'] !== undefined && values['token'] !== used?.values['token'],
  );
  if (used === undefined || own === undefined) return [];
  return [
    `${used.path} names an account: what you send goes there, and not to that of ${own.path}. Remove the file if it is not yours.`,
  ];
}

/** The address without what the operations bring themselves. */
function withoutVersion(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v1$/i, '');
}

/**
 * Works out settings and token: options, then the environment, then the files, then defaults. Pure.
 *
 * @throws ConfigError that names the setting.
 */
export function resolveQarnotConfig(input: QarnotConfigInput): QarnotConfig {
  const { files, warnings } = trusted(input);
  const resolved = resolveFields({ ...input, files });
  const { values, origins } = resolved;
  return {
    warnings: [...warnings, ...takenOver(input, origins.token)],
    token: values.token,
    settings: {
      baseUrl: withoutVersion(values.baseUrl ?? DEFAULT_URL),
      storageUrl: values.storageUrl?.replace(/\/+$/, ''),
      email: values.email,
      timeout: milliseconds(resolved),
      forcePathStyle: yesOrNo('forcePathStyle', resolved),
      sanitizePaths: yesOrNo('sanitizePaths', resolved),
      origins,
    },
  };
}

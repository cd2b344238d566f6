import { ConfigError, readEnv } from '@irori/core';

/** The zone that serves DOK; no other is known to. */
export const DEFAULT_ZONE = 'is1a';

/**
 * The environment variables in which the access token and its secret are looked for, in this order.
 * Token and secret always come from the same row: halves of two rows never make a pair.
 */
export const CREDENTIAL_VARIABLES: readonly (readonly [token: string, secret: string])[] = [
  ['DOK_ACCESS_TOKEN', 'DOK_ACCESS_TOKEN_SECRET'],
  ['SAKURA_ACCESS_TOKEN', 'SAKURA_ACCESS_TOKEN_SECRET'],
  ['SAKURACLOUD_ACCESS_TOKEN', 'SAKURACLOUD_ACCESS_TOKEN_SECRET'],
  ['SAKURA_CLOUD_ACCESS_TOKEN', 'SAKURA_CLOUD_ACCESS_TOKEN_SECRET'],
  ['SAKURA_KEY1', 'SAKURA_KEY2'],
  ['ACCESS_TOKEN', 'ACCESS_TOKEN_SECRET'],
];

/** An API key of the Sakura Cloud. */
export interface Credentials {
  accessToken: string;
  accessTokenSecret: string;
}

type ReadVariable = (name: string) => string | undefined;

function notProvided(detail: string): ConfigError {
  return new ConfigError(`Authentication credentials not provided: ${detail}`, {
    setting: 'accessToken',
    hint: 'Pass accessToken and accessTokenSecret, or set DOK_ACCESS_TOKEN and DOK_ACCESS_TOKEN_SECRET.',
  });
}

/**
 * Finds the credentials: the options if they have both, else the first complete pair of
 * {@link CREDENTIAL_VARIABLES}.
 *
 * @param read - Reads an environment variable.
 * @throws ConfigError `Authentication credentials not provided` when there is no complete pair.
 */
export function resolveCredentials(
  options: { accessToken?: string | undefined; accessTokenSecret?: string | undefined },
  read: ReadVariable = readEnv,
): Credentials {
  const { accessToken, accessTokenSecret } = options;
  if (accessToken && accessTokenSecret) return { accessToken, accessTokenSecret };
  if (accessToken) throw notProvided('accessToken is given without accessTokenSecret.');
  if (accessTokenSecret) throw notProvided('accessTokenSecret is given without accessToken.');
  const halves: string[] = [];
  for (const [tokenName, secretName] of CREDENTIAL_VARIABLES) {
    const [token, secret] = [read(tokenName), read(secretName)];
    if (token && secret) return { accessToken: token, accessTokenSecret: secret };
    if (token) halves.push(`${tokenName} is set without ${secretName}.`);
    if (secret) halves.push(`${secretName} is set without ${tokenName}.`);
  }
  throw notProvided(
    halves.length === 0 ? 'neither in the options nor in the environment.' : halves.join(' '),
  );
}

function checkedUrl(text: string, setting: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new ConfigError(`${setting} is not an address.`, { setting, cause });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ConfigError(`${setting} must begin with http:// or https://.`, { setting });
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConfigError(`${setting} must not contain credentials.`, {
      setting,
      hint: 'Pass them as accessToken and accessTokenSecret.',
    });
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ConfigError(`${setting} must end with the path, without ? and #.`, { setting });
  }
  return text.replace(/\/+$/, '');
}

/**
 * Finds the address of the API: the option, else `DOK_BASE_URL`, else Sakura's own for the zone. The
 * variable goes before the zone, so that a program that was pointed at a local cloud never reaches
 * the one that costs money.
 *
 * @param read - Reads an environment variable.
 * @throws ConfigError when the address or the zone cannot be right.
 */
export function resolveBaseUrl(
  options: { baseUrl?: string | undefined; zone?: string | undefined },
  read: ReadVariable = readEnv,
): string {
  if (options.baseUrl !== undefined) return checkedUrl(options.baseUrl, 'baseUrl');
  const fromEnvironment = read('DOK_BASE_URL');
  if (fromEnvironment) return checkedUrl(fromEnvironment, 'DOK_BASE_URL');
  const zone = options.zone ?? DEFAULT_ZONE;
  if (!/^[a-z0-9]+$/.test(zone)) {
    throw new ConfigError(`zone must be a name such as ${DEFAULT_ZONE}.`, { setting: 'zone' });
  }
  return `https://secure.sakura.ad.jp/cloud/zone/${zone}/api/managed-container/1.0`;
}

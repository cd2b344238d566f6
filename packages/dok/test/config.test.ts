import { inspect } from 'node:util';
import { canary, expectNoCanary } from '@irori/testkit';
import { afterEach, describe, expect, test, vi } from 'vitest';
import DOK, { CREDENTIAL_VARIABLES, resolveBaseUrl, resolveCredentials } from '../src/index.ts';

const from = (env: Record<string, string>) => (name: string) => env[name];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('credentials', () => {
  test('the options win when they are complete', () => {
    const read = from({ DOK_ACCESS_TOKEN: 'a', DOK_ACCESS_TOKEN_SECRET: 'b' });
    expect(resolveCredentials({ accessToken: 'c', accessTokenSecret: 'd' }, read)).toEqual({
      accessToken: 'c',
      accessTokenSecret: 'd',
    });
  });

  test('every pair of variables is found, the earlier one first', () => {
    const env: Record<string, string> = {};
    for (const [token, secret] of [...CREDENTIAL_VARIABLES].reverse()) {
      env[token] = `token of ${token}`;
      env[secret] = `secret of ${token}`;
      expect(resolveCredentials({}, from(env))).toEqual({
        accessToken: `token of ${token}`,
        accessTokenSecret: `secret of ${token}`,
      });
    }
    expect(CREDENTIAL_VARIABLES.map(([token]) => token)).toEqual([
      'DOK_ACCESS_TOKEN',
      'SAKURA_ACCESS_TOKEN',
      'SAKURACLOUD_ACCESS_TOKEN',
      'SAKURA_CLOUD_ACCESS_TOKEN',
      'SAKURA_KEY1',
      'ACCESS_TOKEN',
    ]);
  });

  test('halves of two pairs never make a pair', () => {
    const read = from({ DOK_ACCESS_TOKEN: 'a', ACCESS_TOKEN_SECRET: 'b' });
    expect(() => resolveCredentials({}, read)).toThrow(
      'Authentication credentials not provided: DOK_ACCESS_TOKEN is set without DOK_ACCESS_TOKEN_SECRET. ACCESS_TOKEN_SECRET is set without ACCESS_TOKEN.',
    );
  });

  test('an incomplete pair is passed over', () => {
    const read = from({ DOK_ACCESS_TOKEN: 'a', ACCESS_TOKEN: 'c', ACCESS_TOKEN_SECRET: 'd' });
    expect(resolveCredentials({}, read)).toEqual({ accessToken: 'c', accessTokenSecret: 'd' });
  });

  test('half a pair in the options is not completed from the environment', () => {
    const read = from({ DOK_ACCESS_TOKEN: 'a', DOK_ACCESS_TOKEN_SECRET: 'b' });
    expect(() => resolveCredentials({ accessToken: 'mine' }, read)).toThrow(
      'accessToken is given without accessTokenSecret',
    );
    expect(() => resolveCredentials({ accessTokenSecret: 'mine' }, read)).toThrow(
      'accessTokenSecret is given without accessToken',
    );
  });

  test('none at all is an error of the constructor, in the words of the DOK document', () => {
    for (const name of CREDENTIAL_VARIABLES.flat()) vi.stubEnv(name, '');
    expect(() => new DOK()).toThrow('Authentication credentials not provided');
    expect(() => new DOK({ accessToken: undefined, accessTokenSecret: undefined })).toThrow(
      expect.objectContaining({ name: 'ConfigError', setting: 'accessToken' }),
    );
  });

  test('they are properties of the client and appear nowhere else', () => {
    const [token, secret] = [canary(), canary()];
    const dok = new DOK({ accessToken: token, accessTokenSecret: secret });
    expect([dok.accessToken, dok.accessTokenSecret]).toEqual([token, secret]);
    const shown = [inspect(dok, { depth: 9, showHidden: true }), JSON.stringify(dok), String(dok)];
    expectNoCanary(shown.join('\n'), [token, secret]);
    expect(shown[0]).toContain(dok.baseUrl);
  });
});

describe('base URL', () => {
  const none = from({});
  const sakura = 'https://secure.sakura.ad.jp/cloud/zone/is1a/api/managed-container/1.0';

  test.each([
    [{}, {}, sakura],
    [{ zone: 'is1b' }, {}, sakura.replace('is1a', 'is1b')],
    [{}, { DOK_BASE_URL: 'http://127.0.0.1:18100/x/' }, 'http://127.0.0.1:18100/x'],
    [{ baseUrl: 'http://a.example/' }, { DOK_BASE_URL: 'http://b.example' }, 'http://a.example'],
    // A program that was pointed at a local cloud must not reach the one that costs money.
    [{ zone: 'is1a' }, { DOK_BASE_URL: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1'],
  ])('%o with %o is %s', (options, env, expected) => {
    expect(resolveBaseUrl(options, from(env))).toBe(expected);
  });

  test.each([
    [{ baseUrl: 'not an address' }, 'baseUrl is not an address'],
    [{ baseUrl: 'ftp://a.example' }, 'baseUrl must begin with http:// or https://'],
    [{ baseUrl: 'https://user:pass@a.example' }, 'baseUrl must not contain credentials'],
    [{ baseUrl: 'https://a.example/?x=1' }, 'baseUrl must end with the path'],
    [{ zone: 'is1a/../..' }, 'zone must be a name such as is1a'],
  ])('%o is refused', (options, message) => {
    expect(() => resolveBaseUrl(options, none)).toThrow(message);
  });

  test('a wrong variable is named', () => {
    expect(() => resolveBaseUrl({}, from({ DOK_BASE_URL: 'nowhere' }))).toThrow(
      'DOK_BASE_URL is not an address',
    );
  });

  test('the client takes it from the environment', () => {
    vi.stubEnv('DOK_BASE_URL', 'http://127.0.0.1:18100/1.0/');
    const dok = new DOK({ accessToken: 'a', accessTokenSecret: 'b' });
    expect(dok.baseUrl).toBe('http://127.0.0.1:18100/1.0');
  });
});

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, type Logger } from '@irori/core';
import { Denvr, type DenvrOptions } from '@irori/denvr';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfigFile } from '../src/config/read-file.ts';
import { resolveDenvrConfig } from '../src/config/resolve.ts';

type Env = Record<string, string>;
type Values = Record<string, string>;

function resolve(options: DenvrOptions, env: Env = {}, file?: Values) {
  return resolveDenvrConfig({
    options,
    env,
    file: file === undefined ? undefined : { path: '/f/denvr.toml', values: file },
    filePath: '/f/denvr.toml',
  });
}

const key = { apikey: 'k-option' };

describe('precedence of settings', () => {
  const all: Values = {
    'defaults.server': 'https://file.example',
    'defaults.api': 'v2',
    'defaults.cluster': 'FileCluster',
    'defaults.tenant': 'file-tenant',
    'defaults.vpcid': 'file-vpc',
    'defaults.rpool': 'file-pool',
    'defaults.retries': '7',
  };
  const options: DenvrOptions = {
    server: 'https://option.example',
    api: 'v3',
    cluster: 'OptionCluster',
    tenant: 'option-tenant',
    vpcid: 'option-vpc',
    rpool: 'option-pool',
    retries: 4,
  };
  const names = ['server', 'api', 'cluster', 'tenant', 'vpcid', 'rpool', 'retries'] as const;

  it.each(names)('%s: option before file before default', (name) => {
    const fromOption = resolve({ ...key, ...options }, {}, all).settings;
    expect(fromOption[name]).toBe(options[name]);
    expect(fromOption.origins[name]).toBe('option');
    const fromFile = resolve(key, {}, all).settings;
    const expected = all[`defaults.${name}`];
    expect(fromFile[name]).toBe(name === 'retries' ? Number(expected) : expected);
    expect(fromFile.origins[name]).toBe('file:/f/denvr.toml');
  });

  it('has the defaults of the Python SDK', () => {
    expect(resolve(key).settings).toMatchObject({
      server: 'https://api.cloud.denvrdata.com',
      api: 'v1',
      cluster: 'Msc1',
      rpool: 'on-demand',
      tenant: undefined,
      vpcid: undefined,
      retries: undefined,
    });
  });

  it('takes the VPC from the tenant where nobody names one', () => {
    expect(resolve({ ...key, tenant: 'acme' }).settings.vpcid).toBe('acme');
    expect(resolve({ ...key, tenant: 'acme', vpcid: 'lab' }).settings.vpcid).toBe('lab');
  });

  it('prefers the names that all SDKs share', () => {
    const { settings } = resolve({
      ...key,
      baseUrl: 'https://a.example',
      server: 'https://b.example',
      maxRetries: 0,
      retries: 9,
    });
    expect(settings).toMatchObject({ server: 'https://a.example', retries: 0 });
  });
});

describe('credentials', () => {
  const env: Env = { DENVR_APIKEY: 'k-env', DENVR_USERNAME: 'u-env', DENVR_PASSWORD: 'p-env' };
  const file: Values = {
    'credentials.apikey': 'k-file',
    'credentials.username': 'u-file',
    'credentials.password': 'p-file',
  };
  const without = (values: Values, ...names: string[]): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

  it.each<[string, DenvrOptions, Env, Values, object]>([
    ['API key option before all', key, env, file, { apikey: 'k-option' }],
    ['environment before file', {}, env, file, { apikey: 'k-env' }],
    ['file alone', {}, {}, file, { apikey: 'k-file' }],
    [
      'an API key of the file beats user and password of the environment',
      {},
      without(env, 'DENVR_APIKEY'),
      file,
      { apikey: 'k-file' },
    ],
    [
      'user and password options beat an API key of the environment',
      { username: 'u', password: 'p' },
      env,
      file,
      { username: 'u', password: 'p' },
    ],
    [
      'a user option takes the password of the environment',
      { username: 'u' },
      env,
      file,
      { username: 'u', password: 'p-env' },
    ],
    [
      'user and password each come from where they are found',
      {},
      { DENVR_USERNAME: 'u-env' },
      without(file, 'credentials.apikey'),
      { username: 'u-env', password: 'p-file' },
    ],
    [
      'an empty variable counts as not set',
      {},
      { DENVR_APIKEY: '', DENVR_USERNAME: 'u-env' },
      without(file, 'credentials.apikey'),
      { username: 'u-env', password: 'p-file' },
    ],
  ])('%s', (_, options, environment, values, expected) => {
    expect(resolve(options, environment, values).credentials).toMatchObject(expected);
  });

  it('says what to do when there are none', () => {
    expect(() => resolve({})).toThrow(
      /needs an API key, or a user name and a password.*DENVR_APIKEY.*\/f\/denvr\.toml/,
    );
    expect(() => resolve({ username: 'u' })).toThrow(/needs a password to go with the user name/);
    expect(() => resolve({ password: 'p' })).toThrow(/needs a user name to go with the password/);
  });

  it.each<[string, DenvrOptions, string]>([
    ['an empty option', { apikey: '' }, 'apikey'],
    ['an API version that is no part of a path', { ...key, api: '../v1' }, 'api'],
    ['retries that are no number', { ...key, retries: -1 }, 'retries'],
    ['retries that are a fraction', { ...key, retries: 1.5 }, 'retries'],
  ])('refuses %s', (_, options, setting) => {
    expect(() => resolve(options)).toThrow(expect.objectContaining({ setting }));
  });
});

describe('parseConfigFile', () => {
  it('reads the file of the document, and ignores what other programs keep in it', async () => {
    const { values } = await parseConfigFile(
      '/f',
      '[defaults]\nserver = "https://s"\nretries = 5\nrpool = ""\n[credentials]\nusername = "ada"\n[other]\nx = 1\n',
    );
    expect(values).toMatchObject({
      'defaults.server': 'https://s',
      'defaults.retries': '5',
      'defaults.rpool': undefined,
      'credentials.username': 'ada',
    });
  });

  it.each([
    ['text without quotes', '[credentials]\npassword = hunter2secret\n'],
    ['an open quotation mark', '[credentials]\npassword = "hunter2secret\n'],
    ['a password that is a number', '[credentials]\npassword = 12345678\n'],
    ['a section that is a value', 'credentials = "hunter2secret"\n'],
  ])('refuses %s without showing it', async (_, text) => {
    const error: unknown = await parseConfigFile('/f/denvr.toml', text).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain('/f/denvr.toml');
    expect(JSON.stringify(error) + String(error)).not.toMatch(/hunter2secret|12345678/);
    expect((error as ConfigError).cause).toBeUndefined();
  });
});

describe('the configuration file', () => {
  let home: TemporaryDirectory;
  beforeEach(async () => {
    home = await temporaryDirectory();
    await mkdir(join(home.path, '.config'));
  });
  afterEach(() => home.remove());

  const text = '[defaults]\ncluster = "Hou1"\n[credentials]\napikey = "key-of-the-file"\n';
  function collectWarnings(): { logger: Logger; warnings: string[] } {
    const warnings: string[] = [];
    const ignore = (): void => {};
    const warn = (message: string): void => void warnings.push(message);
    return { logger: { debug: ignore, info: ignore, warn, error: ignore }, warnings };
  }

  it('is ~/.config/denvr.toml', async () => {
    await writeFile(join(home.path, '.config', 'denvr.toml'), text, { mode: 0o600 });
    const settings = await new Denvr({ env: { HOME: home.path } }).settings();
    expect(settings).toMatchObject({ cluster: 'Hou1', credentials: 'apikey' });
  });

  it('may be missing there', async () => {
    const denvr = new Denvr({ env: { HOME: home.path, DENVR_APIKEY: 'k' } });
    expect((await denvr.settings()).cluster).toBe('Msc1');
  });

  it('is what DENVR_CONFIG names, and what the option names before that', async () => {
    const [a, b] = [join(home.path, 'a.toml'), join(home.path, 'b.toml')];
    await writeFile(a, text, { mode: 0o600 });
    await writeFile(b, text.replace('Hou1', 'Cal1'), { mode: 0o600 });
    const env = { HOME: home.path, DENVR_CONFIG: a };
    expect((await new Denvr({ env }).settings()).cluster).toBe('Hou1');
    expect((await new Denvr({ env, configFile: b }).settings()).cluster).toBe('Cal1');
    expect((await new Denvr({ env, configFile: null, apikey: 'k' }).settings()).cluster).toBe(
      'Msc1',
    );
  });

  it('must exist where it was named, and may come later', async () => {
    const path = join(home.path, 'late.toml');
    const denvr = new Denvr({ env: { DENVR_CONFIG: path } });
    await expect(denvr.settings()).rejects.toThrow(
      /late\.toml, named by DENVR_CONFIG, does not exist/,
    );
    await writeFile(path, text, { mode: 0o600 });
    expect((await denvr.settings()).cluster).toBe('Hou1');
  });

  it('gets one warning when others can read it', async () => {
    const path = join(home.path, 'open.toml');
    await writeFile(path, text);
    await chmod(path, 0o644);
    const { logger, warnings } = collectWarnings();
    const options = { env: { DENVR_CONFIG: path }, logger };
    await new Denvr(options).settings();
    await new Denvr(options).settings();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/open\.toml can be read by other users.*chmod 600/);
  });

  it('gets none when only its owner can', async () => {
    const path = join(home.path, 'closed.toml');
    await writeFile(path, text, { mode: 0o600 });
    const { logger, warnings } = collectWarnings();
    await new Denvr({ env: { DENVR_CONFIG: path }, logger }).settings();
    expect(warnings).toEqual([]);
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, type Logger } from '@irori/core';
import { Qarnot, type QarnotOptions } from '@irori/qarnot';
import { canary, expectNoCanary, temporaryDirectory } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { loadQarnotConfig } from '../src/config/load.ts';
import { parseCommandLineFile, parsePythonFile } from '../src/config/parse-files.ts';
import { readConfigFiles } from '../src/config/read-files.ts';
import { resolveQarnotConfig } from '../src/config/resolve.ts';

type Env = Record<string, string>;

function recordingLogger(): Logger & { lines: string[] } {
  const lines: string[] = [];
  const log = (message: string): void => void lines.push(message);
  return { lines, debug: log, info: log, warn: log, error: log };
}

const python = { path: '/f/qarnot.conf', values: { token: 'py', baseUrl: 'https://py.example' } };
const cli = {
  path: '/h/.Qarnot/cli.config',
  values: { token: 'cli', baseUrl: 'https://cli.example', email: 'cli@example.org' },
};

describe('the order of settings', () => {
  const env: Env = {
    QARNOT_CLIENT_TOKEN: 'env',
    QARNOT_CLUSTER_URL: 'https://env.example/',
    QARNOT_STORAGE_URL: 'https://s3.env.example/',
    QARNOT_ACCOUNT_EMAIL: 'env@example.org',
    QARNOT_CLUSTER_TIMEOUT: '7',
    QARNOT_USE_STORAGE_PATH_STYLE: 'False',
  };
  const options: QarnotOptions = {
    token: 'option',
    baseUrl: 'https://option.example/v1/',
    storageUrl: 'https://s3.option.example',
    email: 'option@example.org',
    timeout: 1500,
    storage: { forcePathStyle: true },
    sanitizePaths: false,
  };

  it('takes options first', () => {
    const { token, settings } = resolveQarnotConfig({ options, env, files: [python, cli] });
    expect(token).toBe('option');
    expect(settings).toMatchObject({
      baseUrl: 'https://option.example',
      storageUrl: 'https://s3.option.example',
      email: 'option@example.org',
      timeout: 1500,
      forcePathStyle: true,
      sanitizePaths: false,
    });
    expect(new Set(Object.values(settings.origins))).toEqual(new Set(['option']));
  });

  it('then the environment', () => {
    const { token, settings } = resolveQarnotConfig({ options: {}, env, files: [python, cli] });
    expect(token).toBe('env');
    expect(settings).toMatchObject({
      baseUrl: 'https://env.example',
      storageUrl: 'https://s3.env.example',
      email: 'env@example.org',
      timeout: 7000,
      forcePathStyle: false,
    });
    expect(settings.origins.token).toBe('env:QARNOT_CLIENT_TOKEN');
  });

  it('then the files in their order', () => {
    const { token, settings } = resolveQarnotConfig({
      options: {},
      env: {},
      files: [python, cli],
    });
    expect(token).toBe('py');
    expect(settings.baseUrl).toBe('https://py.example');
    expect(settings.email).toBe('cli@example.org');
    expect(settings.origins).toMatchObject({
      token: 'file:/f/qarnot.conf',
      email: 'file:/h/.Qarnot/cli.config',
    });
  });

  it('then what Qarnot is known to be', () => {
    const { token, settings } = resolveQarnotConfig({ options: {}, env: {} });
    expect(token).toBeUndefined();
    expect(settings).toMatchObject({
      baseUrl: 'https://api.qarnot.com',
      storageUrl: undefined,
      timeout: undefined,
      forcePathStyle: true,
      sanitizePaths: true,
    });
    expect(settings.origins.baseUrl).toBe('default');
  });

  it('takes the token of the samples too, after the official one', () => {
    const sample = { QARNOT_TOKEN: 'sample' };
    expect(resolveQarnotConfig({ options: {}, env: sample }).token).toBe('sample');
    const both = { ...sample, QARNOT_CLIENT_TOKEN: 'official' };
    expect(resolveQarnotConfig({ options: {}, env: both }).token).toBe('official');
  });

  it.each<[string, Env | QarnotOptions, string]>([
    ['an empty option', { token: '' }, 'token'],
    ['an option that is not text', { baseUrl: 7 as unknown as string }, 'baseUrl'],
    ['a time that is no number', { QARNOT_CLUSTER_TIMEOUT: 'soon' }, 'timeout'],
    ['a switch that is neither', { QARNOT_USE_STORAGE_PATH_STYLE: 'maybe' }, 'forcePathStyle'],
  ])('refuses %s and names it', (_, given, setting) => {
    const isEnv = Object.keys(given).some((name) => name.startsWith('QARNOT_'));
    const input = isEnv
      ? { options: {}, env: given as Env }
      : { options: given as QarnotOptions, env: {} };
    expect(() => resolveQarnotConfig(input)).toThrowError(
      expect.objectContaining({ setting, code: 'BAD_CONFIG' }),
    );
  });
});

describe('an address from the working folder', () => {
  const local = { ...cli, path: '/w/.Qarnot/cli.config', isForeign: true };

  it('does not get a token from elsewhere', () => {
    const env = { QARNOT_CLIENT_TOKEN: 'mine' };
    const { settings, warnings } = resolveQarnotConfig({ options: {}, env, files: [local] });
    expect(settings.baseUrl).toBe('https://api.qarnot.com');
    expect(settings.email).toBe('cli@example.org');
    expect(warnings).toEqual([expect.stringContaining('/w/.Qarnot/cli.config names an address')]);
  });

  it('counts together with its own token', () => {
    const { token, settings, warnings } = resolveQarnotConfig({
      options: {},
      env: {},
      files: [local],
    });
    expect([token, settings.baseUrl, warnings]).toEqual(['cli', 'https://cli.example', []]);
  });

  it('does not take the place of your own account in silence', () => {
    const own = { path: '/h/.Qarnot/cli.config', values: { token: 'mine' } };
    const files = [local, own];
    const { warnings } = resolveQarnotConfig({ options: {}, env: {}, files });
    expect(warnings).toEqual([
      expect.stringMatching(/^\/w\/.*goes there, and not to .*\/h\/.Qarnot\/cli.config/),
    ]);
    const same = { ...own, values: { token: 'cli' } };
    const again = resolveQarnotConfig({ options: {}, env: {}, files: [local, same] });
    expect(again.warnings).toEqual([]);
  });
});

describe('the files of other clients', () => {
  it('reads the ini file of Python', async () => {
    const text = [
      '[cluster]',
      '# a comment',
      'url=https://api.example',
      'timeout = 30',
      '[client]',
      'token=abc',
      '[storage]',
      'url=https://s3.example',
    ].join('\n');
    const { values } = await parsePythonFile('/f', text, recordingLogger());
    expect(values).toEqual({
      baseUrl: 'https://api.example',
      timeout: '30',
      token: 'abc',
      storageUrl: 'https://s3.example',
    });
  });

  it('reads colons as Python does', async () => {
    const text = '[cluster]\nurl: http://127.0.0.1:80/x\n[client]\ntoken : abc\n';
    const { values } = await parsePythonFile('/f', text, recordingLogger());
    expect(values).toEqual({ baseUrl: 'http://127.0.0.1:80/x', token: 'abc' });
  });

  it('reads the older name of the token', async () => {
    const { values } = await parsePythonFile('/f', '[client]\nauth=old', recordingLogger());
    expect(values).toEqual({ token: 'old' });
  });

  it('says that certificates are set elsewhere', async () => {
    const logger = recordingLogger();
    await parsePythonFile('/f', '[cluster]\nurl=https://a.example\nunsafe=True', logger);
    await parsePythonFile('/f', '[cluster]\nurl=https://a.example\nunsafe=False', logger);
    parseCommandLineFile('/g', 'unsafe-ssl=true', logger);
    expect(logger.lines).toHaveLength(2);
    expect(logger.lines.join()).toMatch(/cluster\.unsafe.*NODE_EXTRA_CA_CERTS.*unsafe-ssl/);
  });

  it('reads the file of the command line', () => {
    const text =
      'token=abc=\r\nuri=https://api.example\naccount-email=a@b.c\nforce-path=true\n' +
      'disable-path-sanitization=true\nnext-page-token=zzz\nstorage=\n';
    expect(parseCommandLineFile('/f', text, recordingLogger()).values).toEqual({
      token: 'abc=',
      baseUrl: 'https://api.example',
      email: 'a@b.c',
      forcePathStyle: 'true',
      sanitizePaths: 'false',
    });
  });

  it('fails for a file with nothing of Qarnot in it, and shows none of it', async () => {
    const secret = canary();
    const promise = parsePythonFile('/f', `password=${secret}`, recordingLogger());
    const error = await promise.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConfigError);
    expectNoCanary(String(error), [secret]);
  });

  it('finds the files in their order', async () => {
    await using folder = await temporaryDirectory();
    const work = join(folder.path, 'work');
    const home = join(folder.path, 'home');
    for (const place of [work, home]) await mkdir(join(place, '.Qarnot'), { recursive: true });
    const ini = join(folder.path, 'my.conf');
    await writeFile(ini, '[client]\ntoken=ini\n');
    await writeFile(join(work, '.Qarnot', 'cli.config'), 'token=work\n');
    await writeFile(join(home, '.Qarnot', 'cli.config'), 'token=home\n');
    const files = await readConfigFiles(ini, { HOME: home }, recordingLogger(), work);
    expect(files.map(({ values, isForeign }) => [values['token'], isForeign ?? false])).toEqual([
      ['ini', false],
      ['work', true],
      ['home', false],
    ]);
    const atHome = await readConfigFiles(undefined, { HOME: home }, recordingLogger(), home);
    expect(atHome.map(({ isForeign }) => isForeign)).toEqual([false]);
  });

  it('fails for a named file that is not there', async () => {
    const qarnot = new Qarnot({ configFile: '/nowhere/qarnot.conf', env: {} });
    await expect(qarnot.settings()).rejects.toThrow(
      'The configuration file /nowhere/qarnot.conf does not exist.',
    );
  });

  it('logs what it does not use', async () => {
    await using folder = await temporaryDirectory();
    const ini = join(folder.path, 'my.conf');
    await writeFile(ini, '[client]\ntoken=ini\n[storage]\ncustom_certificate=/x.pem\n');
    const logger = recordingLogger();
    const env = { HOME: folder.path };
    const { token } = await loadQarnotConfig({ configFile: ini, env }, logger);
    expect(token).toBe('ini');
    expect(logger.lines).toEqual([expect.stringContaining('storage.custom_certificate')]);
    const unsafe = { QARNOT_CLUSTER_UNSAFE: 'True', QARNOT_USE_UNSAFE_SSL: 'false' };
    await loadQarnotConfig({ configFile: null, env: unsafe }, logger);
    expect(logger.lines[1]).toMatch(/^QARNOT_CLUSTER_UNSAFE is not used here/);
  });
});

import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  canary,
  expectNoCanary,
  type TemporaryDirectory,
  temporaryDirectory,
} from '@irori/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropProfile, storeDefault, storeProfile } from '../src/config/edit.ts';
import { loadConfig, type ProfileTable } from '../src/config/file.ts';
import { parseConfig } from '../src/config/parse.ts';
import { requireCredentials, resolveProfile } from '../src/config/profiles.ts';
import { configFileIn, runCli } from './support/fake-context.ts';

let folder: TemporaryDirectory;
let file: string;
beforeEach(async () => {
  folder = await temporaryDirectory();
  file = configFileIn(folder.path);
});
afterEach(() => folder.remove());

async function write(toml: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, toml);
}

function cli(env: Record<string, string>, ...argv: string[]) {
  return runCli({ home: folder.path, env }, ...argv);
}

describe('which profile is used', () => {
  const config = parseConfig('/c.toml', 'default_profile = "b"\n[profiles.a]\n[profiles.b]\n');
  const none = parseConfig('/c.toml', '');
  const mixed = parseConfig(
    '/c.toml',
    'default_profile = "d"\n[profiles.d]\n[profiles.q]\ncloud = "qarnot"\n[profiles.r]\ncloud = "qarnot"\n',
  );

  it.each([
    [{ profile: 'a' }, { IRORI_PROFILE: 'b' }, config, 'a', 'option'],
    [{}, { IRORI_PROFILE: 'a' }, config, 'a', 'env:IRORI_PROFILE'],
    [{}, {}, config, 'b', 'file:/c.toml'],
    [{}, {}, none, 'local', 'default'],
    [{ cloud: 'local' }, { IRORI_PROFILE: 'a' }, config, 'local', 'option'],
    [{ cloud: 'dok' }, {}, config, 'b', 'option'],
    [{ cloud: 'dok' }, {}, none, 'dok', 'option'],
    [{ cloud: 'qarnot' }, {}, mixed, 'q', 'option'],
    [{ cloud: 'qarnot' }, { IRORI_PROFILE: 'r' }, mixed, 'r', 'option'],
    [{ cloud: 'qarnot' }, { IRORI_PROFILE: 'local' }, mixed, 'local', 'option'],
    [{ cloud: 'denvr' }, {}, mixed, 'denvr', 'option'],
  ])('%j with %j', (flags, env, file, name, origin) => {
    const profile = resolveProfile(flags, env, file);
    expect([profile.name, profile.nameOrigin]).toEqual([name, origin]);
  });

  it.each([
    [{}, {}, mixed, 'd', 'dok'],
    [{ profile: 'local', cloud: 'denvr' }, {}, mixed, 'local', 'denvr'],
    [{ profile: 'q' }, {}, mixed, 'q', 'qarnot'],
    [{ profile: 'qarnot' }, {}, none, 'qarnot', 'qarnot'],
  ])('%j with %j is profile and cloud', (flags, env, file, name, cloud) => {
    const profile = resolveProfile(flags, env, file);
    expect([profile.name, profile.cloud]).toEqual([name, cloud]);
  });

  it.each([
    [{}, {}, mixed, 'q', 'qarnot'],
    [{}, {}, none, 'local', 'qarnot'],
    [{ profile: 'local' }, {}, mixed, 'local', 'qarnot'],
    [{ cloud: 'local' }, {}, mixed, 'local', 'qarnot'],
    [{}, { IRORI_PROFILE: 'local' }, mixed, 'local', 'qarnot'],
    [{}, { IRORI_PROFILE: 'd' }, mixed, 'q', 'qarnot'],
  ])('%j with %j in a command about Qarnot', (flags, env, file, name, cloud) => {
    const profile = resolveProfile(flags, env, file, 'qarnot');
    expect([profile.name, profile.cloud]).toEqual([name, cloud]);
  });

  it('refuses a profile of another cloud than the one that is named', () => {
    expect(() => resolveProfile({ profile: 'q', cloud: 'dok' }, {}, mixed)).toThrow(
      'The profile "q" is of the cloud qarnot, not dok',
    );
  });

  it('refuses a key that belongs to another cloud, with its line', () => {
    expect(() => parseConfig('/c.toml', '[profiles.q]\ncloud = "qarnot"\nzone = "is1a"\n')).toThrow(
      '/c.toml:3: a profile of the cloud qarnot has no "zone"',
    );
  });

  it('takes the credentials of the file before those of the environment', () => {
    const withKey = parseConfig(
      '/c.toml',
      '[profiles.a]\naccess_token="f"\naccess_token_secret="g"\n',
    );
    const env = { DOK_ACCESS_TOKEN: 'e', DOK_ACCESS_TOKEN_SECRET: 'e', DOK_BASE_URL: 'http://x' };
    const profile = resolveProfile({ profile: 'a' }, env, withKey);
    expect(requireCredentials(profile, '/c.toml')).toEqual({
      name: 'a',
      cloud: 'dok',
      baseUrl: 'http://x',
      accessToken: 'f',
      accessTokenSecret: 'g',
    });
    expect(profile.origins).toEqual({
      baseUrl: 'env:DOK_BASE_URL',
      accessToken: 'file:/c.toml',
      accessTokenSecret: 'file:/c.toml',
    });
  });

  it('never joins halves of two keys', () => {
    const env = {
      DOK_ACCESS_TOKEN: 'half',
      SAKURA_ACCESS_TOKEN: 'whole',
      SAKURA_ACCESS_TOKEN_SECRET: 'key',
    };
    const profile = resolveProfile({ profile: 'dok' }, env, none);
    expect(profile.values['accessToken']).toBe('whole');
    const half = parseConfig('/c.toml', '[profiles.a]\naccess_token="f"\n');
    expect(() =>
      requireCredentials(resolveProfile({ profile: 'a' }, env, half), '/c.toml'),
    ).toThrow('has no credentials');
  });

  it('gives the local profile nothing of the environment', () => {
    const env = { DOK_ACCESS_TOKEN: 'e', DOK_ACCESS_TOKEN_SECRET: 'e', DOK_BASE_URL: 'http://x' };
    const profile = resolveProfile({}, env, none);
    expect([profile.values, profile.origins]).toEqual([{}, {}]);
  });
});

describe('irori config', () => {
  it('says where each value comes from and shows no secret', async () => {
    const token = canary('token');
    const secret = canary('secret');
    await write(`default_profile = "a"\n[profiles.a]\nzone = "tk1v"\n`);
    const env = { DOK_ACCESS_TOKEN: token, DOK_ACCESS_TOKEN_SECRET: secret };
    const plain = await cli(env, 'config', 'show');
    expect(plain.stdout).toContain(`profile\ta\tfile:${file}`);
    expect(plain.stdout).toContain(`zone\ttk1v\tfile:${file}`);
    expect(plain.stdout).toContain(`access_token\t…${token.slice(-4)}\tenv:DOK_ACCESS_TOKEN\n`);
    expect(plain.stdout).toContain('access_token_secret\t…\tenv:DOK_ACCESS_TOKEN_SECRET\n');
    const json = await cli(env, 'config', 'show', '--json', '--debug');
    expect(JSON.parse(json.stdout).file).toEqual({ path: file, exists: true });
    expectNoCanary(plain.stdout + json.stdout + json.stderr, [token, secret]);
  });

  it('adds a profile, readable by its owner only, and finds it again', async () => {
    const options = { home: folder.path, stdin: 'the-secret\n' };
    const added = await runCli(
      options,
      ...['config', 'set-profile', 'work', '--zone', 'is1a', '--access-token', 'the-token'],
      ...['--access-token-secret', '-', '--default'],
    );
    expect(added).toEqual({
      code: 0,
      stdout: '',
      stderr: `Stored the profile "work" in ${file}.\n`,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loadConfig(file)).toMatchObject({
      defaultProfile: 'work',
      profiles: {
        work: {
          cloud: 'dok',
          zone: 'is1a',
          access_token: 'the-token',
          access_token_secret: 'the-secret',
        },
      },
    });
    const { stdout } = await cli({}, 'config', 'profiles');
    expect(stdout).toContain('work\tdok\tyes\tyes');
    expect(stdout).toContain('dok\tdok\t\tmissing');
  });

  it('leaves comments and other profiles alone', async () => {
    await write(
      '# mine\ndefault_profile = "a" \n\n[profiles.a] # first\nzone = "x"\n\n# second\n[profiles.b]\nzone = "y"\n',
    );
    await cli({}, 'config', 'set-profile', 'a', '--zone', 'z');
    await cli({}, 'config', 'use', 'b');
    expect(await readFile(file, 'utf8')).toBe(
      '# mine\ndefault_profile = "b"\n\n[profiles.a]\ncloud = "dok"\nzone = "z"\n\n# second\n[profiles.b]\nzone = "y"\n',
    );
    await cli({}, 'config', 'remove-profile', 'b');
    expect(await readFile(file, 'utf8')).toBe(
      '# mine\n\n[profiles.a]\ncloud = "dok"\nzone = "z"\n\n# second\n',
    );
  });

  it('refuses to edit a layout that it does not understand', async () => {
    const inline = 'profiles = { a = { zone = "x" } }\n';
    await write(inline);
    const { code, stderr } = await cli({}, 'config', 'set-profile', 'a', '--zone', 'z');
    expect(stderr).toMatch(/edit the file by hand|not TOML/);
    expect(code).toBe(2);
    expect(await readFile(file, 'utf8')).toBe(inline);
  });

  it('says so when the file cannot be written', async () => {
    await write('');
    await writeFile(file, '');
    const { code, stderr } = await runCli(
      { home: folder.path, env: { XDG_CONFIG_HOME: '/dev/null/x' } },
      ...['config', 'set-profile', 'a', '--zone', 'z'],
    );
    expect(stderr).toContain('/dev/null/x/irori/config.toml cannot be');
    expect(code).toBe(1);
  });

  it('warns in doctor when others may read the file', async () => {
    await write('[profiles.a]\naccess_token = "x"\n');
    await chmod(file, 0o644);
    const { stdout } = await cli({}, 'doctor', '--offline');
    expect(stdout).toContain(`chmod 600 ${file}`);
  });

  it('prints its path', async () => {
    expect((await cli({}, 'config', 'path')).stdout).toBe(`${file}\n`);
    expect((await cli({ XDG_CONFIG_HOME: '/etc/x' }, 'config', 'path')).stdout).toBe(
      '/etc/x/irori/config.toml\n',
    );
  });
});

describe('editing the file', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,8}$/);
  const table = fc.record(
    {
      cloud: fc.constant('dok'),
      zone: fc.string({ unit: 'grapheme' }),
      access_token: fc.string({ unit: 'binary' }),
      base_url: fc.constantFrom('https://a.example/x', '[x]', '# no comment'),
    },
    { requiredKeys: [] },
  );
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('store' as const), name, table, default: fc.boolean() }),
    fc.record({ kind: fc.constant('drop' as const), name }),
    fc.record({ kind: fc.constant('use' as const), name }),
  );

  it('leads to what a plain object would hold, whatever is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
        await write('# a comment\n');
        const model: { default: string | undefined; profiles: Record<string, ProfileTable> } = {
          default: undefined,
          profiles: {},
        };
        for (const step of edits) {
          const config = await loadConfig(file);
          if (step.kind === 'store') {
            await storeProfile(config, step.name, step.table, step.default);
            model.profiles[step.name] = step.table;
            if (step.default) model.default = step.name;
          } else if (model.profiles[step.name] === undefined) {
          } else if (step.kind === 'drop') {
            await dropProfile(config, step.name);
            delete model.profiles[step.name];
            if (model.default === step.name) model.default = undefined;
          } else {
            await storeDefault(config, step.name);
            model.default = step.name;
          }
        }
        const { defaultProfile, profiles, source } = await loadConfig(file);
        expect({ default: defaultProfile, profiles }).toEqual(model);
        expect(source).toContain('# a comment');
      }),
      { numRuns: 40 },
    );
  });
});

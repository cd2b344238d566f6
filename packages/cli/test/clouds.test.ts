import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Denvr } from '@irori/denvr';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import {
  canary,
  expectNoCanary,
  type TemporaryDirectory,
  temporaryDirectory,
} from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDataDir } from '../src/config/paths.ts';
import { configFileIn, FakeContext, type FakeOptions } from './support/fake-context.ts';

/** The command against the three APIs of one local cloud. */
let cloud: LocalCloud;
let home: TemporaryDirectory;
beforeAll(async () => {
  home = await temporaryDirectory();
  const dataDir = localDataDir({ HOME: home.path });
  cloud = await createLocalCloud({ dataDir, slots: 4, set: { 'denvr.stepMs': '10' } });
});
afterAll(async () => {
  await cloud.close();
  await home.remove();
});

async function irori(argv: readonly string[], options: Partial<FakeOptions> = {}) {
  const context = new FakeContext({ home: home.path, ...options });
  const code = await context.run(...argv);
  return { code, stdout: context.stdout.text, stderr: context.stderr.text };
}

const program = ['--', 'sh', '-c', 'echo hi; exit 3'];

describe.each(['dok', 'qarnot', 'denvr'])('a job on %s of the local cloud', (name) => {
  const local = ['--profile', 'local', '--cloud', name];

  it('runs to its exit code, and is found again by its id alone', async () => {
    const run = await irori(['run', ...local, '--image', 'alpine', ...program]);
    expect([run.code, run.stdout]).toEqual([3, 'hi\n']);
    const [newest] = JSON.parse((await irori(['ps', ...local, '--json'])).stdout).items;
    expect(newest).toMatchObject({ cloud: name, state: 'failed', profile: 'local' });
    const shown = JSON.parse((await irori(['show', newest.id, '--json'])).stdout);
    expect(shown).toMatchObject({ id: newest.id, exitCode: 3 });
    expect((await irori(['logs', newest.id])).stdout).toBe('hi\n');
    expect((await irori(['cost', newest.id])).code).toBe(0);
    expect((await irori(['rm', newest.id])).code).toBe(0);
    expect((await irori(['gc', '--json'])).stdout).toContain('"items": []');
  });

  it('has an API that can be called raw', async () => {
    const listed = await irori(['api', name]);
    expect(listed.code).toBe(0);
    const call = { dok: 'getAccount', qarnot: 'getUserInfo', denvr: 'getClusters' }[name] ?? '';
    const { code, stdout } = await irori(['api', name, call, '--profile', 'local']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toBeTypeOf('object');
  });
});

describe('irori ps of the local cloud', () => {
  it('lists the jobs of all its APIs, and says which is whose', async () => {
    for (const name of ['dok', 'qarnot', 'denvr']) {
      const flags = ['--profile', 'local', '--cloud', name, '--image', 'alpine', '--name', name];
      expect((await irori(['run', ...flags, '--', 'true'])).code).toBe(0);
    }
    const { items } = JSON.parse((await irori(['ps', '--json', '--limit', '2'])).stdout);
    expect(items.map((job: { cloud: string }) => job.cloud)).toEqual(['denvr', 'qarnot']);
    const { stdout } = await irori(['ps']);
    expect(stdout.split('\n')[0]).toContain('ID\tCLOUD\tNAME');
    expect(stdout).toContain('\tdok\tdok\tsucceeded');
    for (const id of (await irori(['ps', '-q'])).stdout.trim().split('\n')) {
      expect((await irori(['rm', id])).code).toBe(0);
    }
  });
});

describe('irori run --cloud denvr', () => {
  it('leaves nothing behind', async () => {
    const run = await irori([
      'run',
      '--profile',
      'local',
      '--cloud',
      'denvr',
      '--image',
      'alpine',
      ...program,
    ]);
    expect([run.code, run.stdout]).toEqual([3, 'hi\n']);
    const denvr = new Denvr({ ...cloud.denvr, env: {}, configFile: null });
    expect((await denvr.servers.applications.getApplications()).items).toEqual([]);
  });

  it('works with the denvr.toml that irori local env writes', async () => {
    const { stdout } = await irori(['local', 'env', '--json']);
    const { DENVR_CONFIG } = JSON.parse(stdout);
    expect((await stat(DENVR_CONFIG)).mode & 0o777).toBe(0o600);
    expect(await readFile(DENVR_CONFIG, 'utf8')).toContain(cloud.denvr.server);
    const env = { DENVR_CONFIG };
    const run = await irori(['run', '--cloud', 'denvr', '--image', 'alpine', ...program], { env });
    expect([run.code, run.stdout]).toEqual([3, 'hi\n']);
  });

  it('says what is missing without credentials', async () => {
    const { code, stderr } = await irori(['run', '--cloud', 'denvr', '--image', 'a', ...program]);
    expect(stderr).toContain('DENVR_APIKEY');
    expect(code).toBe(125);
    expect((await irori(['ps', '--cloud', 'denvr'])).code).toBe(4);
  });
});

describe('irori gc', () => {
  it('finds what a killed run left behind, and destroys it only when told so', async () => {
    const denvr = new Denvr({ ...cloud.denvr, env: {}, configFile: null });
    const left = await denvr.startContainer({
      image: 'alpine',
      command: ['sh', '-c', 'echo forgotten'],
      hardwarePackage: 'g-nvidia-1xa100-40gb-pcie-14vcpu-112gb',
      cluster: 'Msc1',
    });
    await left.wait({ pollInterval: 20 });
    const found = await irori(['gc']);
    expect(found.stdout).toContain(left.id);
    expect(found.stderr).toContain('irori gc --yes');
    expect((await denvr.servers.applications.getApplications()).items).toHaveLength(1);
    const swept = await irori(['gc', '--yes', '--json']);
    expect(JSON.parse(swept.stdout).items).toEqual([
      expect.objectContaining({ id: left.id, outcome: 'destroyed', cloud: 'denvr' }),
    ]);
    expect((await denvr.servers.applications.getApplications()).items).toEqual([]);
    const clean = await irori(['gc']);
    expect([clean.code, clean.stdout, clean.stderr]).toEqual([0, '', 'Nothing was left behind.\n']);
  });

  it('tells which clouds it could not look through', async () => {
    const secret = canary('secret');
    const env = { QARNOT_CLUSTER_URL: 'http://127.0.0.1:9', QARNOT_CLIENT_TOKEN: secret };
    const { code, stdout, stderr } = await irori(['gc', '--cloud', 'qarnot', '--json'], { env });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).unasked).toEqual([
      expect.objectContaining({ profile: 'qarnot', cloud: 'qarnot' }),
    ]);
    expectNoCanary(stdout + stderr, [secret]);
  });

  it('wants a duration', async () => {
    const { code, stderr } = await irori(['gc', '--older-than', 'soon']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('"soon" is no duration')]);
  });
});

describe('irori offers', () => {
  it('compares the clouds, and marks what is only publicly known', async () => {
    const { code, stdout, stderr } = await irori(['offers', '--gpu', 'A100']);
    expect(code).toBe(0);
    expect(stdout).toContain('A100_40GB_PCIe_1x\t1 × A100 40 GB\t14\t112 GB\t2.05 USD');
    expect(stdout).toContain('public: ');
    expect(stderr).toContain('denvr: no credentials');
  });

  it('asks the local cloud when that is named', async () => {
    const { stdout } = await irori(['offers', '--profile', 'local', '--gpu', 'H100:1', '--json']);
    const { items, clouds } = JSON.parse(stdout);
    expect(clouds.every(({ answered }: { answered: string }) => answered === 'live')).toBe(true);
    expect(items[0]).toMatchObject({ plan: 'h100-80gb', source: { live: true } });
    expect(items[0].source.text).toContain('the local cloud');
  });

  it('converts with the rates of a file, and says of which day they are', async () => {
    const rates = join(home.path, 'rates.toml');
    await writeFile(rates, 'date = "2026-11-20"\nbase = "EUR"\n[rates]\nUSD = 1.25\nJPY = 160\n');
    const { stdout, stderr } = await irori([
      ...['offers', '--cloud', 'dok', '--currency', 'eur', '--hours', '2', '--rates', rates],
    ]);
    expect(stdout).toContain('57.6 JPY\t0.72 EUR');
    expect(stderr).toContain('rates of 2026-11-20');
  });

  it.each([
    [['--hours', 'x'], 'no number of hours'],
    [['--currency', 'BTC'], 'no totals in "BTC"'],
    [['--cloud', 'aws'], 'no cloud "aws"'],
    [['--rates', 'missing.toml'], 'no such file'],
  ])('refuses %j', async (flags, sentence) => {
    const { code, stderr } = await irori(['offers', ...flags]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

describe('profiles of other clouds', () => {
  it('are stored with the settings of their cloud, and used', async () => {
    const { server, apikey } = cloud.denvr;
    const set = ['config', 'set-profile', 'lab', '--cloud', 'denvr', '--base-url', server];
    expect((await irori([...set, '--api-key', '-'], { stdin: `${apikey}\n` })).code).toBe(0);
    expect(await readFile(configFileIn(home.path), 'utf8')).toContain('cloud = "denvr"');
    const shown = await irori(['config', 'show', '--profile', 'lab']);
    expect(shown.stdout).toContain(`api_key\t…${apikey.slice(-4)}`);
    const run = await irori(['run', '--profile', 'lab', '--image', 'alpine', ...program]);
    expect([run.code, run.stdout]).toEqual([3, 'hi\n']);
    const wrong = await irori(['config', 'set-profile', 'lab', '--zone', 'is1a']);
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('--zone is no setting'),
    ]);
    const doctor = await irori(['doctor', '--json']);
    const checks = JSON.parse(doctor.stdout).items;
    expect(checks).toContainEqual(expect.objectContaining({ name: 'profile lab', result: 'pass' }));
  });

  it('of an earlier version of the local cloud are told to be missing', async () => {
    const other = await temporaryDirectory();
    const dataDir = localDataDir({ HOME: other.path });
    await using old = await oldCloud(dataDir);
    const { code, stderr } = await irori(['ps', '--profile', 'local', '--cloud', 'qarnot'], {
      home: other.path,
    });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('does not speak the API of qarnot'),
    ]);
    expect(old.dataDir).toBe(dataDir);
    await other.remove();
  });
});

/** A local cloud whose endpoint file has only DOK in it, as that of the first version. */
async function oldCloud(dataDir: string): Promise<AsyncDisposable & { dataDir: string }> {
  await mkdir(dirname(dataDir), { recursive: true });
  const made = await createLocalCloud({ dataDir });
  const file = join(dataDir, 'endpoint.json');
  const { qarnot: _, denvr: __, ...old } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(old), { mode: 0o600 });
  return { dataDir, [Symbol.asyncDispose]: () => made.close() };
}

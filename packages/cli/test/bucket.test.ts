import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { remotePlace, twoPlaces } from '../src/bucket/place.ts';
import { formatSize } from '../src/output/size.ts';
import { configFileIn, FakeContext, runCli } from './support/fake-context.ts';

let cloud: LocalCloud;
let home: TemporaryDirectory;
let work: string;
let count = 0;
beforeAll(async () => {
  home = await temporaryDirectory();
  cloud = await createLocalCloud({ dataDir: join(home.path, '.local/share/irori/local') });
});
afterAll(async () => {
  await cloud.close();
  await home.remove();
});
beforeEach(async () => {
  count += 1;
  work = join(home.path, `work-${count}`);
  await mkdir(join(work, 'dir/sub'), { recursive: true });
  await writeFile(join(work, 'dir/a.txt'), 'a');
  await writeFile(join(work, 'dir/sub/b.txt'), 'bb');
  await bucket('mb', `bucket-${count}`);
});

/** Runs a command about buckets in a folder of its own, with the profile `local`. */
function bucket(...argv: string[]) {
  return runCli({ home: home.path, cwd: work }, 'bucket', ...argv);
}

const name = (): string => `bucket-${count}`;

describe('irori bucket sync', () => {
  it('has nothing to do the second time', async () => {
    const first = await bucket('sync', './dir', `${name()}/p`);
    expect(first).toEqual({ code: 0, stdout: '', stderr: '2 uploaded (3 B); 0 the same.\n' });
    const second = await bucket('sync', './dir', `${name()}/p`);
    expect(second).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing to do: 2 files are the same.\n',
    });
    const back = await bucket('sync', `${name()}/p`, './back');
    expect(back.stderr).toBe('2 downloaded (3 B); 0 the same.\n');
    expect(await readFile(join(work, 'back/sub/b.txt'), 'utf8')).toBe('bb');
    expect((await bucket('sync', `${name()}/p`, './back')).stderr).toContain('Nothing to do');
  });

  it('prints the plan on stdout and changes nothing in a dry run', async () => {
    await bucket('sync', './dir', name());
    await writeFile(join(work, 'dir/c.txt'), 'a');
    await writeFile(join(work, 'dir/a.txt'), 'other');
    const { stdout, stderr } = await bucket('sync', '--dry-run', './dir', name());
    expect(stdout).toBe('copy c.txt from a.txt\nupload a.txt\n');
    expect(stderr).toContain('Nothing was changed. It would be: 1 uploaded, 1 copied; 1 the same.');
    const { plan } = JSON.parse(
      (await bucket('sync', '--dry-run', '--json', './dir', name())).stdout,
    );
    expect(plan).toEqual([
      { action: 'copy', path: 'c.txt', size: 1, from: 'a.txt' },
      { action: 'upload', path: 'a.txt', size: 5 },
    ]);
  });

  it('removes only when told, and says what it would remove', async () => {
    await bucket('sync', './dir', name());
    const empty = join(work, 'one');
    await mkdir(empty);
    await writeFile(join(empty, 'a.txt'), 'a');
    const kept = await bucket('sync', './one', name());
    expect(kept.stderr).toContain('1 file exists only on the other side; --delete removes them.');
    const { stdout } = await bucket('sync', '--delete', '--json', './one', name());
    expect(JSON.parse(stdout)).toMatchObject({ deleted: 1, skipped: 1, extra: 0 });
  });

  it('takes filters', async () => {
    await writeFile(join(work, 'dir/x.log'), 'x');
    const flags = ['--include', '*.txt', '--include', '*.log', '--exclude', 'sub'];
    const { stdout } = await bucket('sync', ...flags, '--json', './dir', name());
    expect(JSON.parse(stdout).uploaded).toBe(2);
  });

  it('ends with 1 and names what was left alone', async () => {
    await bucket('cp', './dir/a.txt', `s3://${name()}/../evil`);
    const { code, stderr } = await bucket('sync', name(), './back');
    expect(stderr).toContain('Left alone: ../evil: This key cannot be a path');
    expect(code).toBe(1);
    expect(await readdir(work)).not.toContain('evil');
  });

  it('shows how far it is, on a terminal only', async () => {
    const context = new FakeContext({ home: home.path, cwd: work, tty: true });
    expect(await context.run('bucket', 'sync', './dir', `${name()}/tty`)).toBe(0);
    expect(context.stderr.text).toContain('\r\u001b[K');
    expect(context.stderr.text).toContain('Comparing: 0 looked at');
    expect(context.stdout.text).toBe('');
  });

  it('goes on after Ctrl-C', async () => {
    for (let at = 0; at < 50; at += 1) await writeFile(join(work, `dir/${at}`), `${at}`);
    const context = new FakeContext({ home: home.path, cwd: work });
    cloud.faults.add({ match: { cloud: 's3', operation: 'PutObject' }, nth: 10, latency: 50 });
    cloud.faults.add({
      match: { cloud: 's3', operation: 'PutObject' },
      nth: 20,
      times: 500,
      latency: 5000,
    });
    const running = context.run('bucket', 'sync', '--concurrency', '2', './dir', name());
    const { length } = await waitForObjects(10);
    context.send('SIGINT');
    expect(await running).toBe(130);
    cloud.faults.clear();
    expect(context.stderr.text).toContain('the same command goes on there');
    expect(context.listeners).toBe(0);
    const { stdout } = await bucket('sync', '--json', './dir', name());
    expect(JSON.parse(stdout).skipped).toBeGreaterThanOrEqual(length);
  });

  async function waitForObjects(least: number): Promise<unknown[]> {
    for (;;) {
      const found: unknown[] = JSON.parse(
        (await bucket('ls', '-r', '--json', name())).stdout,
      ).items;
      if (found.length >= least) return found;
    }
  }

  it.each([
    [['dir', 'p'], 2, /It is not clear which of "dir" and "p"/],
    [['./dir', './other'], 2, /sync needs a folder here and a folder in a bucket/],
    [['-', 's3://x/y'], 2, /sync needs a folder here/],
    [['./none', 's3://bucket-x/y'], 2, /does not exist/],
    [
      ['./dir', 's3://no-such-bucket/y'],
      5,
      /no bucket "no-such-bucket".*irori bucket mb makes one/s,
    ],
    [['./dir', 's3:///y'], 2, /names no bucket/],
    [['--exclude', '!a', './dir', 'bucket-x'], 2, /without the '!'/],
    [['--concurrency', '0', './dir', 'bucket-x'], 2, /from 1 to 256/],
  ])('%j ends with %i', async (argv, code, said) => {
    const ended = await bucket('sync', ...argv);
    expect(ended.stderr).toMatch(said);
    expect(ended).toMatchObject({ code, stdout: '' });
  });
});

describe('irori bucket cp', () => {
  it('copies a file there and back, under a name or into a folder', async () => {
    const up = await bucket('cp', './dir/a.txt', `${name()}/k.txt`);
    expect(up).toEqual({
      code: 0,
      stdout: '',
      stderr: `Copied ./dir/a.txt to ${name()}/k.txt (1 B).\n`,
    });
    await bucket('cp', './dir/a.txt', `${name()}/in/`);
    await bucket('cp', './dir/a.txt', name());
    const { stdout } = await bucket('ls', '-r', '--json', name());
    const keys = JSON.parse(stdout).items.map(({ key }: { key: string }) => key);
    expect(keys).toEqual(['a.txt', 'in/a.txt', 'k.txt']);
    await bucket('cp', `${name()}/k.txt`, './');
    await bucket('cp', `${name()}/k.txt`, './new/name.txt');
    expect(await readFile(join(work, 'k.txt'), 'utf8')).toBe('a');
    expect(await readFile(join(work, 'new/name.txt'), 'utf8')).toBe('a');
  });

  it('reads stdin and writes stdout', async () => {
    const options = { home: home.path, cwd: work, stdin: 'from a pipe' };
    await runCli(options, 'bucket', 'cp', '-', `s3://${name()}/piped`);
    const { stdout, stderr } = await bucket('cp', `s3://${name()}/piped`, '-');
    expect({ stdout, stderr }).toEqual({ stdout: 'from a pipe', stderr: '' });
  });

  it('copies inside the store', async () => {
    await bucket('cp', './dir/a.txt', `${name()}/a`);
    const { stdout } = await bucket('cp', '--json', `s3://${name()}/a`, `s3://${name()}/b/`);
    expect(JSON.parse(stdout)).toMatchObject({
      from: `${name()}/a`,
      to: `${name()}/b/a`,
      size: null,
    });
  });

  it('sends large files in parts', async () => {
    await writeFile(join(work, 'big'), '');
    await truncate(join(work, 'big'), 20 * 1024 * 1024);
    expect((await bucket('cp', './big', `${name()}/`)).stderr).toContain('(20.0 MiB)');
    const { stdout } = await bucket('ls', '--json', `${name()}/big`);
    expect(JSON.parse(stdout).items[0]).toMatchObject({ size: 20 * 1024 * 1024, etag: /-3$/ });
  });

  it.each([
    [['./dir', 's3://bucket-x/y'], 2, /is a folder.*\n.*irori bucket sync \.\/dir bucket-x\/y/],
    [['./dir/a.txt', './b'], 2, /must be in a bucket/],
    [['-', 's3://bucket-x'], 2, /names no object/],
    [['s3://bucket-x/a/', './b'], 2, /is a folder/],
    [['./none', 's3://bucket-x/y'], 1, /no such file/],
  ])('%j ends with %i', async (argv, code, said) => {
    const ended = await bucket('cp', ...argv);
    expect(ended.stderr).toMatch(said);
    expect(ended).toMatchObject({ code, stdout: '' });
  });

  it('ends with 5 for an object or a bucket that is not there', async () => {
    expect((await bucket('cp', `${name()}/none`, './x')).code).toBe(5);
    expect((await bucket('cp', './dir/a.txt', 'no-such-bucket/x')).code).toBe(5);
  });
});

describe('irori bucket ls', () => {
  it('lists buckets, folders and objects', async () => {
    await bucket('sync', './dir', name());
    const buckets = await bucket('ls');
    expect(buckets.stdout).toMatch(new RegExp(`^BUCKET\tCREATED\n(.*\n)*${name()}\t20`));
    const top = await bucket('ls', name());
    expect(top.stdout).toMatch(/^SIZE\tMODIFIED\tKEY\n\t\tsub\/\n1\t20.*Z\ta\.txt\n$/);
    expect((await bucket('ls', `${name()}/sub/`)).stdout).toContain('\tsub/b.txt\n');
    expect((await bucket('ls', `s3://${name()}`)).stdout).toBe(top.stdout);
    expect(JSON.parse((await bucket('ls', '--json')).stdout).items).toContainEqual(
      expect.objectContaining({ name: name() }),
    );
  });

  it('says when there is nothing', async () => {
    const { stdout, stderr } = await bucket('ls', name());
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: `The bucket ${name()} is empty.\n` });
    expect((await bucket('ls', `${name()}/x`)).stderr).toContain('begins with "x"');
    const empty = JSON.parse((await bucket('ls', '--json', name())).stdout);
    expect(empty).toEqual({ schemaVersion: 1, items: [] });
    expect((await bucket('ls', 'no-such-bucket')).code).toBe(5);
  });

  it('lists more than a page, and in JSON as one array', async () => {
    const many = join(work, 'many');
    await mkdir(many);
    for (let at = 0; at < 1001; at += 1) await writeFile(join(many, `${at}`), '');
    await bucket('sync', './many', name());
    const { stdout } = await bucket('ls', '--json', name());
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, items: { length: 1001 } });
    const lines = (await bucket('ls', name())).stdout.trimEnd().split('\n');
    expect(lines.length).toBe(1002);
    expect(lines.filter((line) => line.startsWith('SIZE')).length).toBe(1);
  });
});

describe('irori bucket mb, rb and rm', () => {
  it('make and remove', async () => {
    await bucket('sync', './dir', name());
    expect((await bucket('rm', `${name()}/none`)).code).toBe(5);
    expect((await bucket('rm', `${name()}/a.txt`)).stderr).toBe('Removed 1 object.\n');
    const full = await bucket('rb', name());
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(/is not empty.*\n.*rb --force/);
    expect((await bucket('rm', '-r', '--json', `${name()}/sub`)).stdout).toContain('"removed": 1');
    expect(await bucket('rb', name())).toMatchObject({
      code: 0,
      stderr: `Removed the bucket ${name()}.\n`,
    });
    expect((await bucket('rb', name())).code).toBe(5);
    expect((await bucket('mb', '--json', name(), `${name()}-b`)).stdout).toContain(`"${name()}-b"`);
    await bucket('sync', './dir', name());
    expect((await bucket('rb', '--force', name(), `${name()}-b`)).code).toBe(0);
  });

  it('say what a bucket can be called', async () => {
    const { code, stderr } = await bucket('mb', 'Bad_Name');
    expect(stderr).toMatch(/3 to 63 characters/);
    expect(code).toBe(1);
  });

  it.each([
    [['rm', 'bucket'], /names no object.*\n.*rb --force bucket/],
    [['mb', 'bucket/key'], /not the name of a bucket/],
    [['rm'], /place/],
  ])('%j is wrong', async (argv, said) => {
    const { code, stderr } = await bucket(...argv);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });
});

describe('the profile', () => {
  const file = () => configFileIn(home.path);

  async function configured(text: string, ...argv: string[]) {
    await mkdir(join(home.path, '.config/irori'), { recursive: true });
    await writeFile(file(), text, { mode: 0o600 });
    try {
      return await bucket(...argv);
    } finally {
      await writeFile(file(), '');
    }
  }

  it('is the one of Qarnot, also where another cloud is the default', async () => {
    const { baseUrl, storageUrl, email, token } = cloud.qarnot;
    const text = `default_profile = "d"
[profiles.d]
cloud = "dok"
access_token = "x"
access_token_secret = "y"
[profiles.q]
cloud = "qarnot"
base_url = "${baseUrl}"
storage_url = "${storageUrl}"
email = "${email}"
token = "${token}"
`;
    expect((await configured(text, 'ls')).stdout).toContain(name());
    expect((await configured(text, 'ls', '--profile', 'q')).stdout).toContain(name());
    const wrong = await configured(text, 'ls', '--profile', 'd');
    expect(wrong.code).toBe(2);
    const bad = await configured(text.replace(token, 'wrong'.repeat(20)), 'ls');
    expect(bad).toMatchObject({ code: 4, stdout: '' });
    expect(bad.stderr).not.toContain('wrongwrong');
  });
});

describe('words of a command line', () => {
  it.each([
    ['./a', 'b/c', 'local', 'remote'],
    ['b/c', '../a', 'remote', 'local'],
    ['/abs', 'b', 'local', 'remote'],
    ['a', 's3://b/c', 'local', 'remote'],
    ['s3://a/b', 's3://c/d', 'remote', 'remote'],
    ['.', 'b', 'local', 'remote'],
    ['C:\\x', 'b', 'local', 'remote'],
    ['-', 'b/c', 'pipe', 'remote'],
    ['.hidden', './x', 'remote', 'local'],
  ])('%s %s', (from, to, one, other) => {
    expect(twoPlaces(from, to).map(({ kind }) => kind)).toEqual([one, other]);
  });

  it('keep keys as they are', () => {
    expect(remotePlace('s3://b//x/../y ')).toEqual({ bucket: 'b', key: '/x/../y ' });
    expect(remotePlace('b')).toEqual({ bucket: 'b', key: '' });
  });

  it('give sizes for people', () => {
    expect([0, 1023, 1024, 1536, 5 * 1024 ** 3, 1024 ** 5].map(formatSize)).toEqual([
      '0 B',
      '1023 B',
      '1.0 KiB',
      '1.5 KiB',
      '5.0 GiB',
      '1024.0 TiB',
    ]);
  });
});

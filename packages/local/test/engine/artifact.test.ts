import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PackedOutputs, packOutputs } from '../../src/objects/artifact.ts';
import { script, startEngine, type TestEngine } from './support.ts';

const never = new AbortController().signal;

describe('packing a folder', () => {
  let directory: TemporaryDirectory;
  let folder: string;
  let archive: string;

  beforeEach(async () => {
    directory = await temporaryDirectory();
    folder = join(directory.path, 'outputs');
    archive = join(directory.path, 'out.tar.gz');
    mkdirSync(folder);
  });

  afterEach(async () => {
    await directory.remove();
  });

  const pack = (): Promise<PackedOutputs> => packOutputs(folder, archive, never);
  const list = (): string[] =>
    execFileSync('tar', ['-tzf', archive, '--quoting-style=literal'], { encoding: 'utf8' })
      .trimEnd()
      .split('\n');
  /** Unpacks with the system's tar; relative path → content. */
  const unpack = (): Map<string, Buffer> => {
    const target = join(directory.path, 'unpacked');
    mkdirSync(target);
    execFileSync('tar', ['-xzf', archive, '-C', target]);
    const files = readdirSync(target, { recursive: true, withFileTypes: true });
    return new Map(
      files
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(target.length + 1), readFileSync(path)]),
    );
  };

  test('gives a flat archive in the order of names, the same each time', async () => {
    mkdirSync(join(folder, 'b'));
    for (const name of ['z', 'b/2', 'b/10', 'a', 'Z']) {
      writeFileSync(join(folder, name), name);
      utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
    }
    utimesSync(join(folder, 'b'), 1_700_000_000, 1_700_000_000);
    const { sizeBytes, notes } = await pack();
    expect(list()).toEqual(['Z', 'a', 'b/', 'b/10', 'b/2', 'z']);
    expect(sizeBytes).toBe(statSync(archive).size);
    expect(notes).toEqual([]);
    const first = readFileSync(archive);
    await pack();
    expect(readFileSync(archive).equals(first)).toBe(true);
    expect(statSync(archive).mode & 0o777).toBe(0o600);
  });

  test('keeps every name and content', async () => {
    const names = ['plain', 'with space', '日本語', 'x'.repeat(200), 'new\nline', '-rf', 'ü'];
    for (const name of names) writeFileSync(join(folder, name), `content of ${name}`);
    await pack();
    const files = unpack();
    expect([...files.keys()].sort()).toEqual([...names].sort());
    for (const name of names) expect(files.get(name)?.toString()).toBe(`content of ${name}`);
  });

  test('any tree comes back as it was', async () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9 ._-]{1,20}$/).filter((text) => !/^\.+$/.test(text));
    const files = fc.dictionary(name, fc.uint8Array({ maxLength: 3000 }), { maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, files, { minKeys: 1, maxKeys: 4 }), async (tree) => {
        await using own = await temporaryDirectory();
        const source = join(own.path, 'source');
        const target = join(own.path, 'target');
        mkdirSync(source);
        mkdirSync(target);
        for (const [child, contents] of Object.entries(tree)) {
          mkdirSync(join(source, child));
          for (const [file, bytes] of Object.entries(contents)) {
            writeFileSync(join(source, child, file), bytes);
          }
        }
        const file = join(own.path, 'out.tar.gz');
        await packOutputs(source, file, never);
        execFileSync('tar', ['-xzf', file, '-C', target]);
        execFileSync('diff', ['-r', source, target]);
      }),
      { numRuns: 15 },
    );
  });

  test('keeps links that stay inside and leaves out those that do not', async () => {
    mkdirSync(join(folder, 'd'));
    writeFileSync(join(folder, 'file'), 'x');
    symlinkSync('../file', join(folder, 'd/up'));
    symlinkSync(join(folder, 'file'), join(folder, 'absolute'));
    symlinkSync('missing', join(folder, 'dangling'));
    symlinkSync('/etc/passwd', join(folder, 'passwd'));
    symlinkSync('../../..', join(folder, 'outside'));
    symlinkSync('.', join(folder, 'self'));
    symlinkSync('outside/secret', join(folder, 'through'));
    const { notes } = await pack();
    expect(list()).toEqual(['absolute', 'd/', 'd/up', 'dangling', 'file', 'self']);
    expect(notes.map((note) => note.split('"')[1])).toEqual(['outside', 'passwd', 'through']);
    const target = execFileSync('tar', ['-tvzf', archive, 'absolute'], { encoding: 'utf8' });
    expect(target.trim()).toMatch(/absolute -> file$/);
  });

  test('leaves out what is neither file nor folder, each with a note', async () => {
    writeFileSync(join(folder, 'kept'), 'x');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const { notes } = await pack();
    await new Promise((resolve) => server.close(resolve));
    expect(list()).toEqual(['kept']);
    expect(notes).toEqual([
      '"pipe" was left out: it is a named pipe.',
      '"socket" was left out: it is a socket.',
    ]);
  });

  test('leaves out a name that is no text', async () => {
    const name = Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff])]);
    writeFileSync(name, 'x');
    writeFileSync(join(folder, 'good'), 'x');
    const { notes } = await pack();
    expect(list()).toEqual(['good']);
    expect(notes).toEqual(['"badÿ" was left out: its name is not valid UTF-8.']);
  });

  test('of nothing that can be packed gives no archive', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { sizeBytes, notes } = await pack();
    expect(sizeBytes).toBeNull();
    expect(notes).toHaveLength(1);
    expect(readdirSync(directory.path)).toEqual(['outputs']);
  });

  test('of a sparse file takes no memory for it', async () => {
    writeFileSync(join(folder, 'sparse'), '');
    truncateSync(join(folder, 'sparse'), 200_000_000);
    const before = process.memoryUsage().rss;
    const { sizeBytes } = await pack();
    expect(sizeBytes).toBeLessThan(2_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    expect(execFileSync('tar', ['-tvzf', archive], { encoding: 'utf8' })).toContain('200000000');
  });

  test('that is interrupted leaves nothing, and is done again in full', async () => {
    const bytes = Buffer.alloc(5_000_000, 'irori');
    writeFileSync(join(folder, 'file'), bytes);
    await expect(packOutputs(folder, archive, AbortSignal.timeout(1))).rejects.toThrow();
    expect(readdirSync(directory.path)).toEqual(['outputs']);
    writeFileSync(`${archive}.partial`, 'left by a killed process');
    await pack();
    expect(readdirSync(directory.path).sort()).toEqual(['out.tar.gz', 'outputs']);
    expect(unpack().get('file')?.equals(bytes)).toBe(true);
  });
});

describe('the artifact of a workload', () => {
  let local: TestEngine;

  beforeAll(async () => {
    local = await startEngine();
  });

  afterAll(async () => {
    await local[Symbol.asyncDispose]();
  });

  test('holds its outputs; nothing of its scratch stays', async () => {
    const ended = await local.run(
      script('echo metrics >"$OUT/metrics.json"; echo scratch >here; chmod 0 "$OUT" .'),
    );
    const file = local.engine.artifactPath(ended.spec.id);
    expect(ended.artifact?.sizeBytes).toBe(statSync(file).size);
    expect(execFileSync('tar', ['-xzOf', file, 'metrics.json'], { encoding: 'utf8' })).toBe(
      'metrics\n',
    );
    expect(readdirSync(join(local.store.dataDir, 'workloads'))).not.toContain(ended.spec.id);
  });

  test('is null when there are none, or none are wanted', async () => {
    expect((await local.run(script('echo x >here'))).artifact).toBeNull();
    const unwanted = await local.run(script('echo x >"$OUT/x"', { collect: 'none' }));
    expect(unwanted.artifact).toBeNull();
    expect(readdirSync(join(local.store.dataDir, 'artifacts'))).not.toContain(
      `${unwanted.spec.id}.tar.gz`,
    );
  });

  test('tells in the reason what was left out', async () => {
    const ended = await local.run(script('ln -s /etc/passwd "$OUT/p"; echo x >"$OUT/x"'));
    expect(ended.end).toEqual({
      kind: 'exited',
      reason:
        'The program ended with exit code 0. ' +
        '"p" was left out: it is a link that leaves the outputs folder.',
    });
  });

  test('does not follow a link put in the place of the outputs folder', async () => {
    const ended = await local.run(script('rmdir "$OUT"; ln -s /etc "$OUT"'));
    expect([ended.end?.kind, ended.artifact]).toEqual(['collect_failed', null]);
    expect(ended.exitCode).toBe(0);
    expect(ended.end?.reason).toContain('the outputs folder was replaced');
    expect(statSync('/etc/passwd').isFile()).toBe(true);
  });

  test('of 30 MB is whole', async () => {
    const ended = await local.run(
      script('head -c 30000000 /dev/urandom >"$OUT/big"; sha256sum <"$OUT/big"'),
    );
    const file = local.engine.artifactPath(ended.spec.id);
    const big = execFileSync('tar', ['-xzOf', file, 'big'], { maxBuffer: 40_000_000 });
    const hash = createHash('sha256').update(big).digest('hex');
    expect(local.logText(ended.spec.id)).toBe(`${hash}  -\n`);
  });

  test('comes after the delay that its cloud has', async () => {
    const { FakeClock } = await import('@irori/testkit');
    const clock = new FakeClock();
    await using late = await startEngine({ clock, collectDelayMs: 5000 });
    const { id } = late.engine.submit(script('echo x >"$OUT/x"')).spec;
    await late.reached(id, 'collecting');
    while (clock.pending === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(4999);
    expect(late.engine.get(id)?.state).toBe('collecting');
    clock.advance(1);
    expect((await late.ended(id)).artifact).not.toBeNull();
  });

  test.runIf(process.getuid?.() === 0)('cannot be stored: the end says so', async () => {
    chmodSync(join(local.store.dataDir, 'artifacts'), 0o500);
    const path = join(local.store.dataDir, 'artifacts');
    const { id } = local.engine.submit(script('sleep 0.05; echo x >"$OUT/x"')).spec;
    mkdirSync(join(path, `${id}.tar.gz.partial`));
    const ended = await local.ended(id);
    expect([ended.end?.kind, ended.exitCode]).toEqual(['collect_failed', 0]);
    expect(ended.end?.reason).toContain('Its outputs could not be packed');
  });
});

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IroriHome, root } from './support/irori-home.ts';
import { packages, publicPackages } from './support/packages.ts';

/** What `npm pack --json` says of one package. */
interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const home = new IroriHome();
const consumer = home.cwd;
const tarballs = join(home.folder, 'tarballs');
const packed = new Map<string, Packed>();
const npmEnv = { HOME: process.env['HOME'], npm_config_update_notifier: 'false' };
const names = publicPackages.map(({ manifest }) => manifest.name);
const entryPoints = publicPackages.flatMap(({ manifest }) =>
  Object.keys(manifest.exports).map((entry) => join(manifest.name, entry)),
);

function packedOf(name: string): Packed {
  const found = packed.get(name);
  if (found === undefined) throw new Error(`${name} was not packed`);
  return found;
}

const tarballOf = (name: string): string => join(tarballs, packedOf(name).filename);

async function packAll(): Promise<void> {
  mkdirSync(tarballs);
  const { code, stdout, stderr } = await home.run(
    'npm',
    [
      ...['pack', '--json', '--prefix', root, '--pack-destination', tarballs],
      ...publicPackages.map(({ path }) => path),
    ],
    npmEnv,
  );
  if (code !== 0) throw new Error(`npm pack: ${stderr}`);
  const listed: readonly Packed[] = JSON.parse(stdout);
  for (const one of listed) packed.set(one.name, one);
}

/** Where no registry is in reach: what npm would do, with the other packages as they are installed here. */
async function installByHand(): Promise<void> {
  const modules = join(consumer, 'node_modules');
  const own = new Set([...packages.map(({ manifest }) => manifest.name), '.bin']);
  for (const folder of readdirSync(join(root, 'node_modules'))) {
    if (folder.startsWith('.') || own.has(folder)) continue;
    const inner = folder.startsWith('@') ? readdirSync(join(root, 'node_modules', folder)) : [''];
    for (const name of inner.map((last) => join(folder, last)).filter((name) => !own.has(name))) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
  }
  for (const name of names) {
    mkdirSync(join(modules, name), { recursive: true });
    const args = ['-xzf', tarballOf(name), '--strip-components=1', '-C', join(modules, name)];
    const { code, stderr } = await home.run('tar', args);
    if (code !== 0) throw new Error(`tar: ${stderr}`);
  }
}

async function install(): Promise<void> {
  writeFileSync(join(consumer, 'package.json'), '{"name":"consumer","private":true}');
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  const { code, stderr } = await home.run(
    'npm',
    ['install', ...flags, ...names.map(tarballOf)],
    npmEnv,
  );
  if (code === 0) return;
  if (!/ENOTFOUND|EAI_AGAIN|ECONN|ENETUNREACH|ETIMEDOUT|ENOTCACHED/.test(stderr)) {
    throw new Error(`npm install: ${stderr}`);
  }
  await installByHand();
}

beforeAll(async () => {
  await packAll();
  await install();
}, 180_000);
afterAll(() => home.remove());

describe.each(names)('%s, packed', (name) => {
  it('holds what a user needs, and nothing of the workshop', () => {
    const paths = packedOf(name).files.map(({ path }) => path);
    const needed = ['README.md', 'LICENSE', 'package.json', 'dist/index.js', 'dist/index.d.ts'];
    expect(needed.filter((path) => !paths.includes(path))).toEqual([]);
    expect(paths.filter((path) => /tsbuildinfo|\.test\.|^test\/|node_modules/.test(path))).toEqual(
      [],
    );
  });

  it('has nothing that publint objects to', async () => {
    const bytes = readFileSync(tarballOf(name));
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that resolve wherever ESM can be loaded', async () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { code, stdout } = await home.run(process.execPath, [
      ...[attw, tarballOf(name), '--profile', 'esm-only', '--format', 'ascii', '--no-color'],
    ]);
    expect(code, stdout).toBe(0);
  }, 180_000);
});

describe('all of them, installed in an empty folder', () => {
  it.each(entryPoints)('%s is imported and required, and it is one copy', async (entry) => {
    const script = `
      import { createRequire } from 'node:module';
      const imported = await import('${entry}');
      const required = createRequire(import.meta.url)('${entry}');
      const names = Object.keys(imported);
      const same = names.every((name) => imported[name] === required[name]);
      console.log(JSON.stringify({ same, some: names.length > 0 }));`;
    const { stdout, stderr } = await home.run(process.execPath, [
      ...['--no-warnings', '--input-type=module', '-e', script],
    ]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ same: true, some: true });
  });

  it('type-check in a strict program that checks libraries too', async () => {
    const imports = entryPoints.map((entry, at) => `import * as _${at} from '${entry}';`);
    const uses = entryPoints.map((_, at) => `_${at}`);
    writeFileSync(join(consumer, 'all.mts'), `${imports.join('\n')}\nexport default [${uses}];\n`);
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2023',
      lib: ['es2023'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    };
    const project = { compilerOptions, files: ['all.mts'] };
    writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify(project));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await home.run(process.execPath, [tsc, '-p', consumer]);
    const complaints = stdout.split('\n').filter((line) => /error TS/.test(line));
    // What other packages ship is theirs: stricli's types do not bear exactOptionalPropertyTypes.
    const others = /(^|\/)node_modules\/(?!@irori\/|irori\/)/;
    expect(complaints.filter((line) => !others.test(line))).toEqual([]);
  }, 180_000);

  it('give a command that knows its version and runs a job', async () => {
    const command = join(consumer, 'node_modules/.bin/irori');
    const installed = existsSync(command)
      ? command
      : join(consumer, 'node_modules/irori/dist/bin.js');
    const irori = (...args: string[]) => home.run(process.execPath, [installed, ...args]);
    const version = publicPackages.find(({ folder }) => folder === 'cli')?.manifest.version;
    expect((await irori('--version')).stdout.trim()).toBe(version);
    const started = await irori('local', 'start', '--detach', '--port', '0');
    expect(started.code, started.stderr).toBe(0);
    const { code, stdout } = await irori('run', '--', 'sh', '-c', 'echo from the tarball; exit 3');
    expect({ code, stdout }).toEqual({ code: 3, stdout: 'from the tarball\n' });
  }, 180_000);
});

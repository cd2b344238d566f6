import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IroriHome, root } from './support/irori-home.ts';
import {
  commandsOf,
  dialogueOf,
  expectedCode,
  isLeftOut,
  missingLine,
  type Sample,
  samplesOf,
} from './support/samples.ts';

/** Whether a package runs the samples of its README itself, with what they need around them. */
function runsItsOwn(folder: string): boolean {
  const tests = join(root, 'packages', folder, 'test');
  return (
    existsSync(tests) &&
    readdirSync(tests, { recursive: true, encoding: 'utf8' }).some((file) =>
      /(^|\/)(readme|samples)\.test\.ts$/.test(file),
    )
  );
}

const guides = readdirSync(join(root, 'docs/guides')).map((file) => `docs/guides/${file}`);
const readmes = readdirSync(join(root, 'packages'))
  .filter((folder) => !runsItsOwn(folder))
  .flatMap((folder) => [`packages/${folder}/README.md`, `packages/${folder}/README.ja.md`]);
const pages = ['README.md', 'README.ja.md', ...guides, ...readmes].filter((page) =>
  existsSync(join(root, page)),
);

/** Complaints of the compiler about the TypeScript samples of all pages. */
function typeErrors(samples: readonly Sample[]): string[] {
  const names = new Map(samples.map((sample, at) => [join(root, `sample-${at}.mts`), sample]));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => names.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const sample = names.get(name);
    return sample === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, sample.text, ts.ScriptTarget.ES2023, true);
  };
  const program = ts.createProgram([...names.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const sample = file && names.get(file.fileName);
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
    return `${sample?.at} (line ${line + 1}): ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

it('the TypeScript samples of all pages type-check', () => {
  const samples = pages.flatMap(samplesOf).filter(({ language }) => language === 'ts');
  expect(samples.length).toBeGreaterThan(0);
  expect(typeErrors(samples)).toEqual([]);
}, 180_000);

describe.each(pages)('%s', (page) => {
  const home = new IroriHome();
  const exported: NodeJS.ProcessEnv = {};
  let job = '';
  const samples = samplesOf(page).filter((sample) => !isLeftOut(sample));

  beforeAll(async () => {
    cpSync(join(root, 'examples/iris'), home.cwd, {
      recursive: true,
      filter: (source) => !source.endsWith('outputs'),
    });
    // Beside the working folder, so that no workdir packs it.
    symlinkSync(join(root, 'node_modules'), join(home.folder, 'node_modules'));
    for (const folder of ['.zsh', '.config/fish/completions']) {
      mkdirSync(join(home.folder, folder), { recursive: true });
    }
    for (const { language, info, text } of samples) {
      if (language !== 'ts' && /^\S+\.\w+$/.test(info)) writeFileSync(join(home.cwd, info), text);
    }
    await home.startCloud();
    const { stdout } = await home.irori('local', 'env');
    for (const [, name, value] of stdout.matchAll(/^export (\w+)='?(.*?)'?$/gm)) {
      if (name !== undefined) exported[name] = value;
    }
    const submitted = await home.irori('run', '-d', '-n', 'sample', '--', 'echo', 'hello');
    job = submitted.stdout.trim();
    await home.irori('wait', job);
  }, 180_000);
  afterAll(() => home.remove());

  const titled = (language: string): (readonly [string, Sample])[] =>
    samples.filter((sample) => sample.language === language).map((sample) => [sample.at, sample]);

  it('has only blocks of a known kind', () => {
    const known = ['ts', 'js', 'sh', 'console', 'yaml', 'toml', 'json', 'text', 'mermaid'];
    const unknown = samples.filter(({ language }) => !known.includes(language));
    expect(unknown.map(({ at, language }) => `${at}: ${language}`)).toEqual([]);
  });

  it.each([...titled('ts'), ...titled('js')])(
    '%s runs',
    async (_, sample) => {
      const { outputText } = ts.transpileModule(sample.text, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
      });
      writeFileSync(join(home.cwd, 'sample.mjs'), outputText);
      const { code, stderr } = await home.run(process.execPath, ['sample.mjs'], exported);
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    },
    180_000,
  );

  it.each(titled('sh'))(
    '%s runs',
    async (_, sample) => {
      const commands = commandsOf(sample.text.replaceAll(/\bJOB\b/g, job));
      for (const [at, command] of commands.entries()) {
        const { code, stderr } = await home.run('sh', ['-c', command]);
        const expected = at === commands.length - 1 ? expectedCode(sample) : 0;
        expect({ command, code, stderr: code === expected ? '' : stderr }).toEqual({
          command,
          code: expected,
          stderr: '',
        });
      }
    },
    180_000,
  );

  it.each(titled('console'))(
    '%s prints what it shows',
    async (_, sample) => {
      let last = 0;
      for (const { command, shown } of dialogueOf(sample.text.replaceAll(/\bJOB\b/g, job))) {
        const line = command.replace(/^npx irori /, 'irori ');
        const { code, stdout } = await home.run('sh', ['-c', `(exit ${last}); ${line} 2>&1`]);
        last = code ?? 1;
        expect(missingLine(shown, stdout), `${command} printed:\n${stdout}`).toBeUndefined();
      }
    },
    180_000,
  );
});

import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IroriHome, type Outcome, root } from './support/irori-home.ts';

const home = new IroriHome();
beforeAll(() => home.startCloud());
afterAll(() => home.remove());

/** Runs an example in TypeScript, in a copy of its folder, with the variables of the local cloud. */
async function runProgram(folder: string, file: string, ...args: string[]): Promise<Outcome> {
  const copy = join(home.folder, folder);
  cpSync(join(root, 'examples', folder), copy, { recursive: true });
  // Node 20 runs no TypeScript.
  const { outputText } = ts.transpileModule(readFileSync(join(copy, file), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  const program = join(copy, file.replace(/\.ts$/, '.mjs'));
  writeFileSync(program, outputText);
  const { stdout } = await home.irori('local', 'env');
  const env: NodeJS.ProcessEnv = {};
  for (const [, name = '', value] of stdout.matchAll(/^export (\w+)='?(.*?)'?$/gm)) {
    env[name] = value;
  }
  return home.run(process.execPath, [program, ...args], env);
}

describe('examples/iris', () => {
  it('runs through the command and leaves what it declares', async () => {
    const jobFile = join(root, 'examples/iris/job.yaml');
    const { code, stdout, stderr } = await home.irori('run', '-f', jobFile, '-o', 'results');
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });

    expect(stdout.match(/^epoch +\d+\/60 {2}loss \d\.\d{4} {2}accuracy \d\.\d{4}$/gm)).toHaveLength(
      60,
    );
    const result = (file: string): string => readFileSync(join(home.cwd, 'results', file), 'utf8');
    const metrics = JSON.parse(result('metrics.json'));
    expect(metrics).toMatchObject({ epochs: 60, seed: 7, flowers: { training: 105, test: 45 } });
    expect(metrics.accuracy).toBeGreaterThanOrEqual(0.9);
    expect(stdout).toContain(`accuracy ${metrics.accuracy.toFixed(4)} on flowers`);
    expect(JSON.parse(result('model.json')).classes).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(result('confusion.svg')).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/);
  });

  it('ends with the code of the program when the program refuses its settings', async () => {
    const jobFile = join(root, 'examples/iris/job.yaml');
    const { code, stdout } = await home.irori('run', '-f', jobFile, '-e', 'EPOCHS=many');
    expect(stdout).toContain('EPOCHS must be a whole number');
    expect(code).toBe(2);
  });
});

describe('examples/qarnot-…', () => {
  beforeAll(() => symlinkSync(join(root, 'node_modules'), join(home.folder, 'node_modules')));

  it('hello creates the task of the Go client', async () => {
    const { code, stdout, stderr } = await runProgram('qarnot-hello', 'hello.ts');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$/);
  });

  it('folder goes up, is worked on by four instances, and comes down', async () => {
    const run = (): Promise<Outcome> => runProgram('qarnot-folder', 'summarize.ts', 'results');
    const first = await run();
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect(first.stdout).toContain('5 files sent, 0 were there already');
    expect(first.stdout).toContain('4 files fetched into results');
    for (const station of [0, 1, 2, 3]) {
      const result = join(home.cwd, `results/summaries/station-${station}.txt`);
      const summary = readFileSync(result, 'utf8').trimEnd();
      expect(summary).toMatch(/^days 31 {2}low -?[\d.]+ {2}mean -?[\d.]+ {2}high [\d.]+$/);
      expect(first.stdout).toContain(`[${station}] stdout: station-${station}: ${summary}`);
    }
    expect((await run()).stdout).toContain('0 files sent, 5 were there already');
  });
});

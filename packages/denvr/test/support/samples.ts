import { readFile } from 'node:fs/promises';
import * as denvrModule from '@irori/denvr';
import ts from 'typescript';

/** The README of the package. */
export const readme: string = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

/** Its samples in TypeScript. */
export const samples: readonly string[] = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, code = '']) => code,
);

/** The sample of the README that mentions all of `words`. */
export function sample(...words: string[]): string {
  const [found, second] = samples.filter((code) => words.every((word) => code.includes(word)));
  if (found === undefined || second !== undefined) throw new Error(`No one sample has ${words}.`);
  return found;
}

type Main = (module: unknown, console: unknown, process: unknown) => Promise<void>;
const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => Main;

/** Runs a sample as it stands and gives what it prints. */
export async function runSample(code: string): Promise<string> {
  const printed: string[] = [];
  const plain = code.replace(/import \{(.*)\} from '@irori\/denvr';/, 'const {$1} = denvrModule;');
  const { outputText } = ts.transpileModule(plain, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const output = {
    log: (...parts: unknown[]) => void printed.push(`${parts.join(' ')}\n`),
    write: (text: string) => printed.push(text),
  };
  const main = new AsyncFunction('denvrModule', 'console', 'process', outputText);
  await main(denvrModule, output, { stdout: output });
  return printed.join('');
}

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { localOptions } from '@irori/local';
import { expect, test } from 'vitest';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${packageFolder}/README.md`, 'utf8');
const samples = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** Runs a sample as a user would, against the built package. */
async function run(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', code],
    { cwd: packageFolder },
  );
  return stdout;
}

test.each(samples.map((code, index) => [index + 1, code] as const))(
  'sample %d of the README runs and prints what it says',
  async (_, code) => {
    const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line);
    const printed = (await run(code)).trimEnd().split('\n');
    if (promised.length > 0) expect(printed).toEqual(promised);
    else expect(printed).toHaveLength(2);
  },
);

test('the README has samples and names options that exist', () => {
  expect(samples).toHaveLength(5);
  const names = [...text.matchAll(/(?:dok|qarnot|denvr|s3)\.[a-z]+[A-Z]?[A-Za-z]*(?==|'|`)/g)].map(
    ([name]) => name,
  );
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(localOptions.map((option) => option.name)).toContain(name);
});

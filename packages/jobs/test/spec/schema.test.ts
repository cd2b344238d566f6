import { jobSchema, parseJobFile } from '@irori/jobs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outputName } from '../../src/spec/read-outputs.ts';

const validate = new Ajv2020({ allowUnionTypes: true }).compile(jobSchema);

function parserAccepts(job: unknown): boolean {
  try {
    parseJobFile(JSON.stringify(job));
    return true;
  } catch {
    return false;
  }
}

/** The one rule that a schema cannot express. */
function hasTwinOutputs(job: Record<string, unknown>): boolean {
  const { outputs } = job;
  if (!Array.isArray(outputs)) return false;
  const names = outputs.map((path) => outputName(String(path)));
  return new Set(names).size < names.length;
}

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'python',
    '',
    ' ',
    'x y',
    'a\nb',
    'a\0b',
    '.',
    '..',
    'a/',
    '/',
    'a/b',
    '../x',
  ),
  fc.constantFrom('H100', 'H100:8', 'H100:0', '2h', '90', '1h30m', '0s', '1.5h', '30m2h', 'A=1'),
  fc.constantFrom('A', 'A B', '1A', '/health', 'out/..', '\u007f', '日本'),
  fc.string({ maxLength: 6 }),
);
const scalar = fc.oneof(word, fc.integer(), fc.constantFrom(0, 1.5, -1, true, false, null));
const anything = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(word, scalar, { maxKeys: 3 }),
);
const section = (...keys: string[]) =>
  fc.oneof(
    fc.record(Object.fromEntries(keys.map((key) => [key, anything])), { requiredKeys: [] }),
    anything,
  );
const optional = {
  command: anything,
  run: anything,
  env: anything,
  resources: section('gpu', 'cpu'),
  timeout: anything,
  outputs: anything,
  workdir: anything,
  tags: anything,
  dok: fc.oneof(
    section('plan', 'registry', 'entrypoint'),
    fc.record({ http: section('port', 'path') }),
  ),
  unknown: anything,
  'x-mine': anything,
  $schema: anything,
};
const job = fc
  .record({
    required: fc.oneof(
      { weight: 5, arbitrary: fc.constant({ name: 'a', image: 'b' }) },
      fc.record({ name: anything, image: anything }, { requiredKeys: [] }),
    ),
    keys: fc.subarray(Object.keys(optional), { maxLength: 2 }),
    values: fc.record(optional),
  })
  .map(({ required, keys, values }): Record<string, unknown> => {
    const chosen = keys.map((key) => [key, values[key as keyof typeof values]]);
    return { ...required, ...Object.fromEntries(chosen) };
  });

it('accepts exactly what the parser accepts', () => {
  let accepted = 0;
  fc.assert(
    fc.property(job, (value) => {
      fc.pre(!hasTwinOutputs(value));
      // Through JSON, because that is how both see it: no undefined, no -0.
      const plain: unknown = JSON.parse(JSON.stringify(value));
      const wanted = validate(plain);
      if (wanted) accepted += 1;
      expect({ plain, accepted: parserAccepts(plain) }).toEqual({ plain, accepted: wanted });
    }),
    { numRuns: 1500 },
  );
  expect(accepted).toBeGreaterThan(150);
});

it('describes every key, for editors', () => {
  const undescribed = Object.entries(jobSchema.properties).filter(
    ([, property]) => !('description' in property),
  );
  expect(undescribed).toEqual([]);
});

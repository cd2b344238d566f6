import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';
import { parse } from 'yaml';

type Json = { readonly [key: string]: unknown };

const specification: Json = parse(
  readFileSync(new URL('../../../../../specs/qarnot.openapi.yaml', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
formats.default(ajv);
ajv.addSchema(specification, 'qarnot');
const compiled = new Map<string, ValidateFunction>();

/** JSON pointers of the schemas of an operation's answers, by status; undefined: no body. */
function answersOf(operationId: string): ReadonlyMap<number, string | undefined> {
  for (const [path, item] of Object.entries(specification['paths'] as Json)) {
    for (const [method, operation] of Object.entries(item as Json)) {
      if ((operation as Json)['operationId'] !== operationId) continue;
      const place = `#/paths/${path.replaceAll('/', '~1')}/${method}/responses`;
      const answers = Object.entries((operation as Json)['responses'] as Json);
      return new Map(
        answers.map(([status, answer]) => {
          const content = (answer as Json)['content'] as Json | undefined;
          const type = content && Object.keys(content)[0]?.replaceAll('/', '~1');
          return [Number(status), type && `${place}/${status}/content/${type}/schema`];
        }),
      );
    }
  }
  throw new Error(`The description has no operation ${operationId}.`);
}

/** Fails unless an answer is one that the description allows. */
export function expectDescribed(operationId: string, status: number, body: string): void {
  const answers = answersOf(operationId);
  expect([...answers.keys()], `${operationId} answered ${status}: ${body}`).toContain(status);
  const pointer = answers.get(status);
  if (pointer === undefined) return;
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `qarnot${encodeURI(pointer)}` });
  compiled.set(pointer, validate);
  validate(JSON.parse(body));
  expect(validate.errors ?? [], `${operationId} ${status}: ${body}`).toEqual([]);
}

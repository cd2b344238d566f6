import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';
import { spec } from '../../../src/generated/qarnot/spec.ts';

type Json = { readonly [key: string]: unknown };

/** One operation as the description declares it. */
export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  readonly isRooted: boolean;
  /** JSON pointers of the response schemas by status; undefined for a response without a body. */
  readonly responses: ReadonlyMap<number, string | undefined>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
formats.default(ajv);
ajv.addSchema(spec, 'qarnot');
const compiled = new Map<string, ValidateFunction>();

function follow(pointer: string): Json {
  let found: unknown = spec;
  for (const part of pointer.replace('#/', '').split('/')) {
    found = (found as Json)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return found as Json;
}

function schemaPointer(response: Json, own: string): string | undefined {
  const ref = response['$ref'] as string | undefined;
  const base = ref ?? own;
  const content = (ref === undefined ? response : follow(ref))['content'];
  return content === undefined ? undefined : `${base}/content/application~1json/schema`;
}

function operationsByName(): Map<string, DescribedOperation> {
  const found = new Map<string, DescribedOperation>();
  for (const [path, item] of Object.entries(spec['paths'] as Json)) {
    for (const [method, value] of Object.entries(item as Json)) {
      if (method === 'parameters' || method === 'servers') continue;
      const operation = value as Json;
      const place = `#/paths/${path.replaceAll('/', '~1')}/${method}/responses`;
      const responses = Object.entries(operation['responses'] as Json).map(
        ([status, response]) =>
          [Number(status), schemaPointer(response as Json, `${place}/${status}`)] as const,
      );
      found.set(String(operation['operationId']), {
        method: method.toUpperCase(),
        path,
        isRooted: (item as Json)['servers'] !== undefined,
        responses: new Map(responses),
      });
    }
  }
  return found;
}

/** Every operation of the description, by operationId. */
export const described: ReadonlyMap<string, DescribedOperation> = operationsByName();

/** Statuses that any operation may answer although the description does not list them. */
const general: readonly number[] = [400, 402, 403, 404, 405, 409, 413];

/** Fails unless an answer is one that the description allows. */
export function expectDescribed(operationId: string, status: number, body: unknown): void {
  const operation = described.get(operationId);
  if (operation === undefined) throw new Error(`There is no operation ${operationId}.`);
  if (!operation.responses.has(status)) {
    if (general.includes(status)) return;
    throw new Error(`${operationId} answered ${status}, which no description allows.`);
  }
  const pointer = operation.responses.get(status);
  if (pointer === undefined) {
    expect(body, `${operationId} ${status}`).toBeUndefined();
    return;
  }
  let validate = compiled.get(pointer);
  if (validate === undefined) {
    validate = ajv.compile({ $ref: `qarnot${encodeURI(pointer)}` });
    compiled.set(pointer, validate);
  }
  validate(body);
  expect(validate.errors ?? [], `${operationId} ${status}: ${JSON.stringify(body)}`).toEqual([]);
}

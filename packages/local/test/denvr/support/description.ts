import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';
import { spec } from '../../../src/generated/denvr/spec.ts';

type Json = { readonly [key: string]: unknown };

/** One operation as the description declares it. */
export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  /** JSON pointers of the response schemas by status; undefined for one without a described body. */
  readonly responses: ReadonlyMap<number, string | undefined>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
formats.default(ajv);
// Denvr's dates have no zone, as the description says beside its `date-time`.
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/);
ajv.addSchema(spec, 'denvr');
const compiled = new Map<string, ValidateFunction>();

const errorSchema = '#/components/schemas/ErrorEnvelope';

function schemaPointer(response: Json, own: string): string | undefined {
  const ref = response['$ref'] as string | undefined;
  if (ref !== undefined) return errorSchema;
  const place = `${own}/content/application~1json/schema`;
  return response['content'] === undefined ? undefined : place;
}

function operationsByName(): Map<string, DescribedOperation> {
  const found = new Map<string, DescribedOperation>();
  for (const [path, item] of Object.entries(spec['paths'] as unknown as Json)) {
    for (const [method, value] of Object.entries(item as Json)) {
      const operation = value as Json;
      const place = `#/paths/${path.replaceAll('/', '~1')}/${method}/responses`;
      const responses = Object.entries(operation['responses'] as Json).map(
        ([status, response]) =>
          [Number(status), schemaPointer(response as Json, `${place}/${status}`)] as const,
      );
      const responseMap = new Map(responses);
      found.set(String(operation['operationId']), {
        method: method.toUpperCase(),
        path,
        responses: responseMap,
      });
    }
  }
  return found;
}

/** Every operation of the description, by operationId. */
export const described: ReadonlyMap<string, DescribedOperation> = operationsByName();

/** Statuses that any operation may answer although the description does not list them. */
const general: ReadonlySet<number> = new Set([403, 404, 405, 409, 413, 415]);

/** Fails unless an answer is one that the description allows. */
export function expectDescribed(operationId: string, status: number, body: unknown): void {
  const operation = described.get(operationId);
  if (operation === undefined) throw new Error(`There is no operation ${operationId}.`);
  const isListed = operation.responses.has(status);
  if (!isListed && !general.has(status)) {
    throw new Error(`${operationId} answered ${status}, which no description allows.`);
  }
  const pointer = isListed ? operation.responses.get(status) : errorSchema;
  if (pointer === undefined) return;
  let validate = compiled.get(pointer);
  if (validate === undefined) {
    validate = ajv.compile({ $ref: `denvr${encodeURI(pointer)}` });
    compiled.set(pointer, validate);
  }
  validate(body);
  expect(validate.errors ?? [], `${operationId} ${status}: ${JSON.stringify(body)}`).toEqual([]);
}

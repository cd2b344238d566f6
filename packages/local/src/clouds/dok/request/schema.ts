import type { ErrorObject } from 'ajv';
import { spec } from '../../../generated/dok/spec.ts';
import { SchemaCompiler } from '../../description/compiler.ts';
import { stepsOf } from '../../description/pointer.ts';
import type { Problem } from '../errors.ts';
import type { DokOptions } from '../options.ts';

type Json = { [key: string]: unknown };

/** Refuses keys that the description does not know, in every object that lists its own. */
function closeObjects(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Json;
  if (schema['type'] === 'object' && schema['properties'] !== undefined) {
    schema['additionalProperties'] ??= false;
  }
  for (const child of Object.values(schema)) closeObjects(child);
}

/** The description with the options that concern requests written into it. */
function descriptionFor(options: DokOptions): Json {
  const document = structuredClone(spec) as Json;
  const schemas = (document['components'] as Json)['schemas'] as { [name: string]: Json };
  const newTask = schemas['NewTask'] as Json;
  const limit = (newTask['properties'] as Json)['execution_time_limit_sec'] as Json;
  limit['minimum'] = options.timeLimitMin;
  if (options.timeLimitMax > 0) limit['maximum'] = options.timeLimitMax;
  else delete limit['maximum'];
  if (options.strict) {
    closeObjects(document);
    newTask['required'] = ['name', 'containers', 'tags'];
    (schemas['NewContainer'] as Json)['required'] = ['image', 'plan', 'command', 'entrypoint'];
  }
  return document;
}

const typeMessages: { readonly [type: string]: string } = {
  string: 'Not a valid string.',
  integer: 'A valid integer is required.',
  number: 'A valid number is required.',
  boolean: 'Must be a valid boolean.',
  array: 'Expected a list of items.',
  object: 'Invalid data. Expected a dictionary.',
};

const formatMessages: { readonly [format: string]: string } = {
  uuid: 'Must be a valid UUID.',
  uri: 'Enter a valid URL.',
};

function typeMessage(error: ErrorObject): string {
  if (error.data === null) return 'This field may not be null.';
  const type = String([error.params['type']].flat()[0]);
  return typeMessages[type] ?? `Not a valid ${type}.`;
}

const messages: { readonly [keyword: string]: (error: ErrorObject) => string } = {
  type: typeMessage,
  required: () => 'This field is required.',
  additionalProperties: () => 'This field is not known.',
  enum: (error) => `${JSON.stringify(error.data)} is not a valid choice.`,
  minimum: (error) => `Ensure this value is greater than or equal to ${error.params['limit']}.`,
  maximum: (error) => `Ensure this value is less than or equal to ${error.params['limit']}.`,
  minItems: (error) => `Ensure this field has at least ${error.params['limit']} elements.`,
  maxItems: (error) => `Ensure this field has no more than ${error.params['limit']} elements.`,
  format: (error) => formatMessages[String(error.params['format'])] ?? 'Not a valid value.',
  pattern: (error) => `This value does not match ${error.params['pattern']}.`,
};

/** A JSON pointer into `body` as keys and indexes; only the members of arrays have indexes. */
function pathOf(pointer: string, body: unknown): (string | number)[] {
  let at = body;
  return stepsOf(pointer).map((key) => {
    const step = Array.isArray(at) ? Number(key) : key;
    at = (at as Json)[key];
    return step;
  });
}

function problemOf(error: ErrorObject, body: unknown): Problem {
  const path = pathOf(error.instancePath, body);
  const member = error.params['missingProperty'] ?? error.params['additionalProperty'];
  if (member !== undefined) path.push(String(member));
  return { path, message: messages[error.keyword]?.(error) ?? error.message ?? 'Invalid.' };
}

/** The branch that allows null says nothing about why a value is wrong. */
const isTelling = ({ keyword, params }: ErrorObject): boolean =>
  keyword !== 'oneOf' && !(keyword === 'type' && params['type'] === 'null');

/** Beyond this many problems a body is just wrong. */
const problemsMax = 50;

/** Judges request bodies by the description. */
export class BodySchemas {
  readonly #compiler: SchemaCompiler;

  constructor(options: DokOptions) {
    this.#compiler = new SchemaCompiler(() => descriptionFor(options));
  }

  /** What is wrong with a body by the schema at `pointer`; empty when nothing is. */
  async problems(pointer: string, body: unknown): Promise<readonly Problem[]> {
    const validate = await this.#compiler.validator(pointer);
    if (validate(body)) return [];
    const telling = (validate.errors ?? []).filter(isTelling).slice(0, problemsMax);
    return telling.map((error) => problemOf(error, body));
  }
}

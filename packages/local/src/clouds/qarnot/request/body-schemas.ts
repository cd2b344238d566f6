import type { ErrorObject } from 'ajv';
import { spec } from '../../../generated/qarnot/spec.ts';
import { SchemaCompiler } from '../../description/compiler.ts';
import type { Json } from '../../description/operations.ts';
import { stepsOf } from '../../description/pointer.ts';
import type { Problem } from '../errors.ts';

/** Beyond this many problems a body is just wrong. */
const problemsMax = 50;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A JSON pointer as ASP.NET writes a path: `constants[0].key`. */
function fieldOf(pointer: string): string {
  return stepsOf(pointer).reduce((path, part) => {
    if (/^\d+$/.test(part)) return `${path}[${part}]`;
    return path === '' ? part : `${path}.${part}`;
  }, '');
}

function problemOf(error: ErrorObject): Problem {
  const at = fieldOf(error.instancePath);
  const { params } = error;
  if (error.keyword === 'required') {
    const name = String(params['missingProperty']);
    const field = at === '' ? pascal(name) : `${at}.${name}`;
    return { field, message: `The ${pascal(name)} field is required.` };
  }
  const name = pascal(at);
  const messages: { readonly [keyword: string]: string } = {
    minLength: `The ${name} field is required.`,
    maxLength: `The field ${name} must be a string with a maximum length of ${params['limit']}.`,
    pattern: `The field ${name} must match the regular expression '${params['pattern']}'.`,
    minimum: `The field ${name} must be greater than or equal to ${params['limit']}.`,
    maxItems: `The field ${name} must be an array with a maximum length of ${params['limit']}.`,
  };
  const known = messages[error.keyword];
  return known === undefined
    ? { field: at, message: 'The input was not valid.' }
    : { field: at.includes('[') || at.includes('.') ? at : name, message: known };
}

/** A branch that was not meant says nothing about why a value is wrong. */
const isTelling = ({ keyword, params }: ErrorObject): boolean =>
  keyword !== 'oneOf' && !(keyword === 'type' && params['type'] === 'null');

/** Whether a value fitted none of several kinds, of which each complains in its own way. */
function isChoice({ keyword, schema }: ErrorObject): boolean {
  if (keyword !== 'oneOf' || !Array.isArray(schema)) return false;
  return schema.filter((branch: Json) => branch['type'] !== 'null').length > 1;
}

/** The errors that tell something: of a choice only that it fits none. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(isChoice);
  const isInside = ({ instancePath }: ErrorObject): boolean =>
    choices.some(({ instancePath: at }) => `${instancePath}/`.startsWith(`${at}/`));
  const others = errors.filter((error) => isTelling(error) && !isInside(error));
  const all = [...others, ...choices];
  return all.length > 0 ? all : errors;
}

/** Judges request bodies by the description. */
export class BodySchemas {
  readonly #compiler = new SchemaCompiler(() => spec as Json);

  /** What is wrong with a body by the schema at `pointer`; empty when nothing is. */
  async problems(pointer: string, body: unknown): Promise<readonly Problem[]> {
    const validate = await this.#compiler.validator(pointer);
    if (validate(body)) return [];
    const problems = telling(validate.errors ?? [])
      .slice(0, problemsMax)
      .map(problemOf);
    // Each branch of a choice repeats what is wrong in its own words.
    return [...new Map(problems.map((problem) => [problem.field, problem])).values()];
  }
}

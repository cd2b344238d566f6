import type { ErrorObject, ValidateFunction } from 'ajv';
import { spec } from '../../../generated/denvr/spec.ts';
import { type FieldProblem, required } from '../errors.ts';
import type { Json } from './description.ts';

function memberOf({ instancePath, params, keyword }: ErrorObject): string {
  const parts = instancePath.split('/').slice(1);
  if (keyword === 'required') parts.push(String(params['missingProperty']));
  if (keyword === 'additionalProperties') parts.push(String(params['additionalProperty']));
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}

function problemOf(error: ErrorObject): FieldProblem {
  const member = memberOf(error);
  const isEmpty = error.keyword === 'minLength' || error.keyword === 'minItems';
  if (error.keyword === 'required' || isEmpty) return required(member);
  if (member === '') return { message: 'The body must be a JSON object.', members: [] };
  const label = member.charAt(0).toUpperCase() + member.slice(1);
  return { message: `The field ${label} ${error.message ?? 'is not valid'}.`, members: [member] };
}

/** Judges request bodies by the description; each schema is compiled when it is first used. */
export class BodySchemas {
  readonly #compiled = new Map<string, ValidateFunction>();
  #compile: Promise<(schema: string) => ValidateFunction> | undefined;

  /** What is wrong with a body; empty when nothing is. */
  async problems(schema: string, body: unknown): Promise<readonly FieldProblem[]> {
    let validate = this.#compiled.get(schema);
    if (validate === undefined) {
      this.#compile ??= this.#load();
      validate = (await this.#compile)(schema);
      this.#compiled.set(schema, validate);
    }
    if (validate(body)) return [];
    const problems = (validate.errors ?? []).map(problemOf);
    return [...new Map(problems.map((problem) => [problem.members.join(), problem])).values()];
  }

  /** Loads ajv only now: a server that is only read from never needs it. */
  async #load(): Promise<(schema: string) => ValidateFunction> {
    const [{ Ajv2020 }, formats] = await Promise.all([
      import('ajv/dist/2020.js'),
      import('ajv-formats'),
    ]);
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
    formats.default.default(ajv);
    ajv.addSchema(spec as unknown as Json, 'denvr');
    return (schema) => ajv.compile({ $ref: `denvr#/components/schemas/${schema}` });
  }
}

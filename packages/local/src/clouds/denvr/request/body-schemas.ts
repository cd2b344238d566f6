import type { ErrorObject } from 'ajv';
import { spec } from '../../../generated/denvr/spec.ts';
import { SchemaCompiler } from '../../description/compiler.ts';
import { stepsOf } from '../../description/pointer.ts';
import { type FieldProblem, required } from '../errors.ts';

function memberOf({ instancePath, params, keyword }: ErrorObject): string {
  const parts = stepsOf(instancePath);
  if (keyword === 'required') parts.push(String(params['missingProperty']));
  if (keyword === 'additionalProperties') parts.push(String(params['additionalProperty']));
  return parts.join('.');
}

function problemOf(error: ErrorObject): FieldProblem {
  const member = memberOf(error);
  const isEmpty = error.keyword === 'minLength' || error.keyword === 'minItems';
  if (error.keyword === 'required' || isEmpty) return required(member);
  if (member === '') return { message: 'The body must be a JSON object.', members: [] };
  const label = member.charAt(0).toUpperCase() + member.slice(1);
  return { message: `The field ${label} ${error.message ?? 'is not valid'}.`, members: [member] };
}

/** Judges request bodies by the description. */
export class BodySchemas {
  readonly #compiler = new SchemaCompiler(() => spec);

  /** What is wrong with a body by the schema at `pointer`; empty when nothing is. */
  async problems(pointer: string, body: unknown): Promise<readonly FieldProblem[]> {
    const validate = await this.#compiler.validator(pointer);
    if (validate(body)) return [];
    const problems = (validate.errors ?? []).map(problemOf);
    return [...new Map(problems.map((problem) => [problem.members.join(), problem])).values()];
  }
}

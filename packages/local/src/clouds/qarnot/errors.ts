import { randomBytes } from 'node:crypto';
import type { Reply } from '../../http/reply.ts';

/** One thing that is wrong with a request. */
export interface Problem {
  /** Where, in the words of ASP.NET: `Name`, `policies[0]`, `constants[2].key`; '' for the whole. */
  readonly field: string;
  readonly message: string;
}

/**
 * In which JSON a refusal is told (five shapes were seen; the fifth, of a bulk submission, is no
 * refusal of the request).
 */
type Shape = 'message' | 'problem' | 'token' | 'secret';

/** A request that Qarnot refuses; {@link refusalReply} gives it its JSON. */
export class RefusedError extends Error {
  readonly status: number;
  readonly shape: Shape;
  readonly problems: readonly Problem[];

  constructor(
    status: number,
    message: string,
    shape: Shape = 'message',
    problems: readonly Problem[] = [],
  ) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
    this.shape = shape;
    this.problems = problems;
  }
}

/** 401: the one body that is compact, as clients recognise it by its spacing. */
export function unauthorized(): RefusedError {
  return new RefusedError(401, 'Bad authentication token', 'token');
}

/** 400 with one sentence. */
export function badRequest(message: string): RefusedError {
  return new RefusedError(400, message);
}

/** 400 with each field that is wrong. */
export function invalid(problems: readonly Problem[]): RefusedError {
  return new RefusedError(400, 'One or more validation errors occurred.', 'problem', problems);
}

/** 400 of a body that is missing where one is needed. */
export function bodyNeeded(): RefusedError {
  return badRequest('A non-empty request body is required.');
}

/** 400 or 409 of a creation whose shortname belongs to something else. */
export function shortnameTaken(name: string, status: '400' | '409'): RefusedError {
  return new RefusedError(Number(status), `The shortname ${name} is in use.`);
}

/** 403 with one sentence. */
export function forbidden(message: string): RefusedError {
  return new RefusedError(403, message);
}

/** 404 of a task, pool, job, profile or instance; `what` is the word clients know it by. */
export function noSuch(what: string, id: string): RefusedError {
  return new RefusedError(404, `No such ${what}: ${id}`);
}

/** An answer whose JSON is indented, as all of Qarnot's are but one. */
export function indented(status: number, value: unknown, type: string = 'application/json'): Reply {
  return {
    status,
    headers: { 'content-type': `${type}; charset=utf-8` },
    body: JSON.stringify(value, null, 2),
  };
}

function problemDetails({ status, message, problems }: RefusedError): Reply {
  const errors: { [field: string]: string[] } = Object.create(null);
  for (const { field, message: text } of problems) errors[field] = [...(errors[field] ?? []), text];
  const trace = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
  return indented(
    status,
    {
      errors,
      type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
      title: message,
      status,
      detail: null,
      instance: null,
      extensions: { traceId: trace },
    },
    'application/problem+json',
  );
}

/** The JSON of a refusal. */
export function refusalReply(error: RefusedError): Reply {
  const { status, message, shape } = error;
  if (shape === 'problem') return problemDetails(error);
  if (shape === 'secret') return indented(status, { error: message });
  if (shape === 'message') return indented(status, { message });
  const body = JSON.stringify({ error: { message, code: status }, data: {} });
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

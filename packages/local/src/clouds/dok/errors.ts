import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { json, type Reply } from '../../http/reply.ts';
import type { DokOptions } from './options.ts';

/** One thing that is wrong with a request. */
export interface Problem {
  /** Where: keys and indexes from the top of the body, or the name of a query parameter. */
  readonly path: readonly (string | number)[];
  /** A sentence, in the words of Django REST framework where it has some. */
  readonly message: string;
}

/** A request that DOK refuses; {@link refusalReply} gives it its JSON. */
export class RefusedError extends Error {
  readonly status: number;
  /** `platform`: by the gateway in front of the application, in its own envelope. */
  readonly by: 'application' | 'platform';
  readonly problems: readonly Problem[];
  /** What the problems are about. */
  readonly part: 'body' | 'query';

  constructor(
    status: number,
    message: string,
    details: Partial<Pick<RefusedError, 'by' | 'problems' | 'part'>> = {},
  ) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
    this.by = details.by ?? 'application';
    this.problems = details.problems ?? [];
    this.part = details.part ?? 'body';
  }
}

/** 401: certain that it is the platform's envelope on other SAKURA APIs, inferred for DOK. */
export function unauthorized(): RefusedError {
  return new RefusedError(401, 'error-unauthorized', { by: 'platform' });
}

/** 403 of a key without the DOK permission; the envelope was seen on another SAKURA API. */
export function forbidden(): RefusedError {
  return new RefusedError(403, 'error-forbidden', { by: 'platform' });
}

/** 403 before the terms are accepted; the text is live, the JSON around it a guess. */
export function termsNotAgreed(): RefusedError {
  return new RefusedError(403, 'Agreement to terms of service is required.');
}

/** 404 of an id that does not exist or is not even one. */
export function notFound(): RefusedError {
  return new RefusedError(404, 'Not found.');
}

/** 403 of an object whose state forbids the operation. */
export function refused(message: string): RefusedError {
  return new RefusedError(403, message);
}

/** 422 (or another status) with the fields that are wrong. */
export function invalid(problems: readonly Problem[], status: number = 422): RefusedError {
  return new RefusedError(status, 'Invalid input.', { problems });
}

/** 400 with the query parameters that are wrong. */
export function invalidQuery(problems: readonly Problem[]): RefusedError {
  return new RefusedError(400, 'Invalid query.', { problems, part: 'query' });
}

function envelope(status: number, message: string): Reply {
  const reason = STATUS_CODES[status] ?? 'Error';
  return json(status, {
    is_fatal: true,
    serial: randomBytes(8).toString('hex'),
    status: `${status} ${reason}`,
    error_code: reason.toLowerCase().replace(/\W+/g, '_'),
    error_msg: message,
  });
}

type FieldMap = { [field: string]: FieldMap | string[] | (FieldMap | string)[] };

/** Problems as Django REST framework nests them: `{"containers": [{"plan": ["…"]}]}`. */
export function fieldMap(problems: readonly Problem[]): FieldMap {
  const root = Object.create(null) as FieldMap;
  for (const { path, message } of problems) {
    const [field = 'non_field_errors', ...rest] = path;
    root[String(field)] = nested(root[String(field)], rest, message) as string[];
  }
  return root;
}

function nested(current: unknown, path: readonly (string | number)[], message: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    const list = Array.isArray(current) && typeof current[0] === 'string' ? current : [];
    return [...list, message];
  }
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(current) ? current : [];
    while (list.length <= key) list.push({});
    list[key] = nested(list[key], rest, message);
    return list;
  }
  const map = (typeof current === 'object' && !Array.isArray(current) ? current : {}) as FieldMap;
  return { ...map, [key]: nested(map[key], rest, message) };
}

function located(error: RefusedError): Reply {
  const detail = error.problems.map(({ path, message }) => ({
    loc: [error.part, ...path],
    msg: message,
    type: 'value_error',
  }));
  return json(error.status, { detail: detail.length > 0 ? detail : error.message });
}

/** The JSON of a refusal, in the shape that `dok.errorShape` chooses. */
export function refusalReply(error: RefusedError, shape: DokOptions['errorShape']): Reply {
  const { status, message, problems } = error;
  if (error.by === 'platform') return envelope(status, message);
  if (shape === 'locations') return located(error);
  if (shape === 'envelope') {
    const texts = problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`);
    return envelope(status, texts.length > 0 ? texts.join(' ') : message);
  }
  return json(status, problems.length > 0 ? fieldMap(problems) : { detail: message });
}

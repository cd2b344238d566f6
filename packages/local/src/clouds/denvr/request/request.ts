import { readBody } from '../../../http/body.ts';
import type { NodeSide } from '../../../http/reply.ts';
import { type FieldProblem, invalid, RefusedError, required } from '../errors.ts';
import type { DenvrOptions } from '../options.ts';
import type { BodySchemas } from './body-schemas.ts';
import { canonical, unknownKeys } from './canonical.ts';
import type { DenvrOperation, QueryParameter } from './description.ts';

/** What requests are read with. */
export interface RequestReading {
  readonly options: DenvrOptions;
  readonly schemas: BodySchemas;
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
}

/** Who sent a request. */
export interface Caller {
  /** The bearer token; `null` for an API key. */
  readonly token: string | null;
}

/** The body types that the framework reads. */
const jsonType = /^(?:text\/json|application\/(?:[\w.-]+\+)?json)\b/i;

/** A request for one operation, as its handler sees it. */
export class DenvrRequest {
  readonly operation: DenvrOperation;
  readonly caller: Caller;
  readonly #node: NodeSide;
  readonly #reading: RequestReading;
  readonly #query: ReadonlyMap<string, string>;

  constructor(node: NodeSide, operation: DenvrOperation, caller: Caller, reading: RequestReading) {
    this.operation = operation;
    this.caller = caller;
    this.#node = node;
    this.#reading = reading;
    const { url = '' } = node.incoming;
    const mark = url.indexOf('?');
    const given = new URLSearchParams(mark < 0 ? '' : url.slice(mark));
    this.#query = new Map([...given].map(([name, value]) => [name.toLowerCase(), value]));
    this.#checkQuery();
  }

  /** A query parameter, its name in any case; `''` when it was not sent. */
  query(name: string): string {
    return this.#query.get(name.toLowerCase()) ?? '';
  }

  /** A query parameter that is true or false; undefined when it was not sent. */
  flag(name: string): boolean | undefined {
    const text = this.query(name).toLowerCase();
    return text === '' ? undefined : text === 'true';
  }

  /**
   * The body, judged by the operation's schema. The caller names the type that the schema stands
   * for.
   *
   * @throws RefusedError 400 naming each field that is missing or wrong; 415 for what is no JSON.
   */
  async body<T>(): Promise<T> {
    const schema = this.operation.bodySchema ?? '';
    const description = { $ref: schema };
    const value = canonical(description, parse(await this.#text()));
    const problems = [...(await this.#reading.schemas.problems(schema, value))];
    if (this.#reading.options.unknownKeys === 'refused') {
      for (const key of unknownKeys(description, value)) {
        problems.push({ message: `The field ${key} is not known.`, members: [key] });
      }
    }
    if (problems.length > 0) throw invalid(problems);
    return value as T;
  }

  async #text(): Promise<string> {
    const type = this.#node.incoming.headers['content-type'];
    if (type !== undefined && !jsonType.test(type)) {
      throw new RefusedError(415, `A body of the type ${type} is not read; send application/json.`);
    }
    const tooLarge = ({ message }: Error) => new RefusedError(413, message);
    return readBody(this.#node.incoming, this.#reading.bodyLimit, tooLarge);
  }

  #checkQuery(): void {
    const problems = this.operation.query.flatMap(({ name, isRequired, type }): FieldProblem[] => {
      const value = this.query(name);
      if (value === '') return isRequired ? [required(name)] : [];
      if (fits(type, value)) return [];
      const member = name.charAt(0).toLowerCase() + name.slice(1);
      return [{ message: `The value '${value}' is not valid for ${name}.`, members: [member] }];
    });
    if (problems.length > 0) throw invalid(problems);
  }
}

const mostInteger = 2 ** 31 - 1;

function fits(type: QueryParameter['type'], value: string): boolean {
  if (type === 'string') return true;
  if (type === 'boolean') return /^(?:true|false)$/i.test(value);
  return /^\d{1,10}$/.test(value) && Number(value) <= mostInteger;
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid([{ message: `The body is not valid JSON: ${reason}`, members: [] }]);
  }
}

import { readBody } from '../../../http/body.ts';
import type { NodeSide } from '../../../http/reply.ts';
import { badRequest, bodyNeeded, invalid, RefusedError } from '../errors.ts';
import type { QarnotOptions } from '../options.ts';
import type { BodySchemas } from './body-schemas.ts';
import { canonical, type Reading } from './canonical.ts';
import type { QarnotOperation } from './description.ts';

/** What requests are read with. */
export interface RequestReading {
  readonly options: QarnotOptions;
  readonly schemas: BodySchemas;
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
}

/** A body that is brought into the description's form but not judged yet. */
export interface RawBody {
  readonly value: unknown;
  /** Whether there was none, or `null`. */
  readonly isMissing: boolean;
}

/** A request for one operation, as its handler sees it. */
export class QarnotRequest {
  readonly operation: QarnotOperation;
  /** The parameters of the path, in its order. */
  readonly params: readonly string[];
  readonly #node: NodeSide;
  readonly #reading: RequestReading;
  #query: URLSearchParams | undefined;

  constructor(
    node: NodeSide,
    operation: QarnotOperation,
    params: readonly string[],
    reading: RequestReading,
  ) {
    this.#node = node;
    this.operation = operation;
    this.params = params;
    this.#reading = reading;
  }

  /** The first parameter of the path: the id of what the operation is about. */
  get id(): string {
    return this.params[0] ?? '';
  }

  header(name: string): string | undefined {
    const value = this.#node.incoming.headers[name.toLowerCase()];
    return Array.isArray(value) ? value[0] : value;
  }

  /** Every value of a query parameter, its name in any case. */
  queryAll(name: string): string[] {
    const { url = '' } = this.#node.incoming;
    const mark = url.indexOf('?');
    this.#query ??= new URLSearchParams(mark < 0 ? '' : url.slice(mark));
    const wanted = name.toLowerCase();
    return [...this.#query].filter(([key]) => key.toLowerCase() === wanted).map(([, text]) => text);
  }

  query(name: string): string | undefined {
    return this.queryAll(name)[0];
  }

  /** A query parameter that is true or false in any case; undefined when it was not sent. */
  flag(name: string): boolean | undefined {
    const text = this.query(name)?.trim().toLowerCase();
    if (text === undefined || text === '') return undefined;
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    throw invalid([{ field: name, message: `The value '${text}' is not valid.` }]);
  }

  /** A query parameter that is a whole number. */
  integer(name: string, least: number): number | undefined {
    const text = this.query(name)?.trim();
    if (text === undefined || text === '') return undefined;
    if (!/^-?\d{1,9}$/.test(text) || Number(text) < least) {
      throw invalid([{ field: name, message: `The value '${text}' is not valid.` }]);
    }
    return Number(text);
  }

  /**
   * The body in the description's form.
   *
   * @throws RefusedError when it is no JSON, or too large.
   */
  async raw(dropsEmpty: boolean = true): Promise<RawBody> {
    const text = await this.#text();
    if (text.trim() === '') return { value: undefined, isMissing: true };
    const parsed = parse(text);
    const { bodySchema } = this.operation;
    const reading: Reading = { dropsEmpty, converts: !this.#reading.options.strict };
    const value =
      bodySchema === undefined ? undefined : canonical({ $ref: bodySchema }, parsed, reading);
    return { value: value ?? (Array.isArray(parsed) ? [] : {}), isMissing: parsed === null };
  }

  /**
   * The body as it was sent.
   *
   * @throws RefusedError 400 when there is none, or no JSON.
   */
  async json(): Promise<unknown> {
    const text = await this.#text();
    if (text.trim() === '') throw bodyNeeded();
    return parse(text) ?? {};
  }

  /** Reads a body that does not matter to its end. */
  async drain(): Promise<void> {
    await this.#text();
  }

  /**
   * The body, judged by the operation's schema. The caller names the type that the schema stands
   * for.
   *
   * @throws RefusedError 400 when there is none, or it is not as the schema says.
   */
  async body<T>({ dropsEmpty = true }: { readonly dropsEmpty?: boolean } = {}): Promise<T> {
    const { value, isMissing } = await this.raw(dropsEmpty);
    if (isMissing) throw bodyNeeded();
    return this.judge(value);
  }

  /** The body, or undefined when there is none or `null`. */
  async optionalBody<T>(): Promise<T | undefined> {
    const { value, isMissing } = await this.raw();
    return isMissing ? undefined : this.judge(value);
  }

  /**
   * A value judged by the operation's schema, or by another.
   *
   * @throws RefusedError 400 naming each field that is wrong.
   */
  async judge<T>(value: unknown, schema: string = this.operation.bodySchema ?? ''): Promise<T> {
    const problems = await this.#reading.schemas.problems(schema, value);
    if (problems.length > 0) throw this.refusal(problems);
    return value as T;
  }

  /** The refusal of wrong values, in the shape that `qarnot.validationShape` chooses. */
  refusal(problems: readonly { readonly field: string; readonly message: string }[]): RefusedError {
    if (this.#reading.options.validationShape === 'problem') return invalid(problems);
    const fields = problems.map(({ field }) => field.toLowerCase()).join(', ');
    return badRequest(`Invalid task file. Invalid fields: ${fields}`);
  }

  #text(): Promise<string> {
    const tooLarge = ({ message }: Error) => new RefusedError(413, message);
    return readBody(this.#node.incoming, this.#reading.bodyLimit, tooLarge);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid([{ field: '', message: `The body is not valid JSON: ${reason}` }]);
  }
}

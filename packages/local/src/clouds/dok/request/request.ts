import { readBody } from '../../../http/body.ts';
import type { AppContext } from '../../../http/context.ts';
import { invalid, RefusedError } from '../errors.ts';
import type { DokOptions } from '../options.ts';
import type { DokOperation } from './description.ts';
import { tolerateNulls } from './new-task.ts';
import { parseQuery, type QueryValues } from './query.ts';
import type { BodySchemas } from './schema.ts';

/** What requests are read with. */
export interface RequestReading {
  readonly options: DokOptions;
  readonly schemas: BodySchemas;
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
}

/** Operations whose bad bodies are answered with 400 instead of 422 (documented). */
const badRequestOperations: readonly string[] = ['setTaskNotification', 'sendTestWebhook'];

/** A request for one operation, as its handler sees it. */
export class DokRequest {
  readonly operation: DokOperation;
  readonly #context: AppContext;
  readonly #reading: RequestReading;
  #query: QueryValues | undefined;

  constructor(context: AppContext, operation: DokOperation, reading: RequestReading) {
    this.#context = context;
    this.operation = operation;
    this.#reading = reading;
  }

  /** The whole URL, as the client wrote it. */
  get url(): string {
    return this.#context.req.url;
  }

  /** Scheme, host and port by which the client reached this server. */
  get origin(): string {
    const { url } = this;
    const end = url.indexOf('/', url.indexOf('://') + 3);
    return end === -1 ? url : url.slice(0, end);
  }

  /** The query as it was sent, from the question mark on; '' when there is none. */
  get search(): string {
    const mark = this.url.indexOf('?');
    return mark === -1 ? '' : this.url.slice(mark);
  }

  /** A parameter of the path. */
  param(name: string): string {
    return this.#context.req.param(name) ?? '';
  }

  /**
   * The query parameters as values.
   *
   * @throws RefusedError 400 for a value of the wrong type.
   */
  get query(): QueryValues {
    const { invalidQuery } = this.#reading.options;
    this.#query ??= parseQuery(this.operation.query, this.search, invalidQuery);
    return this.#query;
  }

  /**
   * The body, checked by the operation's schema. The caller names the type that the schema stands for.
   *
   * @throws RefusedError when it is no JSON or not as the schema says.
   */
  async body<T>(): Promise<T> {
    const { options, schemas } = this.#reading;
    const text = await this.#text();
    let value: unknown = {};
    if (text.trim() !== '') {
      this.#checkContentType();
      value = this.#parse(text);
    }
    if (this.operation.id === 'createTask') value = tolerateNulls(value, options);
    const { bodySchema } = this.operation;
    const problems = bodySchema === undefined ? [] : await schemas.problems(bodySchema, value);
    if (problems.length > 0) throw invalid(problems, this.#badBodyStatus);
    return value as T;
  }

  get #badBodyStatus(): number {
    return badRequestOperations.includes(this.operation.id) ? 400 : 422;
  }

  #text(): Promise<string> {
    const { incoming } = this.#context.env;
    const tooLarge = ({ message }: Error) => new RefusedError(413, message);
    return readBody(incoming, this.#reading.bodyLimit, tooLarge);
  }

  #checkContentType(): void {
    if (!this.#reading.options.strict) return;
    const type = this.#context.env.incoming.headers['content-type'] ?? '';
    if (!/^application\/json\b/i.test(type)) {
      throw new RefusedError(415, `Unsupported media type "${type}" in request.`);
    }
  }

  /** What the parser says is not passed on: it quotes the body, which may hold secrets. */
  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      const status =
        this.#badBodyStatus === 400 ? 400 : Number(this.#reading.options.malformedJson);
      throw new RefusedError(status, 'JSON parse error: the body is not valid JSON.');
    }
  }
}

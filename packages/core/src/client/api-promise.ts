import type { ResponseMeta } from './spec.ts';

/** A result together with what is known about the answer that carried it. */
export interface ApiResult<T> {
  /** The result. */
  data: T;
  /** The answer around it. */
  response: ResponseMeta;
}

/**
 * The promise that every call returns: awaiting it gives the result, {@link withResponse} gives the
 * answer's status, headers and request id as well. The request is under way from the start.
 */
export class ApiPromise<T> implements Promise<T> {
  readonly #result: Promise<ApiResult<T>>;

  constructor(result: Promise<ApiResult<T>>) {
    this.#result = result;
  }

  /** For `Object.prototype.toString`. */
  get [Symbol.toStringTag](): string {
    return 'ApiPromise';
  }

  /** The result and the answer that carried it. */
  withResponse(): Promise<ApiResult<T>> {
    return this.#result;
  }

  /** The same call with its result passed through `fn`; the response stays reachable. */
  map<U>(fn: (data: T) => U | Promise<U>): ApiPromise<U> {
    return new ApiPromise(
      this.#result.then(async ({ data, response }) => ({ data: await fn(data), response })),
    );
  }

  // biome-ignore lint/suspicious/noThenProperty: this class is a promise
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#result.then(
      onFulfilled ? ({ data }) => onFulfilled(data) : ({ data }) => data as unknown as A,
      onRejected,
    );
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(null, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }
}

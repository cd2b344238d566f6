import type { ApiPromise, ApiResult } from './client/api-promise.ts';

/** How a {@link PagePromise} finds its way. */
export interface PageConfig<P, Item> {
  /** Asks for the first page. */
  first: () => ApiPromise<P>;
  /** The items of a page. */
  items: (page: P) => readonly Item[];
  /** Asks for the page after `page`; `null` when it was the last. */
  next: (page: P) => (() => ApiPromise<P>) | null;
  /** What tells the next page of `page` from all others; the same twice is an error. */
  cursor: (page: P) => string;
}

/** A list: awaiting it gives the first page, `for await` all items of all pages. */
export class PagePromise<P, Item> implements Promise<P>, AsyncIterable<Item> {
  readonly #config: PageConfig<P, Item>;
  readonly #first: ApiPromise<P>;

  constructor(config: PageConfig<P, Item>) {
    this.#config = config;
    this.#first = config.first();
  }

  /** For `Object.prototype.toString`. */
  get [Symbol.toStringTag](): string {
    return 'PagePromise';
  }

  /** The first page and the answer that carried it. */
  withResponse(): Promise<ApiResult<P>> {
    return this.#first.withResponse();
  }

  /** All pages, asked for one after the other. */
  async *pages(): AsyncGenerator<P, void, undefined> {
    let page = await this.#first;
    yield page;
    for (let next = this.#config.next(page); next !== null; next = this.#config.next(page)) {
      page = await next();
      yield page;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* this.#config.items(page);
  }

  /** The first `limit` items as an array. */
  async toArray(options: { limit: number }): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of this) {
      if (items.length >= options.limit) break;
      items.push(item);
    }
    return items;
  }

  // biome-ignore lint/suspicious/noThenProperty: this class is a promise
  then<A = P, B = never>(
    onFulfilled?: ((value: P) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#first.then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<P | B> {
    return this.#first.catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<P> {
    return this.#first.finally(onFinally);
  }
}

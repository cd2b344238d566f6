import type { ApiPromise, ApiResult } from './client/api-promise.ts';
import { InputError, PagingError } from './errors/usage-error.ts';

/** How a {@link PagePromise} finds its way. */
export interface PageConfig<P, Item> {
  /** Asks for the first page. */
  first: () => ApiPromise<P>;
  /** The items of a page. */
  items: (page: P) => readonly Item[];
  /** Asks for the page after `page`; `null` when it was the last. */
  next: (page: P) => (() => ApiPromise<P>) | null;
  /** What tells the page after `page` from all others, such as its number; seen twice, an error. */
  cursor: (page: P) => string;
}

/**
 * A list. Awaiting it gives the first page, `for await` all items of all pages; the first page is
 * asked for once, at once. An empty page that names a next one does not end the list.
 *
 * @example
 * ```ts
 * const { tasks, meta } = await dok.tasks();
 * for await (const task of dok.tasks()) console.log(task.name);
 * const newest = await dok.tasks().toArray({ limit: 20 });
 * ```
 */
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

  /**
   * All pages, each asked for when the one before it has been used.
   *
   * @throws PagingError when a page names a next page that came already.
   */
  async *pages(): AsyncGenerator<P, void, undefined> {
    const { next: nextOf, cursor: cursorOf } = this.#config;
    const seen = new Set<string>();
    let page = await this.#first;
    for (;;) {
      yield page;
      const next = nextOf(page);
      if (next === null) return;
      const cursor = cursorOf(page);
      if (seen.has(cursor)) {
        throw new PagingError(
          `The list names the next page "${cursor}" for the second time: reading on would never end.`,
          { cursor },
        );
      }
      seen.add(cursor);
      page = await next();
    }
  }

  /** All items of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* this.#config.items(page);
  }

  /**
   * The first items as an array.
   *
   * @param options - `limit`: how many at most; it must be given, so that a long list cannot fill
   * the memory by surprise. `Infinity` asks for all.
   */
  async toArray(options: { limit: number }): Promise<Item[]> {
    const { limit } = options;
    if (!(limit >= 0)) {
      throw new InputError('toArray needs a limit, for example { limit: 100 }.', {
        field: 'limit',
      });
    }
    const items: Item[] = [];
    if (limit === 0) return items;
    for await (const item of this) {
      items.push(item);
      if (items.length >= limit) break;
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

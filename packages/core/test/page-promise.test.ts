import { ApiPromise, type ApiResult, InputError, PagePromise, PagingError } from '@irori/core';
import { collect } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf } from './helpers.ts';

interface Page {
  items: readonly number[];
  next: number | null;
}

/** A list of pages; counts how many were asked for. */
function listOf(pages: readonly (readonly number[])[], next?: (index: number) => number | null) {
  const asked: number[] = [];
  const page = (index: number): ApiPromise<Page> => {
    asked.push(index);
    const following = next ? next(index) : index + 1 < pages.length ? index + 1 : null;
    const result: ApiResult<Page> = {
      data: { items: pages[index] ?? [], next: following },
      response: { status: 200, headers: new Headers(), requestId: null, url: '', attempts: 1 },
    };
    return new ApiPromise(Promise.resolve(result));
  };
  const make = (): PagePromise<Page, number> =>
    new PagePromise({
      first: () => page(0),
      items: ({ items }) => items,
      next: ({ next: index }) => (index === null ? null : () => page(index)),
      cursor: ({ next: index }) => String(index),
    });
  return { asked, make };
}

describe('PagePromise', () => {
  it('gives the first page when awaited, asked for once', async () => {
    const { make, asked } = listOf([[1, 2], [3]]);
    const list = make();
    expect((await list).items).toEqual([1, 2]);
    expect((await list.withResponse()).response.status).toBe(200);
    expect(asked).toEqual([0]);
    expect(await collect(list)).toEqual([1, 2, 3]);
    expect(asked).toEqual([0, 1]);
  });

  it('gives all items of any pages, in order, empty pages or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer()), { minLength: 1 }), async (pages) => {
        const { make, asked } = listOf(pages);
        expect(await collect(make())).toEqual(pages.flat());
        expect(asked).toEqual(pages.map((_page, index) => index));
        expect((await collect(make().pages())).map(({ items }) => items)).toEqual(pages);
      }),
    );
  });

  it('asks for no more pages than are used', async () => {
    const { make, asked } = listOf([[1], [2], [3]]);
    for await (const item of make()) if (item === 2) break;
    expect(asked).toEqual([0, 1]);
  });

  it('stops at its limit', async () => {
    const { make, asked } = listOf([[1, 2], [3, 4], [5]]);
    expect(await make().toArray({ limit: 2 })).toEqual([1, 2]);
    expect(asked).toEqual([0]);
    expect(await make().toArray({ limit: 3 })).toEqual([1, 2, 3]);
    expect(await make().toArray({ limit: Number.POSITIVE_INFINITY })).toEqual([1, 2, 3, 4, 5]);
    expect(await make().toArray({ limit: 0 })).toEqual([]);
  });

  it.each([undefined, Number.NaN, -1])('needs a limit (%s)', async (limit) => {
    const { make } = listOf([[1]]);
    const error = await errorOf(make().toArray({ limit: limit as number }));
    expect(error).toBeInstanceOf(InputError);
  });

  it.each([
    ['itself', () => 1],
    ['an earlier one', (index: number) => (index === 2 ? 1 : index + 1)],
  ])('does not turn in a circle when a page names %s', async (_name, next) => {
    const { make, asked } = listOf([[1], [2], [3]], next);
    const error = await errorOf<PagingError>(collect(make()));
    expect(error).toBeInstanceOf(PagingError);
    expect(error.cursor).toBe('1');
    expect(asked.length).toBeLessThan(4);
  });

  it('rejects everywhere when the first page fails', async () => {
    const oops = new Error('no list');
    const list = new PagePromise<Page, number>({
      first: () => new ApiPromise(Promise.reject(oops)),
      items: ({ items }) => items,
      next: () => null,
      cursor: () => '',
    });
    expect(await errorOf(list)).toBe(oops);
    expect(await errorOf(collect(list))).toBe(oops);
    expect(await list.catch(() => 'caught')).toBe('caught');
    let finished = false;
    const settled = list.finally(() => {
      finished = true;
    });
    expect(await errorOf(settled)).toBe(oops);
    expect(finished).toBe(true);
  });
});

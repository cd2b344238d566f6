import type { components } from '../../../generated/dok/wire.ts';
import { jsonText, type Reply } from '../../../http/reply.ts';
import { RefusedError } from '../errors.ts';
import type { DokOptions } from '../options.ts';
import type { Window } from '../store/task-list.ts';
import type { QueryParameter } from './description.ts';
import { parseQuery, type QueryValues } from './query.ts';
import type { DokRequest } from './request.ts';

const defaultPageSize = 100;

/** Operations whose page parameters are not documented, although their answers carry meta. */
const undocumented: readonly string[] = [
  'listPlans',
  'listRegistries',
  'listBillingInfos',
  'listUnitPrices',
];

/** For the lists whose page parameters the description does not name. */
const pageParameters: readonly QueryParameter[] = ['page', 'page_size'].map((name) => ({
  name,
  type: 'integer',
  format: undefined,
  minimum: 1,
  maximum: undefined,
  words: undefined,
}));

/** The page that a list request asks for. */
export interface Page extends Window {
  readonly page: number;
  readonly pageSize: number;
}

function pageQuery(request: DokRequest, options: DokOptions): QueryValues {
  const { id, query } = request.operation;
  if (undocumented.includes(id) && !options.pagesEverywhere) return {};
  const isDeclared = query.some(({ name }) => name === 'page');
  if (isDeclared) return request.query;
  return parseQuery(pageParameters, request.search, options.invalidQuery);
}

/** Reads `page` and `page_size`. */
export function pageOf(request: DokRequest, options: DokOptions): Page {
  const query = pageQuery(request, options);
  const page = Number(query['page'] ?? 1);
  const wanted = Number(query['page_size'] ?? defaultPageSize);
  const pageSize = Math.min(wanted, options.pageSizeMax);
  return { page, pageSize, limit: pageSize, offset: (page - 1) * pageSize };
}

/** The URL of another page, with every other parameter as the client sent it. */
function pageLink(request: DokRequest, page: number, form: DokOptions['pageLinks']): string {
  const { url, origin, search } = request;
  const others = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !/^page(?:=|$)/.test(parameter));
  const path = url.slice(form === 'absolute' ? 0 : origin.length, url.length - search.length);
  return `${path}?${[`page=${page}`, ...others].join('&')}`;
}

/**
 * The answer of a list.
 *
 * @param items the JSON of what is on this page, separated by commas
 * @throws RefusedError 404 for a page after the last, when `dok.emptyPage` says so.
 */
export function pageReply(
  request: DokRequest,
  page: Page,
  count: number,
  items: string,
  options: DokOptions,
): Reply {
  const totalPages = Math.max(1, Math.ceil(count / page.pageSize));
  if (page.page > totalPages && options.emptyPage === 'reject') {
    throw new RefusedError(404, 'Invalid page.');
  }
  const link = (to: number): string | null =>
    to >= 1 && to <= totalPages ? pageLink(request, to, options.pageLinks) : null;
  const meta: components['schemas']['PageMeta'] = {
    page: page.page,
    page_size: page.pageSize,
    total_pages: totalPages,
    count,
    next: link(page.page + 1),
    previous: link(page.page - 1),
  };
  return jsonText(200, `{"meta":${JSON.stringify(meta)},"results":[${items}]}`);
}

/** The answer of a list that is small enough to be cut into pages here. */
export function pageOfAll(
  request: DokRequest,
  all: readonly unknown[],
  options: DokOptions,
): Reply {
  const page = pageOf(request, options);
  const items = all
    .slice(page.offset, page.offset + page.limit)
    .map((item) => JSON.stringify(item));
  return pageReply(request, page, all.length, items.join(','), options);
}

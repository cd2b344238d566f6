import type { Reply } from '../../../http/reply.ts';
import { indented } from '../errors.ts';
import type { Field } from '../filters/fields.ts';
import type { Listing } from '../lists/listing.ts';
import { type PageRules, readPage, readSearch } from '../lists/request.ts';
import type { QarnotRequest } from '../request/request.ts';
import type { CommonRow, Entity } from '../store/types.ts';

type Bodied = { readonly tags?: string[] | null };

/** A page of elements. */
export async function pageReply<Row extends CommonRow, Body extends Bodied>(
  request: QarnotRequest,
  listing: Listing<Row, Body>,
  rules: PageRules,
  wire: (entity: Entity<Row, Body>) => unknown,
): Promise<Reply> {
  const query = readPage(await request.json(), rules);
  const { entities, total, nextToken } = listing.page(query);
  return indented(200, {
    data: entities.map(wire),
    count: entities.length,
    total,
    isTruncated: nextToken !== null,
    token: query.token,
    nextToken,
  });
}

/** The elements that a search wants, whole or with the fields that were selected. */
export async function searchReply<Row extends CommonRow, Body extends Bodied>(
  request: QarnotRequest,
  listing: Listing<Row, Body>,
  rules: PageRules,
  wire: (entity: Entity<Row, Body>) => object,
): Promise<Reply> {
  const query = readSearch(await request.json(), rules);
  const found = listing.search(query).map(wire);
  const { select } = query;
  return indented(200, select === undefined ? found : found.map((item) => picked(item, select)));
}

/** The selected fields, whole from their first name on. */
function picked(item: object, select: readonly Field[]): object {
  const names = new Set(select.map(({ path }) => path[0]));
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

/** Where a page stands in its list. */
export interface DokMeta {
  /** Which page this is, from 1. */
  page: number;
  /** How many items a page holds. */
  pageSize: number;
  /** How many pages there are; 1 for an empty list. */
  totalPages: number;
  /** How many items there are on all pages. */
  count: number;
  /** The address of the next page, when the server gives one. */
  next: string | null;
  /** The address of the previous page, when the server gives one. */
  previous: string | null;
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Reads the `meta` of a list answer; what is missing is filled in from the items themselves. */
export function toMeta(raw: unknown, items: number): DokMeta {
  const meta: Record<string, unknown> = typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const page = numberOr(meta['page'], 1);
  const next = textOrNull(meta['next']);
  return {
    page,
    pageSize: numberOr(meta['page_size'], items),
    totalPages: numberOr(meta['total_pages'], next === null ? page : page + 1),
    count: numberOr(meta['count'], items),
    next,
    previous: textOrNull(meta['previous']),
  };
}

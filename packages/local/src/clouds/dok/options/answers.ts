import { flag, type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** Which keys the responses carry: the service as it was seen at that date. */
type DokProfile = '2025-05' | '2026-03' | '2026-06';

/** How requests are judged and how answers look. */
export interface AnswerOptions {
  profile: DokProfile;
  strict: boolean;
  errorShape: 'detail' | 'locations' | 'envelope';
  malformedJson: '400' | '422';
  noSlash: 'redirect' | 'accept' | 'reject';
  downloadTypo: 'accept' | 'reject';
  pageSizeMax: number;
  pageLinks: 'absolute' | 'relative';
  emptyPage: 'empty' | 'reject';
  pagesEverywhere: boolean;
  invalidQuery: 'reject' | 'ignore';
  listOrder: 'newest' | 'oldest';
  tagMatch: 'exact' | 'contains';
  createdBounds: 'inclusive' | 'exclusive';
  termsAgreed: boolean;
  permission: 'granted' | 'denied';
}

export const answerOptions: OptionTable<AnswerOptions> = {
  profile: {
    what: 'which keys the responses carry',
    default: '2026-06',
    ...oneOf('2025-05', '2026-03', '2026-06'),
    why: 'the newest shape that was seen; clients of 2025 that refuse keys they do not know need 2025-05',
    confidence: 'live',
  },
  strict: {
    what: 'refuse what the vendor file forbids but working clients send',
    default: false,
    ...flag,
    why: 'working clients leave out entrypoint, tags and Content-Type and send keys that do not exist',
    confidence: 'live',
  },
  errorShape: {
    what: 'the JSON of 400, 404, 422 and of 403 other than a missing permission',
    default: 'detail',
    ...oneOf('detail', 'locations', 'envelope'),
    why: 'only status codes are known; page meta and slashes point to Django REST framework',
    confidence: 'guess',
  },
  malformedJson: {
    what: 'the status of a body that is not JSON',
    default: '422',
    ...oneOf('400', '422'),
    why: '422 is the only documented status of a bad body on creation',
    confidence: 'guess',
  },
  noSlash: {
    what: 'paths without the closing slash: GET is sent to the right path, accepted, or 404',
    default: 'redirect',
    ...oneOf('redirect', 'accept', 'reject'),
    why: 'every known client sends the slash; Django redirects GET and refuses the rest',
    confidence: 'guess',
  },
  downloadTypo: {
    what: 'the path artifacts/{id}/downlaod/, a misprint of the vendor file in 2026-03',
    default: 'accept',
    ...oneOf('accept', 'reject'),
    why: 'harmless, and a client generated from that file would ask for it',
    confidence: 'guess',
  },
  pageSizeMax: {
    what: 'the largest page_size; more is cut down to it',
    default: 100,
    ...wholeNumber('items', 1),
    why: 'the limit is unknown; the tests of one client assume at most 100',
    confidence: 'guess',
  },
  pageLinks: {
    what: 'the form of meta.next and meta.previous',
    default: 'absolute',
    ...oneOf('absolute', 'relative'),
    why: 'never observed; one client accepts both',
    confidence: 'guess',
  },
  emptyPage: {
    what: 'a page after the last: an empty list, or 404',
    default: 'empty',
    ...oneOf('empty', 'reject'),
    why: 'no list documents a 404',
    confidence: 'guess',
  },
  pagesEverywhere: {
    what: 'page and page_size also on plans, registries, prices and bills',
    default: true,
    ...flag,
    why: 'undocumented there although the answers carry meta; one client relies on it for prices',
    confidence: 'guess',
  },
  invalidQuery: {
    what: 'a query parameter of the wrong type: 400, or as if it were not there',
    default: 'reject',
    ...oneOf('reject', 'ignore'),
    why: 'unknown; a wrong filter that is ignored would return the wrong tasks',
    confidence: 'guess',
  },
  listOrder: {
    what: 'the order of lists',
    default: 'newest',
    ...oneOf('newest', 'oldest'),
    why: 'one client calls the first page the latest tasks',
    confidence: 'inferred',
  },
  tagMatch: {
    what: 'how the tag filter compares',
    default: 'exact',
    ...oneOf('exact', 'contains'),
    why: 'undocumented',
    confidence: 'guess',
  },
  createdBounds: {
    what: 'whether created_after and created_before include the instant itself',
    default: 'inclusive',
    ...oneOf('inclusive', 'exclusive'),
    why: 'undocumented',
    confidence: 'guess',
  },
  termsAgreed: {
    what: 'whether the terms count as accepted at first start',
    default: true,
    ...flag,
    why: 'nobody has to accept anything to use a local cloud; false shows the refusal of the real one',
    confidence: 'live',
  },
  permission: {
    what: 'whether the key has the DOK permission; denied answers every call with 403',
    default: 'granted',
    ...oneOf('granted', 'denied'),
    why: 'a key without the permission is refused with 403',
    confidence: 'live',
  },
};

import { InputError, path } from '@irori/core';
import { type OperationId, operations } from '../generated/operations.ts';

/** A value of a path, query or header parameter; what is left out is not sent. */
export type ParamValue = string | number | boolean | readonly string[] | null | undefined;
/** Parameters by the names of the API. */
export type Params = Readonly<Record<string, ParamValue>>;

/** The services that live beside the API's versions. */
const ROOT_SERVICE = /^\/(?:carbon|credits|quotas|secrets-manager)\//;
/** Parameters that hold a path of their own: their slashes stay. */
const PATH_VALUED: ReadonlySet<string> = new Set(['key', 'prefix']);

function pathValue(operation: OperationId, name: string, value: ParamValue): string {
  if (name === 'prefix' && (value === undefined || value === null || value === '')) return '';
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') {
    throw new InputError(`The parameter ${name} of ${operation} is missing.`, { field: name });
  }
  if (!PATH_VALUED.has(name)) return path`${value}`;
  const segments = String(value).split('/');
  return segments.map((segment) => (segment === '' ? '' : path`/${segment}`.slice(1))).join('/');
}

function queryOf(operation: OperationId, params: Params): string {
  const parts: string[] = [];
  for (const { name, in: place } of operations[operation].parameters) {
    if (place !== 'query') continue;
    const value = params[name];
    if (value === undefined || value === null) continue;
    // A list is one parameter an item: the only form that every known server of this API reads.
    for (const item of Array.isArray(value) ? value : [value]) {
      parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`);
    }
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/**
 * Path and query of an operation under the base URL.
 *
 * @throws InputError for a path parameter that is missing or leads elsewhere.
 */
export function addressOf(operation: OperationId, params: Params): string {
  const { path: template } = operations[operation];
  const prefix = ROOT_SERVICE.test(template) ? '' : '/v1';
  const cut = template.split(/[{}]/);
  const filled = cut.map((part, index) =>
    index % 2 === 0 ? part : pathValue(operation, part, params[part]),
  );
  return `${prefix}${filled.join('')}${queryOf(operation, params)}`;
}

/** The parameters of an operation that are headers. */
export function headersOf(operation: OperationId, params: Params): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, in: place } of operations[operation].parameters) {
    const value = params[name];
    if (place === 'header' && value !== undefined && value !== null) headers[name] = String(value);
  }
  return headers;
}

import { S3Error } from '../errors.ts';
import { encodePath } from '../request/encoding.ts';
import type { Query } from '../request/query.ts';

/** An argument of a request that has a value it cannot have. */
export function invalidArgument(name: string, value: string, message: string): S3Error {
  return new S3Error('InvalidArgument', message, { ArgumentName: name, ArgumentValue: value });
}

/**
 * A parameter that says how many at most.
 *
 * @param most what is given when it is absent or more
 * @throws S3Error `InvalidArgument` when it is no whole number from 0.
 */
export function countParameter(query: Query, name: string, most: number): number {
  const text = query.get(name);
  if (text === undefined || text === '') return most;
  if (/^\d{1,10}$/.test(text) && Number(text) <= 2 ** 31 - 1) return Math.min(Number(text), most);
  const message = `Provided ${name} not an integer or within integer range`;
  throw invalidArgument(name, text, message);
}

/** How keys are written in a list: as they are, or percent-encoded when `encoding-type=url`. */
export function keyEncoder(query: Query): (text: string) => string {
  const type = query.get('encoding-type');
  if (type === undefined || type === '') return (text) => text;
  if (type === 'url') return encodePath;
  throw invalidArgument('encoding-type', type, 'Invalid Encoding Method specified in Request');
}

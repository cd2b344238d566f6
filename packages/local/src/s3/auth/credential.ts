import { S3Error, type S3ErrorCode } from '../errors.ts';

/** What stands in `Credential=…`. */
export interface CredentialScope {
  /** May hold slashes, and is an e-mail address at Qarnot. */
  readonly accessKeyId: string;
  /** `20261122`. */
  readonly date: string;
  /** Any: every client of Qarnot has another. */
  readonly region: string;
  /** `20261122/us-east-1/s3/aws4_request`. */
  readonly scope: string;
}

/**
 * Reads a credential.
 *
 * @param code of the error when it is not one: it differs between header and query.
 */
export function parseCredential(text: string, code: S3ErrorCode): CredentialScope {
  const parts = text.split('/');
  const [date, region, service, end] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (parts.length < 5 || accessKeyId === '' || !/^\d{8}$/.test(date ?? '')) {
    const form = '<access key>/<yyyymmdd>/<region>/s3/aws4_request';
    throw new S3Error(code, `The Credential is mal-formed; expecting "${form}".`);
  }
  if (service !== 's3' || end !== 'aws4_request') {
    throw new S3Error(code, 'The Credential is for another service; expecting "s3/aws4_request".');
  }
  return {
    accessKeyId,
    date: date ?? '',
    region: region ?? '',
    scope: `${date}/${region}/${service}/${end}`,
  };
}

/** Milliseconds since 1970 of `20261122T105800Z`; undefined when it is not such a date. */
export function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** `20261122T105800Z` of milliseconds since 1970. */
export function formatAmzDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

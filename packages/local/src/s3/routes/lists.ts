import type { S3Call, S3Handler, S3Services } from '../call.ts';
import type { ListedObject, ListPage } from '../store/types.ts';
import { owner, quoted, xmlDate, xmlReply } from '../xml/answers.ts';
import type { XmlElements } from '../xml/write.ts';
import { countParameter, invalidArgument, keyEncoder } from './parameters.ts';

/** What the three lists of objects have in common. */
interface Listing {
  readonly page: ListPage;
  readonly encode: (text: string) => string;
  readonly maxKeys: number;
  /** Elements that every list begins with. */
  readonly head: XmlElements;
  /** Elements that every list ends with. */
  readonly tail: XmlElements;
}

const mostKeys = 1000;

function listing({ target }: S3Call, { store }: S3Services, after: string): Listing {
  const { bucket, query } = target;
  const encode = keyEncoder(query);
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const maxKeys = countParameter(query, 'max-keys', mostKeys);
  const page = store.list(bucket, { prefix, delimiter, after, limit: maxKeys });
  return {
    page,
    encode,
    maxKeys,
    head: { Name: bucket, Prefix: encode(prefix) },
    tail: {
      MaxKeys: maxKeys,
      Delimiter: delimiter === '' ? undefined : encode(delimiter),
      EncodingType: query.get('encoding-type'),
      IsTruncated: page.next !== null && maxKeys > 0,
    },
  };
}

function contents(object: ListedObject, encode: (text: string) => string): XmlElements {
  return {
    Key: encode(object.key),
    LastModified: xmlDate(object.lastModified),
    ETag: quoted(object.etag),
    ChecksumAlgorithm: object.checksum?.algorithm,
    ChecksumType: object.checksum?.type,
    Size: object.size,
    StorageClass: 'STANDARD',
  };
}

function commonPrefixes({ page, encode }: Listing): XmlElements[] {
  return page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) }));
}

/** GET /bucket */
export const listObjects: S3Handler = (call, services) => {
  const marker = call.target.query.get('marker') ?? '';
  const list = listing(call, services, marker);
  const { page, encode, maxKeys } = list;
  const Owner = owner(call.auth.accessKeyId);
  return xmlReply('ListBucketResult', {
    ...list.head,
    Marker: encode(marker),
    NextMarker: page.next === null || maxKeys === 0 ? undefined : encode(page.next),
    ...list.tail,
    Contents: page.objects.map((object) => ({ ...contents(object, encode), Owner })),
    CommonPrefixes: commonPrefixes(list),
  });
};

function tokenOf(key: string): string {
  return Buffer.from(`1${key}`).toString('base64url');
}

function keyOfToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (text.startsWith('1') && tokenOf(text.slice(1)) === token) return text.slice(1);
  const message = 'The continuation token provided is incorrect';
  throw invalidArgument('continuation-token', token, message);
}

/** GET /bucket?list-type=2 */
export const listObjectsV2: S3Handler = (call, services) => {
  const { query } = call.target;
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const list = listing(
    call,
    services,
    token === undefined ? (startAfter ?? '') : keyOfToken(token),
  );
  const { page, encode, maxKeys } = list;
  const Owner = query.get('fetch-owner') === 'true' ? owner(call.auth.accessKeyId) : undefined;
  return xmlReply('ListBucketResult', {
    ...list.head,
    ContinuationToken: token,
    NextContinuationToken: page.next === null || maxKeys === 0 ? undefined : tokenOf(page.next),
    StartAfter: startAfter === undefined ? undefined : encode(startAfter),
    KeyCount: page.objects.length + page.commonPrefixes.length,
    ...list.tail,
    Contents: page.objects.map((object) => ({ ...contents(object, encode), Owner })),
    CommonPrefixes: commonPrefixes(list),
  });
};

/** GET /bucket?versions: one version of each object, with the id of objects that have no versions. */
export const listObjectVersions: S3Handler = (call, services) => {
  const { query } = call.target;
  const marker = query.get('key-marker') ?? '';
  const list = listing(call, services, marker);
  const { page, encode, maxKeys } = list;
  const next = page.next === null || maxKeys === 0 ? undefined : encode(page.next);
  const Owner = owner(call.auth.accessKeyId);
  return xmlReply('ListVersionsResult', {
    ...list.head,
    KeyMarker: encode(marker),
    VersionIdMarker: query.get('version-id-marker') ?? '',
    NextKeyMarker: next,
    NextVersionIdMarker: next === undefined ? undefined : 'null',
    ...list.tail,
    Version: page.objects.map((object) => {
      const { Key, ...rest } = contents(object, encode);
      return { Key, VersionId: 'null', IsLatest: true, ...rest, Owner };
    }),
    CommonPrefixes: commonPrefixes(list),
  });
};

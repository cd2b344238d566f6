import type { S3Call, S3Handler, S3Services } from '../call.ts';
import { S3Error } from '../errors.ts';
import { attributesOf, checkSupported } from '../request/attributes.ts';
import { checkConditions, conditionFailed, writeConditions } from '../request/conditions.ts';
import { checkKey } from '../request/target.ts';
import type { StoredObject } from '../store/types.ts';
import { checksumElements, quoted, xmlDate, xmlReply } from '../xml/answers.ts';
import { existingObject } from './get-object.ts';
import { invalidArgument } from './parameters.ts';

const largestCopy = 5 * 1024 ** 3;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const message = 'x-amz-copy-source must be URL-encoded';
    throw invalidArgument('x-amz-copy-source', text, message);
  }
}

/**
 * The object that `x-amz-copy-source` names, held against the conditions on it.
 *
 * @throws S3Error `NoSuchKey`, `PreconditionFailed`, `InvalidArgument`.
 */
export function copySource({ headers }: S3Call, { store, options }: S3Services): StoredObject {
  const text = headers.get('x-amz-copy-source') ?? '';
  const [path = '', query = ''] = text.split('?', 2);
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decode(path));
  if (match === null) {
    const message = 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey';
    throw invalidArgument('x-amz-copy-source', text, message);
  }
  const [, bucket = '', key = ''] = match;
  checkKey(key);
  const version = /^versionId=(.*)$/.exec(query)?.[1];
  const source = existingObject(store, bucket, key, version);
  if (checkConditions(headers, source, 'x-amz-copy-source-') === 'same') {
    throw conditionFailed('x-amz-copy-source-If-None-Match');
  }
  if (
    options.like === 'aws' &&
    source.size > largestCopy &&
    !headers.has('x-amz-copy-source-range')
  ) {
    const message =
      'The specified copy source is larger than the maximum allowable size for a copy source: ' +
      `${largestCopy}. Copy it in parts.`;
    throw new S3Error('InvalidRequest', message);
  }
  return source;
}

function isReplacing({ headers, target }: S3Call, source: StoredObject): boolean {
  const directive = headers.get('x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    throw invalidArgument('x-amz-metadata-directive', directive, 'Unknown metadata directive.');
  }
  const isItself = source.bucket === target.bucket && source.key === target.key;
  if (isItself && directive === 'COPY') {
    const message =
      'This copy request is illegal because it is trying to copy an object to itself without ' +
      "changing the object's metadata, storage class, website redirect location or encryption " +
      'attributes.';
    throw new S3Error('InvalidRequest', message);
  }
  return directive === 'REPLACE';
}

/** PUT /bucket/key with `x-amz-copy-source` */
export const copyObject: S3Handler = async (call, services) => {
  const { headers, target } = call;
  checkSupported(headers);
  const source = copySource(call, services);
  const attributes = isReplacing(call, source) ? attributesOf(headers) : undefined;
  const copied = await services.store.copy(source, target.bucket, target.key, {
    ...writeConditions(headers),
    attributes,
  });
  return xmlReply('CopyObjectResult', {
    LastModified: xmlDate(copied.lastModified),
    ETag: services.options.like === 'rgw' ? copied.etag : quoted(copied.etag),
    ...checksumElements(copied.checksum),
  });
};

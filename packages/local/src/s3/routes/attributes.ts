import type { S3Handler } from '../call.ts';
import { checksumElements, xmlReply } from '../xml/answers.ts';
import { existingObject } from './get-object.ts';

/** GET /bucket/key?attributes: what `x-amz-object-attributes` asks for. */
export const getObjectAttributes: S3Handler = ({ headers, target }, { store }) => {
  const object = existingObject(store, target.bucket, target.key, target.query.get('versionId'));
  const wanted = (headers.get('x-amz-object-attributes') ?? '')
    .split(',')
    .map((name) => name.trim());
  const { checksum } = object;
  const parts = object.etag.split('-')[1];
  const all: { readonly [name: string]: string | Record<string, string> | undefined } = {
    ETag: object.etag,
    Checksum: checksum === null ? undefined : checksumElements(checksum),
    ObjectParts: parts === undefined ? undefined : { PartsCount: parts },
    StorageClass: 'STANDARD',
    ObjectSize: String(object.size),
  };
  const shown = Object.entries(all).filter(([name]) => wanted.includes(name));
  return xmlReply('GetObjectAttributesResponse', Object.fromEntries(shown), {
    'last-modified': new Date(object.lastModified).toUTCString(),
  });
};

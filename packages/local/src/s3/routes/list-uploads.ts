import type { S3Handler } from '../call.ts';
import type { ObjectStore, UploadInfo } from '../store/types.ts';
import { owner, quoted, xmlDate, xmlReply } from '../xml/answers.ts';
import type { XmlElements } from '../xml/write.ts';
import { countParameter, keyEncoder } from './parameters.ts';
import { uploadRef } from './upload-ref.ts';

const mostParts = 1000;
const mostUploads = 1000;

/** GET /bucket/key?uploadId */
export const listParts: S3Handler = (call, { store }) => {
  const { query, bucket, key } = call.target;
  const ref = uploadRef(call);
  const encode = keyEncoder(query);
  const { checksum } = store.upload(ref);
  const limit = countParameter(query, 'max-parts', mostParts);
  const after = countParameter(query, 'part-number-marker', 10_000);
  const marker = query.get('part-number-marker') ? after : 0;
  const { parts, next } = store.listParts(ref, { after: marker, limit });
  const person = owner(call.auth.accessKeyId);
  return xmlReply('ListPartsResult', {
    Bucket: bucket,
    Key: encode(key),
    UploadId: ref.id,
    PartNumberMarker: marker,
    NextPartNumberMarker: next ?? parts.at(-1)?.number ?? marker,
    MaxParts: limit,
    IsTruncated: next !== null && limit > 0,
    ChecksumAlgorithm: checksum?.algorithm,
    ChecksumType: checksum?.type,
    Part: parts.map((part) => ({
      PartNumber: part.number,
      LastModified: xmlDate(part.lastModified),
      ETag: quoted(part.etag),
      Size: part.size,
      ...(part.checksum === null
        ? {}
        : { [`Checksum${part.checksum.algorithm}`]: part.checksum.value }),
    })),
    Initiator: person,
    Owner: person,
    StorageClass: 'STANDARD',
  });
};

/** Where a list of uploads goes on. */
interface Marker {
  readonly key: string;
  readonly id?: string | undefined;
}

interface UploadQuery {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: Marker | undefined;
  readonly limit: number;
}

interface UploadPage {
  readonly uploads: readonly UploadInfo[];
  readonly folders: readonly string[];
  /** The last one told of, when there are more. */
  readonly next: Marker | undefined;
}

function* allUploads(
  store: ObjectStore,
  bucket: string,
  { prefix, after }: UploadQuery,
): Generator<UploadInfo, void, void> {
  for (let from = after; ; ) {
    const page = store.listUploads(bucket, { prefix, after: from, limit: mostUploads });
    yield* page.uploads;
    const last = page.uploads.at(-1);
    if (!page.isTruncated || last === undefined) return;
    from = { key: last.key, id: last.id };
  }
}

/** Uploads below one folder follow each other, and are passed over to the last of them. */
function uploadPage(store: ObjectStore, bucket: string, query: UploadQuery): UploadPage {
  const { prefix, delimiter, limit } = query;
  const uploads: UploadInfo[] = [];
  const folders: string[] = [];
  let next: Marker | undefined;
  for (const upload of allUploads(store, bucket, query)) {
    const at = delimiter === '' ? -1 : upload.key.indexOf(delimiter, prefix.length);
    const folder = at < 0 ? undefined : upload.key.slice(0, at + delimiter.length);
    const isKnown = folder !== undefined && folder === folders.at(-1);
    if (!isKnown) {
      if (uploads.length + folders.length >= limit) return { uploads, folders, next };
      if (folder === undefined) uploads.push(upload);
      else folders.push(folder);
    }
    next = { key: upload.key, id: upload.id };
  }
  return { uploads, folders, next: undefined };
}

function uploadElement(upload: UploadInfo, person: XmlElements, key: string): XmlElements {
  return {
    Key: key,
    UploadId: upload.id,
    Initiator: person,
    Owner: person,
    StorageClass: 'STANDARD',
    Initiated: xmlDate(upload.createdAt),
    ChecksumAlgorithm: upload.checksum?.algorithm,
    ChecksumType: upload.checksum?.type,
  };
}

/** GET /bucket?uploads */
export const listMultipartUploads: S3Handler = (call, { store }) => {
  const { bucket, query } = call.target;
  const encode = keyEncoder(query);
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = keyMarker === '' ? undefined : query.get('upload-id-marker') || undefined;
  const after = keyMarker === '' ? undefined : { key: keyMarker, id: idMarker };
  const limit = countParameter(query, 'max-uploads', mostUploads);
  const page = uploadPage(store, bucket, { prefix, delimiter, after, limit });
  const person = owner(call.auth.accessKeyId);
  return xmlReply('ListMultipartUploadsResult', {
    Bucket: bucket,
    KeyMarker: encode(keyMarker),
    UploadIdMarker: idMarker ?? '',
    NextKeyMarker: page.next === undefined ? undefined : encode(page.next.key),
    NextUploadIdMarker: page.next?.id,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    EncodingType: query.get('encoding-type'),
    MaxUploads: limit,
    IsTruncated: page.next !== undefined,
    Upload: page.uploads.map((upload) => uploadElement(upload, person, encode(upload.key))),
    CommonPrefixes: page.folders.map((folder) => ({ Prefix: encode(folder) })),
  });
};

import { createHasher } from '../body/checksum.ts';
import { combineCrcs, isCombinable } from '../body/crc-combine.ts';
import { wrongChecksum } from '../body/declared.ts';
import { readDocument } from '../body/read-document.ts';
import type { S3Call, S3Handler } from '../call.ts';
import { S3Error } from '../errors.ts';
import { writeConditions } from '../request/conditions.ts';
import type { Checksum, StoredPart, UploadInfo } from '../store/types.ts';
import { checksumElements, quoted, xmlReply } from '../xml/answers.ts';
import { children, childText, malformedXml, readXml, type XmlNode } from '../xml/read.ts';
import { uploadRef } from './upload-ref.ts';

const longestDocument = 8 * 1024 * 1024;

/** A part as the client lists it. */
interface ListedPart {
  readonly number: number;
  readonly etag: string;
  /** Its checksum in base64, of the algorithm of the upload; undefined when not told. */
  readonly checksum: string | undefined;
}

function listedPart(node: XmlNode, upload: UploadInfo): ListedPart {
  const number = childText(node, 'PartNumber')?.trim() ?? '';
  const etag = childText(node, 'ETag')?.trim().replaceAll('"', '');
  if (!/^\d{1,5}$/.test(number) || etag === undefined) throw malformedXml();
  const name = upload.checksum === null ? undefined : `Checksum${upload.checksum.algorithm}`;
  const checksum = name === undefined ? undefined : childText(node, name)?.trim();
  return { number: Number(number), etag, checksum };
}

function checkPart(listed: ListedPart | undefined, part: StoredPart): void {
  if (listed?.checksum === undefined || listed.checksum === part.checksum?.value) return;
  const message =
    'One or more of the specified parts could not be found. The part may not have been uploaded, ' +
    "or the specified checksum might not have matched the part's.";
  throw new S3Error('InvalidPart', message, { PartNumber: String(part.number) });
}

function composite(algorithm: Checksum['algorithm'], parts: readonly StoredPart[]): Checksum {
  const hasher = createHasher(algorithm);
  for (const part of parts) hasher.update(Buffer.from(part.checksum?.value ?? '', 'base64'));
  return { algorithm, value: `${hasher.digest()}-${parts.length}`, type: 'COMPOSITE' };
}

/** The checksum of the whole; null when that of a part is not known. */
function wholeChecksum({ checksum }: UploadInfo, parts: readonly StoredPart[]): Checksum | null {
  if (checksum === null) return null;
  const { algorithm, type } = checksum;
  if (parts.some((part) => part.checksum?.algorithm !== algorithm)) return null;
  if (type === 'COMPOSITE') return composite(algorithm, parts);
  if (!isCombinable(algorithm)) return null;
  const pieces = parts.map((part) => ({ value: part.checksum?.value ?? '', size: part.size }));
  return { algorithm, value: combineCrcs(algorithm, pieces), type };
}

/** Holds what the client says of the whole against what it is. */
function checkWhole(
  { headers }: S3Call,
  checksum: Checksum | null,
  parts: readonly StoredPart[],
): void {
  const size = headers.get('x-amz-mp-object-size');
  const actual = parts.reduce((sum, part) => sum + part.size, 0);
  if (size !== undefined && size !== String(actual)) {
    const message = `The provided x-amz-mp-object-size ${size} does not match what was computed.`;
    throw new S3Error('InvalidRequest', message);
  }
  if (checksum === null) return;
  const said = headers.get(`x-amz-checksum-${checksum.algorithm.toLowerCase()}`);
  if (said !== undefined && said !== checksum.value) throw wrongChecksum(checksum.algorithm);
}

/**
 * POST /bucket/key?uploadId. The checksum headers of this request are about the object and not about
 * the XML, so the XML is checked against the rest only.
 */
export const completeMultipartUpload: S3Handler = async (call, { store, options }) => {
  const ref = uploadRef(call);
  const upload = store.upload(ref);
  const ownHeaders = new Map(
    [...call.headers].filter(([name]) => !/^x-amz-(sdk-)?checksum-/.test(name)),
  );
  const text = await readDocument({ ...call, headers: ownHeaders }, options.like, longestDocument);
  const listed = children(readXml(text, 'CompleteMultipartUpload'), 'Part').map((node) =>
    listedPart(node, upload),
  );
  if (listed.length === 0) {
    throw new S3Error('MalformedXML', 'You must specify at least one part');
  }
  const finish = (parts: readonly StoredPart[]): Checksum | null => {
    for (const [index, part] of parts.entries()) checkPart(listed[index], part);
    const checksum = wholeChecksum(upload, parts);
    if (options.like === 'aws') checkWhole(call, checksum, parts);
    return checksum;
  };
  const conditions = writeConditions(call.headers);
  const object = await store.completeUpload(ref, listed, { ...conditions, finish });
  const { bucket, key } = call.target;
  return xmlReply('CompleteMultipartUploadResult', {
    Location: `http://${call.headers.get('host') ?? 'localhost'}${call.target.canonicalPath}`,
    Bucket: bucket,
    Key: key,
    ETag: options.like === 'rgw' ? '' : quoted(object.etag),
    ...checksumElements(object.checksum),
  });
};

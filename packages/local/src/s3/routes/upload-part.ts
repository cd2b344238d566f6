import { parseRange } from '../../http/range.ts';
import { declaredChecksum } from '../body/declared.ts';
import { openBody } from '../body/open-body.ts';
import type { S3Call, S3Handler } from '../call.ts';
import { S3Error } from '../errors.ts';
import type { ByteRange, StoredObject, UploadInfo } from '../store/types.ts';
import { quoted, xmlDate, xmlReply } from '../xml/answers.ts';
import { copySource } from './copy-object.ts';
import { invalidArgument } from './parameters.ts';
import { checksumHeaders } from './put-object.ts';
import { partNumber, uploadRef } from './upload-ref.ts';

/** Refuses a part with another kind of checksum than its upload has. */
function checkAlgorithm({ headers }: S3Call, { checksum }: UploadInfo): void {
  const sent = declaredChecksum(headers);
  if (checksum === null || sent === undefined || sent.algorithm === checksum.algorithm) return;
  const message =
    `Checksum Type mismatch occurred, expected checksum Type: ${checksum.algorithm.toLowerCase()}, ` +
    `actual checksum Type: ${sent.algorithm.toLowerCase()}`;
  throw new S3Error('InvalidRequest', message);
}

/** PUT /bucket/key?partNumber&uploadId */
export const uploadPart: S3Handler = async (call, { store, options }) => {
  const upload = uploadRef(call);
  const number = partNumber(call);
  const info = store.upload(upload);
  if (options.like === 'aws') checkAlgorithm(call, info);
  const { body, options: taking } = await openBody(
    call.incoming,
    call.headers,
    call.auth,
    options.like,
  );
  const part = await store.putPart(upload, number, body, taking);
  return { status: 200, headers: { etag: quoted(part.etag), ...checksumHeaders(part.checksum) } };
};

function copyRange({ headers }: S3Call, source: StoredObject): ByteRange | undefined {
  const text = headers.get('x-amz-copy-source-range');
  if (text === undefined) return undefined;
  const range = /^bytes=\d+-\d+$/.test(text) ? parseRange(text, source.size) : 'whole';
  const last = Number(text.slice(text.indexOf('-') + 1));
  if (typeof range !== 'string' && range.end === last) return range;
  if (range === 'whole') {
    const message =
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and ' +
      'last are the zero-based offsets of the first and last bytes to copy';
    throw invalidArgument('x-amz-copy-source-range', text, message);
  }
  const message = `Range specified is not valid for source object of size: ${source.size}`;
  throw invalidArgument('x-amz-copy-source-range', text, message);
}

/** PUT /bucket/key?partNumber&uploadId with `x-amz-copy-source` */
export const uploadPartCopy: S3Handler = async (call, services) => {
  const upload = uploadRef(call);
  const number = partNumber(call);
  services.store.upload(upload);
  const source = copySource(call, services);
  const range = copyRange(call, source);
  const part = await services.store.copyPart(upload, number, source, range);
  return xmlReply('CopyPartResult', {
    LastModified: xmlDate(part.lastModified),
    ETag: quoted(part.etag),
  });
};

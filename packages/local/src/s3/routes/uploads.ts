import type { SentHeaders } from '../auth/canonical.ts';
import { algorithmOf } from '../body/checksum.ts';
import { isCombinable } from '../body/crc-combine.ts';
import type { S3Handler } from '../call.ts';
import { S3Error } from '../errors.ts';
import { attributesOf, checkSupported } from '../request/attributes.ts';
import type { UploadInfo } from '../store/types.ts';
import { xmlReply } from '../xml/answers.ts';
import { uploadRef } from './upload-ref.ts';

/** The checksum that an upload is to have: which, and of what. */
function wantedChecksum(headers: SentHeaders): UploadInfo['checksum'] {
  const name = headers.get('x-amz-checksum-algorithm');
  if (name === undefined) return null;
  const algorithm = algorithmOf(name);
  if (algorithm === undefined) {
    throw new S3Error('InvalidRequest', `Checksum algorithm ${name} is not supported.`);
  }
  const usual = algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
  const type = headers.get('x-amz-checksum-type')?.toUpperCase() ?? usual;
  const isFull = type === 'FULL_OBJECT';
  const isPossible = isFull ? isCombinable(algorithm) : algorithm !== 'CRC64NVME';
  if ((!isFull && type !== 'COMPOSITE') || !isPossible) {
    const message = `The ${type} checksum type cannot be used with the ${algorithm} algorithm.`;
    throw new S3Error('InvalidRequest', message);
  }
  return { algorithm, type: isFull ? 'FULL_OBJECT' : 'COMPOSITE' };
}

/** POST /bucket/key?uploads */
export const createMultipartUpload: S3Handler = ({ headers, target }, { store, options }) => {
  checkSupported(headers);
  const checksum = options.like === 'rgw' ? null : wantedChecksum(headers);
  const upload = store.createUpload(target.bucket, target.key, attributesOf(headers), checksum);
  const echoed: Record<string, string> =
    checksum === null
      ? {}
      : {
          'x-amz-checksum-algorithm': checksum.algorithm,
          'x-amz-checksum-type': checksum.type,
        };
  const content = { Bucket: target.bucket, Key: target.key, UploadId: upload.id };
  return xmlReply('InitiateMultipartUploadResult', content, echoed);
};

/** DELETE /bucket/key?uploadId */
export const abortMultipartUpload: S3Handler = (call, { store }) => {
  store.abortUpload(uploadRef(call));
  return { status: 204 };
};

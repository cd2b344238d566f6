import { openBody } from '../body/open-body.ts';
import type { S3Handler } from '../call.ts';
import { attributesOf, checkSupported } from '../request/attributes.ts';
import { writeConditions } from '../request/conditions.ts';
import type { Checksum } from '../store/types.ts';
import { quoted } from '../xml/answers.ts';

/** Headers that tell a checksum. */
export function checksumHeaders(checksum: Checksum | null): Record<string, string> {
  if (checksum === null) return {};
  return { [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value };
}

/** PUT /bucket/key */
export const putObject: S3Handler = async (call, { store, options }) => {
  const { headers, target } = call;
  checkSupported(headers);
  const attributes = attributesOf(headers);
  const conditions = writeConditions(headers);
  const upload = await openBody(call.incoming, headers, call.auth, options.like);
  const object = await store.put(target.bucket, target.key, upload.body, attributes, {
    ...upload.options,
    ...conditions,
  });
  const type = object.checksum === null ? {} : { 'x-amz-checksum-type': object.checksum.type };
  return {
    status: 200,
    headers: { etag: quoted(object.etag), ...checksumHeaders(object.checksum), ...type },
  };
};

import type { ServerKind } from './endpoints.ts';

type Pinned = { readonly [K in ServerKind]: unknown };

const like = (ours: unknown, rgw: unknown): Pinned => ({ ours, 'ours like rgw': rgw, rgw });

/**
 * Everything in which the servers differ, as they were seen to behave; what stands in no row is the
 * same on all of them. `ours` follows the S3 reference, `rgw` is Ceph RGW 16.2.15 of Debian.
 */
const differences = {
  'status of a streamed put with the SDK’s default checksum trailer': like(200, 411),
  'code of a put with a wrong CRC32 header': like('BadDigest', undefined),
  'ETag in the answer to CompleteMultipartUpload is there': like(true, false),
  'checksum in the answer to a put': like(true, false),
  'location of a bucket': like(undefined, 'default'),
  'ETag in the answer to a copy has quotes': like(true, false),
  'status of the range bytes=-0': { ours: 416, 'ours like rgw': 416, rgw: 206 },
  'status of a copy whose If-Match does not hold': { ours: 412, 'ours like rgw': 412, rgw: 200 },
  'code of an unknown upload': {
    ours: 'NoSuchUpload',
    'ours like rgw': 'NoSuchUpload',
    rgw: 'NoSuchKey',
  },
  'status of a list with a token that was never given': {
    ours: 400,
    'ours like rgw': 400,
    rgw: 200,
  },
  'status of a list of fewer than no keys': { ours: 400, 'ours like rgw': 400, rgw: 200 },
  'status of a put with a header added after signing': {
    ours: 403,
    'ours like rgw': 403,
    rgw: 200,
  },
  'status of part number 0': { ours: 400, 'ours like rgw': 400, rgw: 200 },
  'code of parts out of order': {
    ours: 'InvalidPartOrder',
    'ours like rgw': 'InvalidPartOrder',
    rgw: 'EntityTooSmall',
  },
} as const satisfies { readonly [what: string]: Pinned };

/** What is expected of a server where they differ. */
export function pinned(kind: ServerKind, what: keyof typeof differences): unknown {
  return differences[what][kind];
}

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Checksum } from '../store/types.ts';
import { type Crc64, crc32c, crc64nvme } from './crc.ts';

/** One of the five checksums of S3. */
export type ChecksumAlgorithm = Checksum['algorithm'];

/** Every algorithm with the number of bytes of its values. */
export const checksumBytes: { readonly [K in ChecksumAlgorithm]: number } = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
};

/** The algorithm of a name in any case; undefined when it is none of the five. */
export function algorithmOf(name: string): ChecksumAlgorithm | undefined {
  const upper = name.toUpperCase();
  return Object.hasOwn(checksumBytes, upper) ? (upper as ChecksumAlgorithm) : undefined;
}

/** Takes bytes one piece after the other. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** Base64 of what came. */
  digest(): string;
}

function crcHasher(next: (bytes: Uint8Array, before: number) => number): Hasher {
  let crc = 0;
  return {
    update: (bytes) => {
      crc = next(bytes, crc);
    },
    digest: () => {
      const out = Buffer.alloc(4);
      out.writeUInt32BE(crc);
      return out.toString('base64');
    },
  };
}

function crc64Hasher(): Hasher {
  let crc: Crc64 = { low: 0, high: 0 };
  return {
    update: (bytes) => {
      crc = crc64nvme(bytes, crc);
    },
    digest: () => {
      const out = Buffer.alloc(8);
      out.writeUInt32BE(crc.high);
      out.writeUInt32BE(crc.low, 4);
      return out.toString('base64');
    },
  };
}

function shaHasher(name: 'sha1' | 'sha256'): Hasher {
  const hash = createHash(name);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('base64') };
}

/** A new hasher of an algorithm. */
export function createHasher(algorithm: ChecksumAlgorithm): Hasher {
  switch (algorithm) {
    case 'CRC32':
      return crcHasher((bytes, before) => crc32(bytes, before));
    case 'CRC32C':
      return crcHasher(crc32c);
    case 'CRC64NVME':
      return crc64Hasher();
    case 'SHA1':
      return shaHasher('sha1');
    case 'SHA256':
      return shaHasher('sha256');
  }
}

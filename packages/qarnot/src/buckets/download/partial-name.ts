import { createHash, randomBytes } from 'node:crypto';

const PARTIAL = /^\.(?:[0-9a-f]{24}\.irori-(?:part|journal)|\d+-[0-9a-f]{16}\.irori-tmp)$/;

/**
 * Whether a file name is one of ours for something that is still on its way. Such files are no
 * content: sync must neither send nor count them.
 */
export function isPartialFile(name: string): boolean {
  return PARTIAL.test(name);
}

/**
 * The process that writes a partial file of this name, when the name says it: one whose process is
 * gone will never be finished and can be removed. The others are gone on with by the next download.
 */
export function partialFileOwner(name: string): number | undefined {
  const [, pid] = /^\.(\d+)-[0-9a-f]{16}\.irori-tmp$/.exec(name) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

/** A temporary name for a file that is written in one go. It is short: names may have 255 bytes. */
export function wholeName(): string {
  return `.${process.pid}-${randomBytes(8).toString('hex')}.irori-tmp`;
}

/** What tells one download from another: a file begun for one is never finished with another. */
export interface PartialIdentity {
  readonly url: string;
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  readonly partSize: number;
  /** The name of the file it will be. */
  readonly name: string;
}

/** The names of a file that comes in parts and of the list of parts that are there. */
export function partNames(identity: PartialIdentity): { part: string; journal: string } {
  const { url, bucket, key, etag, size, partSize, name } = identity;
  const text = JSON.stringify([url, bucket, key, etag, size, partSize, name]);
  const id = createHash('sha256').update(text).digest('hex').slice(0, 24);
  return { part: `.${id}.irori-part`, journal: `.${id}.irori-journal` };
}

import type { EtagCache } from './etag-cache.ts';
import { compareKeys } from './key-order.ts';
import { sameStamp } from './stamp.ts';
import type { LocalEntry, LocalFile } from './walk.ts';

/** A file with what is known of its content. */
interface KnownLocalFile extends LocalFile {
  /** ETags that its content has; none when it has not been read in its present state. */
  readonly etags: readonly string[];
}

/** An entry of a walk, files with what is known of their content. */
export type KnownEntry = KnownLocalFile | Exclude<LocalEntry, LocalFile>;

/** Gives the files of a walk the ETags that are remembered of them; both are in key order. */
export async function* withKnownEtags(
  entries: AsyncIterable<LocalEntry>,
  cache: EtagCache | undefined,
): AsyncGenerator<KnownEntry, void, undefined> {
  const remembered = cache?.read();
  try {
    let next = await remembered?.next();
    for await (const entry of entries) {
      if (entry.kind !== 'file') {
        yield entry;
        continue;
      }
      while (next?.value && compareKeys(next.value.path, entry.path) < 0) {
        next = await remembered?.next();
      }
      const known = next?.value?.path === entry.path ? next.value : undefined;
      const isSame = known !== undefined && sameStamp(known.stamp, entry.stamp);
      yield { ...entry, etags: isSame ? known.etags : [] };
    }
  } finally {
    await remembered?.return();
  }
}

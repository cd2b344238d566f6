import { isAbsolute } from 'node:path';
import { usageError } from '../errors.ts';
import { text } from '../text.ts';

/** Something in a bucket: an object, a folder, or with an empty key the bucket itself. */
export interface RemotePlace {
  readonly bucket: string;
  readonly key: string;
}

/** Where a copy begins or ends. */
export type Place =
  | { readonly kind: 'local'; readonly path: string }
  /** Standard input or output. */
  | { readonly kind: 'pipe' }
  | ({ readonly kind: 'remote' } & RemotePlace);

const scheme = 's3://';

/** Splits `bucket/key`, with or without `s3://` in front. */
export function remotePlace(word: string): RemotePlace {
  const plain = word.startsWith(scheme) ? word.slice(scheme.length) : word;
  const slash = plain.indexOf('/');
  const bucket = slash < 0 ? plain : plain.slice(0, slash);
  const key = slash < 0 ? '' : plain.slice(slash + 1);
  if (bucket === '' || /^\.\.?$/.test(bucket)) throw usageError(text.noBucketIn(word));
  return { bucket, key };
}

/** Whether a word can only be a path of this machine. */
function isPath(word: string): boolean {
  return (
    /^\.{1,2}(?:[/\\]|$)|^~[/\\]/.test(word) || isAbsolute(word) || /^[A-Za-z]:[/\\]/.test(word)
  );
}

function read(word: string): Place | undefined {
  if (word === '-') return { kind: 'pipe' };
  if (word.startsWith(scheme)) return { kind: 'remote', ...remotePlace(word) };
  return isPath(word) ? { kind: 'local', path: word } : undefined;
}

/**
 * Tells which of two words is a path here and which is in a bucket. A path begins with `.` or `/`,
 * a place in a bucket may begin with `s3://`; one that is clear makes the other clear.
 *
 * @throws CommandError (usage) when neither is clear: `data/x` may be both.
 */
export function twoPlaces(from: string, to: string): readonly [Place, Place] {
  const one = read(from);
  const other = read(to);
  if (one === undefined && other === undefined) {
    throw usageError(text.unclearPlaces(from, to), text.unclearPlacesHint(from));
  }
  return [one ?? opposite(from, other), other ?? opposite(to, one)];
}

function opposite(word: string, known: Place | undefined): Place {
  if (known?.kind === 'remote') return { kind: 'local', path: word };
  return { kind: 'remote', ...remotePlace(word) };
}

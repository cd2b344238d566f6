import type { Buckets, RemoteObject } from '@irori/qarnot';
import { type BucketFlags, openBuckets } from '../../bucket/open.ts';
import { type RemotePlace, remotePlace } from '../../bucket/place.ts';
import type { IroriContext, OutputStream } from '../../context.ts';
import { jsonText } from '../../output/plain.ts';
import { say } from '../../output/say.ts';
import { formatSize } from '../../output/size.ts';
import { type Column, formatTable, writeTable } from '../../output/table.ts';
import { write, writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** Flags of `irori bucket ls`. */
export interface BucketLsFlags extends BucketFlags {
  readonly recursive?: boolean;
}

/** A line of the list: an object, or a folder, which has neither size nor time. */
interface Entry {
  readonly key: string;
  readonly size: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const bucketColumns: readonly Column<{ name: string; createdAt: Date | null }>[] = [
  { header: 'BUCKET', value: ({ name }) => name },
  { header: 'CREATED', value: ({ createdAt }) => createdAt?.toISOString() ?? '' },
];

const entryColumns: readonly Column<Entry>[] = [
  {
    header: 'SIZE',
    value: ({ size }) => (size === null ? '' : String(size)),
    shown: ({ size }) => (size === null ? '' : formatSize(size)),
  },
  { header: 'MODIFIED', value: ({ lastModified }) => lastModified ?? '' },
  { header: 'KEY', value: ({ key }) => key, shrinks: true },
];

const entryOf = ({ key, size, etag, lastModified }: RemoteObject): Entry => ({
  key,
  size,
  etag,
  lastModified: lastModified.toISOString(),
});

async function* pagesOf(
  buckets: Buckets,
  { bucket, key }: RemotePlace,
  recursive: boolean,
): AsyncGenerator<readonly Entry[]> {
  const options = { prefix: key, ...(!recursive && { delimiter: '/' }) };
  for await (const { objects, folders } of buckets.objects(bucket, options).pages()) {
    const names = folders.map((name) => ({
      key: name,
      size: null,
      etag: null,
      lastModified: null,
    }));
    yield [...names, ...objects.map(entryOf)];
  }
}

/** Prints page by page, so that a bucket of any size needs no more memory than a page. */
async function writeEntries(
  stream: OutputStream,
  pages: AsyncIterable<readonly Entry[]>,
  json: boolean,
): Promise<number> {
  let count = 0;
  if (json) await write(stream, '{\n  "schemaVersion": 1,\n  "items": [');
  for await (const page of pages) {
    const table = (): string => {
      const lines = formatTable(page, entryColumns, stream);
      return count === 0 ? lines : lines.slice(lines.indexOf('\n') + 1);
    };
    const items = (): string =>
      page.map((entry, at) => `${count + at === 0 ? '' : ','}\n    ${jsonText(entry)}`).join('');
    const more = page.length === 0 || (await write(stream, json ? items() : table()));
    count += page.length;
    if (!more) return count;
  }
  if (json) await write(stream, count === 0 ? ']\n}\n' : '\n  ]\n}\n');
  return count;
}

async function listBuckets(context: IroriContext, buckets: Buckets, json: boolean): Promise<void> {
  const found = await buckets.list();
  const { stdout } = context.process;
  if (json) await writeJson(stdout, { schemaVersion: 1, items: found });
  else if (found.length === 0) say(context, text.noBuckets);
  else await writeTable(stdout, found, bucketColumns);
}

/** `irori bucket ls`: lists buckets, or what is in one. */
export async function ls(this: IroriContext, flags: BucketLsFlags, word?: string): Promise<void> {
  const place = word === undefined ? undefined : remotePlace(word);
  const buckets = await openBuckets(this, flags);
  const json = flags.json === true;
  if (place === undefined) return listBuckets(this, buckets, json);
  const pages = pagesOf(buckets, place, flags.recursive === true);
  const count = await writeEntries(this.process.stdout, pages, json);
  if (count === 0 && !json) say(this, text.nothingInBucket(place.bucket, place.key));
}

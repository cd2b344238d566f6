import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isInputError, isNotFoundError } from '@irori/core';
import { temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Buckets } from '../../src/buckets/buckets.ts';
import type { UploadSource } from '../../src/buckets/options.ts';
import { startStore, type TestStore } from './support/store.ts';

let store: TestStore;
let buckets: Buckets;
let bucket: string;

beforeAll(async () => {
  store = await startStore();
  ({ buckets } = store.client());
  bucket = await store.bucket();
});
afterAll(() => store[Symbol.asyncDispose]());

async function content(key: string): Promise<Buffer> {
  const { body } = await buckets.download(bucket, key);
  return buffer(body);
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

const BYTES = randomBytes(70_000);

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < BYTES.byteLength; at += 1000) yield BYTES.subarray(at, at + 1000);
}

describe('every kind of source', () => {
  const sources: Record<string, () => UploadSource> = {
    buffer: () => BYTES,
    'node stream': () => Readable.from(pieces(), { objectMode: false }),
    'async iterable': () => pieces(),
    'web stream': () => Readable.toWeb(Readable.from(pieces())) as ReadableStream<Uint8Array>,
    blob: () => new Blob([BYTES]),
  };
  it.each(Object.keys(sources))('stores a %s as it is', async (name) => {
    const source = sources[name]?.() ?? '';
    const result = await buckets.upload(bucket, `sources/${name}`, source);
    expect(result).toEqual({ key: `sources/${name}`, etag: md5(BYTES), size: BYTES.byteLength });
    expect(await content(result.key)).toEqual(BYTES);
  });

  it('stores a string in UTF-8', async () => {
    await buckets.upload(bucket, 'text', '囲炉裏 🔥');
    expect((await content('text')).toString()).toBe('囲炉裏 🔥');
  });

  it('stores a file, and fetches it into one', async () => {
    await using folder = await temporaryDirectory();
    const path = join(folder.path, 'a file');
    await writeFile(path, BYTES);
    await buckets.upload(bucket, 'file', { file: path });
    expect(await content('file')).toEqual(BYTES);
  });

  it('refuses what cannot be sent', async () => {
    const nothing = {} as unknown as UploadSource;
    await expect(buckets.upload(bucket, 'k', nothing)).rejects.toSatisfy(isInputError);
  });
});

describe('nothing at all', () => {
  it.each([
    ['a string', (): UploadSource => ''],
    ['a buffer', (): UploadSource => new Uint8Array()],
    ['a stream', (): UploadSource => Readable.from([])],
    ['a blob', (): UploadSource => new Blob([])],
  ])('stores 0 bytes from %s', async (name, source) => {
    const { etag, size } = await buckets.upload(bucket, `empty/${name}`, source());
    expect({ etag, size }).toEqual({ etag: 'd41d8cd98f00b204e9800998ecf8427e', size: 0 });
    expect(await content(`empty/${name}`)).toHaveLength(0);
  });
});

describe('odd names', () => {
  const names = [
    'with space',
    ' leading and trailing ',
    'plus+percent%20%2F%',
    'Grüße/日本語/🔥.txt',
    'e\u0301 is not \u00e9',
    'quote"\'<&>;=?#[]@!$(),*',
    '../up/../down',
    'a//b///c',
    '/leading',
    'folder/',
    'back\\slash',
    'tab\tand\nnewline',
    '.',
    '..',
    `${'x'.repeat(200)}/${'ü'.repeat(100)}`,
  ];
  it('are stored, listed, read and removed as they are', async () => {
    const odd = await store.bucket();
    for (const name of names) await buckets.upload(odd, name, name);
    const listed = await buckets.objects(odd).toArray({ limit: 100 });
    const inOrder = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(listed.map(({ key }) => key)).toEqual(inOrder);
    for (const name of names) {
      const { body } = await buckets.download(odd, name);
      expect((await buffer(body)).toString()).toBe(name);
      expect(await buckets.head(odd, name)).toMatchObject({ key: name });
    }
    await buckets.remove(odd, names);
    expect(await buckets.objects(odd).toArray({ limit: 100 })).toEqual([]);
  });

  it('come one a page in the same order', async () => {
    const odd = await store.bucket();
    for (const name of names) await buckets.upload(odd, name, '');
    const keys: string[] = [];
    for await (const page of buckets.objects(odd, { pageSize: 2 }).pages()) {
      expect(page.objects.length).toBeLessThanOrEqual(2);
      keys.push(...page.objects.map(({ key }) => key));
    }
    expect(keys.toSorted()).toEqual(names.toSorted());
  });

  it('are refused when empty or too long', async () => {
    await expect(buckets.upload(bucket, '', 'x')).rejects.toSatisfy(isInputError);
    await expect(buckets.head(bucket, 'ü'.repeat(513))).rejects.toSatisfy(isInputError);
    await expect(buckets.create('a/b')).rejects.toSatisfy(isInputError);
  });
});

describe('what is stored with an object', () => {
  it('comes back with head and download', async () => {
    const attributes = {
      contentType: 'text/csv',
      cacheControl: 'no-cache',
      contentDisposition: 'attachment',
      contentEncoding: 'identity',
      metadata: { run: '7', note: 'a b' },
    };
    await buckets.upload(bucket, 'attributes', 'a,b', attributes);
    const info = await buckets.head(bucket, 'attributes');
    expect(info).toMatchObject({ ...attributes, size: 3, etag: md5(Buffer.from('a,b')) });
    expect(Math.abs(Number(info.lastModified) - Date.now())).toBeLessThan(60_000);
    const { body, ...read } = await buckets.download(bucket, 'attributes');
    body.destroy();
    expect(read).toEqual(info);
  });

  it('must be plain ASCII', async () => {
    const metadata = { note: 'ü' };
    await expect(buckets.upload(bucket, 'k', 'x', { metadata })).rejects.toMatchObject({
      field: 'metadata.note',
    });
  });

  it('is replaced as a whole', async () => {
    await buckets.upload(bucket, 'again', 'one', { contentType: 'text/plain' });
    await buckets.upload(bucket, 'again', 'two!');
    expect(await buckets.head(bucket, 'again')).toMatchObject({ size: 4 });
    await buckets.remove(bucket, 'again');
    await expect(buckets.head(bucket, 'again')).rejects.toSatisfy(isNotFoundError);
  });
});

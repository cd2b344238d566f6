import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ObjectAttributes } from '../../src/s3/store/types.ts';
import {
  inPieces,
  md5,
  plain,
  refusal,
  someBytes,
  startStore,
  type TestStore,
} from './store-support.ts';

const SMALL = someBytes(1000);
const LARGE = someBytes(700_001);

let local: TestStore;

beforeEach(async () => {
  local = await startStore();
  local.store.createBucket('box');
});

afterEach(async () => {
  await local[Symbol.asyncDispose]();
});

describe('buckets', () => {
  test('are made once, and are then told to be there', () => {
    expect(local.store.createBucket('another')).toBe('created');
    expect(local.store.createBucket('another')).toBe('owned');
    expect(local.store.buckets().map(({ name }) => name)).toEqual(['another', 'box']);
    expect(local.store.bucket('another')?.createdAt).toBe(local.clock.now());
    expect(local.store.bucket('missing')).toBeUndefined();
  });

  test.each(['abc', 'a1.b-2.c3', '000', 'x'.repeat(63)])('may be called %s', (name) => {
    expect(local.store.createBucket(name)).toBe('created');
  });

  test.each([
    'ab',
    'x'.repeat(64),
    'Abc',
    'a_b',
    '-abc',
    'abc-',
    'a..b',
    'a.-b',
    'a-.b',
    '192.168.0.1',
    '../x',
    'a/b',
    '',
  ])('may not be called "%s"', async (name) => {
    expect(await refusal(() => local.store.createBucket(name))).toBe('InvalidBucketName');
  });

  test('count what lies in them', async () => {
    await local.store.put('box', 'a', SMALL, plain);
    await local.store.put('box', 'b', inPieces(LARGE), plain);
    await local.store.put('box', 'a', LARGE, plain);
    expect(local.store.bucket('box')).toMatchObject({ objects: 2, bytes: 1_400_002 });
    expect(local.store.usage()).toEqual({ buckets: 1, bytes: 1_400_002 });
    local.store.delete('box', 'a');
    local.store.delete('box', 'never there');
    expect(local.store.bucket('box')).toMatchObject({ objects: 1, bytes: 700_001 });
  });

  test('go only when they are empty, with the uploads that were not completed', async () => {
    await local.store.put('box', 'a', SMALL, plain);
    expect(await refusal(() => local.store.deleteBucket('box'))).toBe('BucketNotEmpty');
    local.store.delete('box', 'a');
    const upload = local.store.createUpload('box', 'b', plain);
    await local.store.putPart(upload, 1, SMALL);
    local.store.deleteBucket('box');
    await local.store.close();
    expect(local.files()).toEqual([]);
    expect(await refusal(() => local.store.deleteBucket('box'))).toBe('NoSuchBucket');
  });

  test('that are missing are named by every call', async () => {
    const { store } = local;
    const calls = [
      () => store.put('no', 'a', SMALL, plain),
      () => store.get('no', 'a'),
      () => store.delete('no', 'a'),
      () => store.list('no', { limit: 1 }),
      () => store.createUpload('no', 'a', plain),
      () => store.listUploads('no', { limit: 1 }),
    ];
    for (const call of calls) expect(await refusal(call)).toBe('NoSuchBucket');
  });

  test('are all gone after a reset, and so are their files', async () => {
    await local.store.put('box', 'a', SMALL, plain);
    await local.store.put('box', 'b', LARGE, plain);
    await local.store.putPart(local.store.createUpload('box', 'c', plain), 1, LARGE);
    local.store.reset();
    await local.store.close();
    expect([local.store.buckets(), local.files()]).toEqual([[], []]);
  });
});

describe('an object', () => {
  const sizes = [0, 1, 16_384, 16_385, 65_536, 5_000_000];

  test.each(sizes)('of %i bytes comes back as it was', async (size) => {
    const bytes = someBytes(size);
    const put = await local.store.put('box', 'key', inPieces(bytes), plain);
    expect(put).toMatchObject({ size, etag: md5(bytes), lastModified: local.clock.now() });
    const object = local.store.get('box', 'key');
    expect(object).toEqual(put);
    expect(md5(await local.read(object))).toBe(md5(bytes));
    const [start, end] = [Math.floor(size / 3), Math.floor(size / 2)];
    if (size > 0) {
      const part = await buffer(local.store.open(put, { start, end }));
      expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  test('keeps what is said of it, and survives the process', async () => {
    const attributes: ObjectAttributes = {
      contentType: 'text/plain; charset=utf-8',
      headers: { 'cache-control': 'no-store' },
      metadata: { author: 'ある人', 'x-y': '1' },
    };
    const checksum = { algorithm: 'CRC32', value: 'AAAAAA==', type: 'FULL_OBJECT' } as const;
    const finish = (): typeof checksum => checksum;
    await local.store.put('box', 'a/é 漢', inPieces(LARGE), attributes, { finish });
    const store = await local.reopen();
    const object = store.get('box', 'a/é 漢');
    expect(object).toMatchObject({ ...attributes, checksum, size: LARGE.length });
    expect((await local.read(object)).equals(LARGE)).toBe(true);
  });

  test('never lies under its own key on the disk', async () => {
    for (const key of ['../../../escape', '/etc/passwd', 'a/../../b', '.', '..', 'con\\nul']) {
      await local.store.put('box', key, LARGE, plain);
      expect((await local.read(local.store.get('box', key))).equals(LARGE)).toBe(true);
    }
    expect(local.files().every((name) => /^[0-9a-f]{16}-[0-9a-z]+$/.test(name))).toBe(true);
  });

  test('has a key of 1 to 1024 bytes of UTF-8', async () => {
    await local.store.put('box', '漢'.repeat(341), SMALL, plain);
    const put = (key: string) => (): Promise<unknown> => local.store.put('box', key, SMALL, plain);
    expect(await refusal(put('漢'.repeat(342)))).toBe('KeyTooLongError');
    expect(await refusal(put(''))).toBe('InvalidArgument');
    expect(await refusal(put('a\0b'))).toBe('InvalidArgument');
    expect(await refusal(put('a\ud800'))).toBe('InvalidArgument');
  });

  test('stays readable for those who have it open, however it is removed', async () => {
    const object = await local.store.put('box', 'key', inPieces(LARGE), plain);
    const early = local.store.open(object);
    await local.store.put('box', 'key', SMALL, plain);
    const late = local.store.get('box', 'key');
    expect(await refusal(() => local.store.open(object))).toBe('NoSuchKey');
    await local.store.close();
    expect(local.files()).toHaveLength(1);
    expect((await buffer(early)).equals(LARGE)).toBe(true);
    await local.store.close();
    expect([local.files(), late?.size]).toEqual([[], SMALL.length]);
  });

  test('lets go of its file when a reader leaves early', async () => {
    const object = await local.store.put('box', 'key', inPieces(LARGE), plain);
    const stream = local.store.open(object);
    for await (const _ of stream) break;
    local.store.delete('box', 'key');
    await local.store.close();
    expect(local.files()).toEqual([]);
  });

  test('is copied without its bytes being moved, and lives on alone', async () => {
    local.store.createBucket('other');
    const attributes = { ...plain, contentType: 'text/html' };
    for (const bytes of [SMALL, LARGE]) {
      const source = await local.store.put('box', 'from', bytes, attributes);
      const kept = await local.store.copy(source, 'other', 'kept');
      const changed = await local.store.copy(source, 'box', 'changed', { attributes: plain });
      local.store.delete('box', 'from');
      expect([kept.contentType, changed.contentType]).toEqual(['text/html', null]);
      expect([kept.etag, changed.size]).toEqual([md5(bytes), bytes.length]);
      for (const copy of [kept, changed]) expect((await local.read(copy)).equals(bytes)).toBe(true);
    }
  });

  test('can be copied onto itself', async () => {
    const source = await local.store.put('box', 'key', LARGE, plain);
    const attributes = { ...plain, metadata: { now: 'there' } };
    await local.store.copy(source, 'box', 'key', { attributes });
    const object = local.store.get('box', 'key');
    expect(object?.metadata).toEqual({ now: 'there' });
    expect((await local.read(object)).equals(LARGE)).toBe(true);
    await local.store.close();
    expect(local.files()).toHaveLength(1);
  });

  test.each([SMALL, LARGE])('comes from a file and goes to one', async (bytes) => {
    const from = join(local.dataDir, 'from');
    const to = join(local.dataDir, 'to');
    writeFileSync(from, bytes);
    const object = await local.store.putFile('box', 'key', from, { contentType: 'x/y' });
    expect(object).toMatchObject({ size: bytes.length, etag: md5(bytes), contentType: 'x/y' });
    await local.store.export(object, to);
    expect(readFileSync(to).equals(bytes)).toBe(true);
    await expect(local.store.export(object, to)).rejects.toThrow('EEXIST');
    expect(existsSync(from)).toBe(true);
  });

  test('of many is deleted with the others at once', async () => {
    for (const key of ['a', 'b', 'c']) await local.store.put('box', key, LARGE, plain);
    local.store.deleteMany('box', ['a', 'x', 'c']);
    await local.store.close();
    expect(local.store.list('box', { limit: 9 }).objects.map(({ key }) => key)).toEqual(['b']);
    expect(local.files()).toHaveLength(1);
  });
});

describe('a body that is not as announced', () => {
  const bodies: [string, Buffer][] = [
    ['small', SMALL],
    ['large', LARGE],
  ];

  test.each(bodies)('is refused and leaves nothing behind: %s', async (_, bytes) => {
    const put = (options: object) => (): Promise<unknown> =>
      local.store.put('box', 'key', inPieces(bytes), plain, options);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const wrong = '0'.repeat(32);
    expect(await refusal(put({ expect: { md5: wrong } }))).toBe('BadDigest');
    expect(await refusal(put({ expect: { sha256: wrong } }))).toBe('XAmzContentSHA256Mismatch');
    expect(await refusal(put({ expect: { size: bytes.length + 1 } }))).toBe('IncompleteBody');
    const finish = (): never => {
      throw new TypeError('the trailer is wrong');
    };
    await expect(put({ finish })()).rejects.toThrow('the trailer is wrong');
    expect([local.files(), local.store.get('box', 'key')]).toEqual([[], undefined]);
    await put({ expect: { md5: md5(bytes), sha256, size: bytes.length } })();
    expect(local.store.get('box', 'key')?.size).toBe(bytes.length);
  });

  test('is forgotten when its source breaks', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield LARGE;
      throw new Error('the connection was cut');
    }
    await expect(local.store.put('box', 'key', broken(), plain)).rejects.toThrow('was cut');
    expect([local.files(), local.store.get('box', 'key')]).toEqual([[], undefined]);
  });

  test('is given up at a signal, even while its source is silent', async () => {
    const stop = new AbortController();
    let isSilent = (): void => {};
    const silence = new Promise<void>((resolve) => {
      isSilent = resolve;
    });
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield LARGE;
      isSilent();
      await new Promise<never>(() => {});
    }
    const put = local.store.put('box', 'key', silent(), plain, { signal: stop.signal });
    await silence;
    stop.abort(new Error('no more'));
    await expect(put).rejects.toThrow('no more');
    expect([local.files(), local.store.get('box', 'key')]).toEqual([[], undefined]);
  });
});

describe('a conditional write', () => {
  test('needs nothing to be there, or this very object', async () => {
    const put = (options: object): Promise<unknown> =>
      local.store.put('box', 'key', SMALL, plain, options);
    expect(await refusal(() => put({ ifMatch: md5(SMALL) }))).toBe('NoSuchKey');
    await put({ ifNoneMatch: '*' });
    expect(await refusal(() => put({ ifNoneMatch: '*' }))).toBe('PreconditionFailed');
    expect(await refusal(() => put({ ifMatch: '"other"' }))).toBe('PreconditionFailed');
    await put({ ifMatch: `"${md5(SMALL)}"` });
    await put({ ifMatch: '*' });
  });

  test('is checked again at its end: one of many wins', async () => {
    const puts = Array.from({ length: 8 }, (_, index) =>
      local.store.put('box', 'key', inPieces(someBytes(100_000, index)), plain, {
        ifNoneMatch: '*',
      }),
    );
    const results = await Promise.allSettled(puts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(local.files()).toHaveLength(1);
    expect(local.store.bucket('box')).toMatchObject({ objects: 1, bytes: 100_000 });
  });
});

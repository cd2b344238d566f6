import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredPart, UploadInfo } from '../../src/s3/store/types.ts';
import {
  inPieces,
  md5,
  plain,
  refusal,
  someBytes,
  startStore,
  type TestStore,
} from './store-support.ts';

const MIB = 1024 * 1024;
const FIRST = someBytes(5 * MIB, 1);
const SECOND = someBytes(5 * MIB + 1, 2);
const LAST = someBytes(10, 3);

let local: TestStore;
let upload: UploadInfo;

beforeEach(async () => {
  local = await startStore();
  local.store.createBucket('box');
  upload = local.store.createUpload('box', 'big', { ...plain, contentType: 'video/x' });
});

afterEach(async () => {
  await local[Symbol.asyncDispose]();
});

async function putParts(...bodies: Buffer[]): Promise<StoredPart[]> {
  const parts: StoredPart[] = [];
  for (const body of bodies) {
    parts.push(await local.store.putPart(upload, parts.length + 1, inPieces(body)));
  }
  return parts;
}

/** As the documents of S3 say it: the MD5 of the MD5s, and how many. */
function etagOf(...bodies: Buffer[]): string {
  const md5s = bodies.map((body) => createHash('md5').update(body).digest());
  return `${md5(Buffer.concat(md5s))}-${bodies.length}`;
}

describe('a completed upload', () => {
  test('is one object of the parts in order', async () => {
    const parts = await putParts(FIRST, SECOND, LAST);
    const object = await local.store.completeUpload(upload, parts);
    const whole = Buffer.concat([FIRST, SECOND, LAST]);
    expect(object).toMatchObject({
      key: 'big',
      size: whole.length,
      etag: etagOf(FIRST, SECOND, LAST),
      contentType: 'video/x',
    });
    const store = await local.reopen();
    const found = store.get('box', 'big');
    expect(md5(await local.read(found))).toBe(md5(whole));
    const range = { start: FIRST.length - 3, end: FIRST.length + SECOND.length + 1 };
    const piece = await buffer(store.open(object, range));
    expect(piece.equals(whole.subarray(range.start, range.end + 1))).toBe(true);
    expect(store.listUploads('box', { limit: 9 }).uploads).toEqual([]);
  });

  test('gives the same answer again, until something else lies there', async () => {
    const parts = await putParts(FIRST, LAST);
    const object = await local.store.completeUpload(upload, parts);
    expect(await local.store.completeUpload(upload, parts)).toEqual(object);
    await local.store.put('box', 'big', LAST, plain);
    expect(await refusal(() => local.store.completeUpload(upload, parts))).toBe('NoSuchUpload');
  });

  test('leaves no file of a part that was replaced or not chosen', async () => {
    await putParts(FIRST, SECOND, LAST);
    const again = await local.store.putPart(upload, 1, SECOND);
    const last = await local.store.putPart(upload, 7, LAST);
    await local.store.completeUpload(upload, [again, last]);
    await local.store.close();
    expect(local.files()).toHaveLength(2);
    expect((await local.read(local.store.get('box', 'big'))).length).toBe(SECOND.length + 10);
    local.store.delete('box', 'big');
    await local.store.close();
    expect(local.files()).toEqual([]);
  });

  test('can be one small part, and an empty one', async () => {
    for (const body of [LAST, Buffer.alloc(0)]) {
      upload = local.store.createUpload('box', 'small', plain);
      const object = await local.store.completeUpload(upload, await putParts(body));
      expect([object.size, object.etag]).toEqual([body.length, etagOf(body)]);
      expect((await local.read(object)).equals(body)).toBe(true);
    }
  });

  test('can be copied, exported and used for parts of another', async () => {
    const object = await local.store.completeUpload(upload, await putParts(FIRST, LAST));
    const copy = await local.store.copy(object, 'box', 'copy');
    local.store.delete('box', 'big');
    expect(copy.etag).toBe(object.etag);
    const plainObject = await local.store.put('box', 'plain', SECOND, plain);
    upload = local.store.createUpload('box', 'again', plain);
    const parts = [
      await local.store.copyPart(upload, 1, copy),
      await local.store.copyPart(upload, 2, plainObject),
      await local.store.copyPart(upload, 3, plainObject, { start: 5, end: 9 }),
    ];
    const again = await local.store.completeUpload(upload, parts);
    const whole = Buffer.concat([FIRST, LAST, SECOND, SECOND.subarray(5, 10)]);
    expect(md5(await local.read(again))).toBe(md5(whole));
    expect(again.etag).toBe(etagOf(Buffer.concat([FIRST, LAST]), SECOND, SECOND.subarray(5, 10)));
  });

  test('is refused when its condition does not hold, and can be tried again', async () => {
    const parts = await putParts(LAST);
    await local.store.put('box', 'big', LAST, plain);
    const complete = (): Promise<unknown> =>
      local.store.completeUpload(upload, parts, { ifNoneMatch: '*' });
    expect(await refusal(complete)).toBe('PreconditionFailed');
    local.store.delete('box', 'big');
    await complete();
  });
});

describe('parts', () => {
  test('are refused by number, order, ETag and size', async () => {
    const parts = await putParts(FIRST, LAST, LAST);
    const [first, second, third] = parts as [StoredPart, StoredPart, StoredPart];
    const complete =
      (...chosen: { number: number; etag: string }[]) =>
      (): Promise<unknown> =>
        local.store.completeUpload(upload, chosen);
    expect(await refusal(complete())).toBe('InvalidPart');
    expect(await refusal(complete(first, { number: 9, etag: 'x' }))).toBe('InvalidPart');
    expect(await refusal(complete({ ...first, etag: third.etag }))).toBe('InvalidPart');
    expect(await refusal(complete(third, first))).toBe('InvalidPartOrder');
    expect(await refusal(complete(first, first))).toBe('InvalidPartOrder');
    expect(await refusal(complete(first, second, third))).toBe('EntityTooSmall');
    for (const number of [0, 10_001, 1.5]) {
      expect(await refusal(() => local.store.putPart(upload, number, LAST))).toBe(
        'InvalidArgument',
      );
    }
    await complete(first, { ...third, etag: `"${third.etag}"` })();
  });

  test('are listed by number', async () => {
    const parts = await putParts(LAST, LAST, LAST);
    expect(local.store.listParts(upload, { limit: 2 })).toEqual({
      parts: parts.slice(0, 2),
      next: 2,
    });
    expect(local.store.listParts(upload, { limit: 2, after: 2 })).toEqual({
      parts: parts.slice(2),
      next: null,
    });
  });

  test('of an upload that is not there are refused, and leave no file', async () => {
    const other = { ...upload, key: 'other' };
    const missing = { ...upload, id: 'missing' };
    for (const ref of [other, missing]) {
      expect(await refusal(() => local.store.putPart(ref, 1, LAST))).toBe('NoSuchUpload');
      expect(await refusal(() => local.store.listParts(ref, { limit: 1 }))).toBe('NoSuchUpload');
      expect(await refusal(() => local.store.completeUpload(ref, []))).toBe('NoSuchUpload');
      expect(await refusal(() => local.store.abortUpload(ref))).toBe('NoSuchUpload');
    }
    expect(local.files()).toEqual([]);
  });

  test('that arrive while the upload is aborted leave nothing', async () => {
    async function* abortedOnTheWay(): AsyncGenerator<Uint8Array> {
      yield FIRST;
      local.store.abortUpload(upload);
      yield LAST;
    }
    const put = (): Promise<unknown> => local.store.putPart(upload, 1, abortedOnTheWay());
    expect(await refusal(put)).toBe('NoSuchUpload');
    expect(local.files()).toEqual([]);
  });
});

describe('uploads under way', () => {
  test('are listed by key and id, in pieces, within a prefix', () => {
    for (const key of ['a/1', 'a/2', 'b', 'a/1']) local.store.createUpload('box', key, plain);
    const all = local.store.listUploads('box', { limit: 9 });
    expect(all.isTruncated).toBe(false);
    expect(all.uploads.map(({ key }) => key)).toEqual(['a/1', 'a/1', 'a/2', 'b', 'big']);
    const [first, second] = all.uploads;
    if (first === undefined || second === undefined) throw new Error('There are too few.');
    expect(first.id < second.id).toBe(true);
    const after = (query: object): string[] =>
      local.store.listUploads('box', { limit: 9, ...query }).uploads.map(({ id }) => id);
    const ids = all.uploads.map(({ id }) => id);
    expect(after({ after: { key: 'a/1', id: first.id } })).toEqual(ids.slice(1));
    expect(after({ after: { key: 'a/1' } })).toEqual(ids.slice(2));
    expect(after({ prefix: 'a/' })).toEqual(ids.slice(0, 3));
    expect(local.store.listUploads('box', { limit: 2 }).isTruncated).toBe(true);
  });

  test('are gone with their files when they are aborted', async () => {
    await putParts(LAST, LAST);
    local.store.abortUpload(upload);
    await local.store.close();
    expect([local.files(), local.store.listUploads('box', { limit: 9 }).uploads]).toEqual([[], []]);
  });

  test('survive the process and go on in the next', async () => {
    const parts = await putParts(FIRST);
    const store = await local.reopen();
    expect(store.listParts(upload, { limit: 9 }).parts).toEqual(parts);
    expect(store.upload(upload)).toEqual(upload);
    parts.push(await store.putPart(upload, 2, LAST));
    const object = await store.completeUpload(upload, parts);
    expect(md5(await local.read(object))).toBe(md5(Buffer.concat([FIRST, LAST])));
  });
});

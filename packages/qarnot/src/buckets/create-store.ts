import { downloadSettings, downloadToFile } from './download/download.ts';
import { copyObject } from './objects/copy.ts';
import { listObjects } from './objects/list.ts';
import { type RemovableObject, removeObjects } from './objects/remove.ts';
import type { StorageConnection } from './request/connection.ts';
import type { BucketStore } from './store.ts';
import { upload, uploadSettings } from './upload/upload.ts';

async function* objectsOf(
  keys: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<RemovableObject, void, undefined> {
  for await (const key of keys) yield { key };
}

/** The store as sync sees it: keys as they are, default part sizes. */
export function createStore(connect: () => Promise<StorageConnection>): BucketStore {
  return {
    list: (bucket, prefix, options = {}) => listObjects(connect, bucket, { ...options, prefix }),
    uploadFile: async (bucket, key, path, { expected, content, ...options } = {}) => {
      const target = { bucket, key, attributes: {} };
      const settings = uploadSettings(options);
      return upload(await connect(), target, content ?? { file: path }, settings, expected);
    },
    downloadFile: async (bucket, key, path, { expected, ...options } = {}) => {
      const source = { bucket, key, ...(expected === undefined ? {} : { etag: expected.etag }) };
      const settings = downloadSettings(options);
      return downloadToFile(await connect(), source, path, settings, expected?.size);
    },
    copy: async (bucket, from, to, { signal, expected = {} } = {}) => {
      const place = { bucket, key: from, toBucket: bucket, toKey: to };
      return { etag: await copyObject(await connect(), place, expected, signal) };
    },
    removeMany: async (bucket, keys, { signal } = {}) =>
      removeObjects(await connect(), bucket, objectsOf(keys), signal),
  };
}

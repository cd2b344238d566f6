import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createApiError } from '@irori/core';
import { FileChangedError, localFileError } from '../../../src/buckets/errors.ts';
import { DEFAULT_PART_SIZE, multipartEtag, partSizeOf } from '../../../src/buckets/etag.ts';
import type {
  BucketStore,
  ExpectedFile,
  ExpectedObject,
  RemoteObject,
  TransferOptions,
} from '../../../src/buckets/store.ts';

export const md5 = (bytes: Uint8Array | string): string =>
  createHash('md5').update(bytes).digest('hex');

/** The ETag that the store gives a content that comes in parts of a size. */
export function etagInParts(bytes: Uint8Array, partSize: number): string {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += partSize) {
    parts.push(
      createHash('md5')
        .update(bytes.subarray(at, at + partSize))
        .digest(),
    );
  }
  return multipartEtag(parts);
}

interface Stored {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly lastModified: Date;
}

function refusal(status: number, code: string, message: string): Error {
  return createApiError({ reason: code, message, outcome: 'rejected', attempts: 1, status });
}

async function readExpected(path: string, expected: ExpectedFile | undefined): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw localFileError('Opening', path, error);
  });
  const { size, mtimeMs } = await stat(path);
  if (expected !== undefined && (size !== expected.size || mtimeMs !== expected.mtimeMs)) {
    throw new FileChangedError(path, 'it is another');
  }
  return bytes;
}

/** A bucket in memory that counts what is asked of it: the model against which sync is tested. */
export class MemoryStore implements BucketStore {
  readonly objects = new Map<string, Stored>();
  readonly calls: string[] = [];
  /** Called before each upload, for example to change the file. */
  beforeUpload: (path: string) => Promise<void> | void = () => {};
  /** Called before each download. */
  beforeDownload: (key: string) => Promise<void> | void = () => {};

  put(key: string, content: string | Buffer, etag?: string): void {
    const bytes = Buffer.from(content);
    this.objects.set(key, { bytes, etag: etag ?? md5(bytes), lastModified: new Date(1e12) });
  }

  /** Keys and contents, in the order of the keys. */
  contents(): Record<string, string> {
    return Object.fromEntries(
      [...this.objects].map(([key, { bytes }]) => [key, bytes.toString()] as const).sort(),
    );
  }

  count(verb: string): number {
    return this.calls.filter((call) => call.startsWith(`${verb} `)).length;
  }

  /** What a sync asked for since the last time. */
  take(): string[] {
    return this.calls.splice(0);
  }

  async *list(_bucket: string, prefix: string): AsyncGenerator<RemoteObject> {
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    for (const [at, key] of keys.entries()) {
      if (at % 1000 === 0) this.calls.push(`list ${at}`);
      const stored = this.objects.get(key);
      if (stored === undefined) continue;
      const { bytes, etag, lastModified } = stored;
      yield { key, size: bytes.length, etag, lastModified };
    }
    if (keys.length === 0) this.calls.push('list 0');
  }

  async uploadFile(
    _bucket: string,
    key: string,
    path: string,
    {
      expected,
      content,
      signal,
      onProgress,
    }: TransferOptions & {
      readonly expected?: ExpectedFile;
      readonly content?: Uint8Array;
    } = {},
  ): Promise<{ etag: string }> {
    signal?.throwIfAborted();
    await this.beforeUpload(path);
    const bytes = content ? Buffer.from(content) : await readExpected(path, expected);
    const size = bytes.length;
    const etag = size < DEFAULT_PART_SIZE ? md5(bytes) : etagInParts(bytes, partSizeOf(size));
    this.calls.push(`put ${key}`);
    this.objects.set(key, { bytes, etag, lastModified: new Date(1e12) });
    onProgress?.({ key, transferred: size, total: size });
    return { etag };
  }

  async downloadFile(
    _bucket: string,
    key: string,
    path: string,
    { expected, signal, onProgress }: TransferOptions & { readonly expected?: ExpectedObject } = {},
  ): Promise<{ etag: string; size: number }> {
    signal?.throwIfAborted();
    await this.beforeDownload(key);
    const { bytes, etag } = this.#expect(key, expected);
    this.calls.push(`get ${key}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.tmp`, bytes);
    await rename(`${path}.tmp`, path);
    onProgress?.({ key, transferred: bytes.length, total: bytes.length });
    return { etag, size: bytes.length };
  }

  #expect(key: string, expected: ExpectedObject | undefined): Stored {
    const stored = this.objects.get(key);
    if (stored === undefined) throw refusal(404, 'NoSuchKey', 'The key does not exist.');
    if (expected !== undefined && expected.etag !== stored.etag) {
      throw refusal(412, 'PreconditionFailed', 'It is another.');
    }
    return stored;
  }

  async copy(
    _bucket: string,
    from: string,
    to: string,
    { expected }: { readonly expected?: ExpectedObject } = {},
  ): Promise<{ etag: string }> {
    const stored = this.#expect(from, expected);
    if (from === to) throw refusal(400, 'InvalidRequest', 'It cannot be copied to itself.');
    this.calls.push(`copy ${from} ${to}`);
    this.objects.set(to, stored);
    return { etag: stored.etag };
  }

  async removeMany(_bucket: string, keys: Iterable<string> | AsyncIterable<string>): Promise<void> {
    let count = 0;
    for await (const key of keys) {
      count += 1;
      this.objects.delete(key);
    }
    this.calls.push(`remove ${count}`);
  }
}

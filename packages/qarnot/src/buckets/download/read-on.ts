import { Readable } from 'node:stream';
import type { ObjectBody, ReadObjectOptions } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';
import {
  type ByteRange,
  getCall,
  getObject,
  type ObjectSource,
  type OpenedObject,
} from '../request/get.ts';

/** What a body that ends too early fails with: the same as a connection that broke. */
function cutShort(): Error {
  return Object.assign(new Error('the body ended too early'), { code: 'ECONNRESET' });
}

/**
 * The bytes of an opened object, to the end of what was asked for. A connection that breaks is taken
 * up where it broke, with the same ETag, so that what comes is always one and the same object.
 */
export async function* readOn(
  connection: StorageConnection,
  source: ObjectSource,
  opened: OpenedObject,
  signal: AbortSignal | undefined,
  resume?: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const call = getCall(source, resume);
  const end = opened.start + opened.length;
  const same: ObjectSource = { ...source, etag: opened.info.etag };
  const attempts = connection.attempts(call, signal);
  let { body, start: position } = opened;
  attempts.begin();
  try {
    while (position < end) {
      try {
        for await (const piece of body as AsyncIterable<Uint8Array>) {
          position += piece.byteLength;
          attempts.progressed();
          yield piece;
        }
        if (position < end) throw cutShort();
      } catch (error) {
        await attempts.failed(error);
        attempts.begin();
        const range: ByteRange = { start: position, end: end - 1 };
        ({ body } = await getObject(connection, same, range, signal, call));
      }
    }
  } finally {
    body.destroy();
  }
}

/** Opens an object for reading as a stream; destroying the stream ends the request. */
export async function readObject(
  connection: StorageConnection,
  source: ObjectSource,
  { range, signal }: ReadObjectOptions,
): Promise<ObjectBody> {
  const opened = await getObject(connection, source, range, signal);
  const stop = new AbortController();
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const pieces = readOn(connection, source, opened, both);
  const body = new Readable({
    read() {
      pieces.next().then(
        ({ done, value }) => this.push(done === true ? null : value),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
    destroy(error, done) {
      stop.abort();
      opened.body.destroy();
      done(error);
    },
  });
  return { ...opened.info, body };
}

import { type Readable, Transform } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';

/** The longest answer but for objects: a page of 1000 keys has 8 MiB at the very most. */
const MOST_BYTES = 16 * 1024 * 1024;

/** An answer that says nothing of its length, or too much. */
interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body?: Readable;
}

/** A body that fails when it gets too long. */
export function limited(body: Readable): Readable {
  let bytes = 0;
  const limit = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.byteLength;
      if (bytes > MOST_BYTES) done(new Error(`the answer has more than ${MOST_BYTES} bytes`));
      else done(null, piece);
    },
  });
  body.once('error', (error) => limit.destroy(error));
  limit.once('close', () => body.destroy());
  return body.pipe(limit);
}

/** Keeps a client from holding answers without end in memory: all but objects are read whole. */
export function limitAnswers(client: S3Client): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args);
        const answer = result.response as Answer;
        const isObject = commandName === 'GetObjectCommand' && answer.statusCode < 300;
        const length = Number(answer.headers['content-length'] ?? Number.POSITIVE_INFINITY);
        const needsLimit = !isObject && !(length <= MOST_BYTES);
        if (needsLimit && answer.body !== undefined) answer.body = limited(answer.body);
        return result;
      },
    // Below what reads answers.
    { step: 'deserialize', priority: 'low', name: 'limitAnswers' },
  );
}

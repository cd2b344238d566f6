import { InputError, isApiError, isPassingError } from '@irori/core';
import { MOST_PARTS, unquoted } from '../etag.ts';
import type { StorageConnection } from '../request/connection.ts';
import type { S3Call } from '../request/describe.ts';
import { runWorkers } from '../workers.ts';
import { complete, type SentPart } from './complete.ts';
import { type Feed, type Part, type PartBuffer, partBuffer } from './feed.ts';
import { type Found, findUnfinished, samePart } from './find-unfinished.ts';
import { md5 } from './put.ts';
import { attributeFields, type UploadSettings, type UploadTarget } from './target.ts';
import { begunUpload, discardUpload } from './unfinished.ts';

const CLEAN_UP_LIMIT = 15_000;

/** What an upload in parts needs to know at every step. */
interface Job {
  readonly connection: StorageConnection;
  readonly target: UploadTarget;
  readonly feed: Feed;
  readonly settings: UploadSettings;
  /** Whether what is left by a failure is kept for a next try. */
  readonly resumable: boolean;
}

async function begin({ connection, target, settings }: Job): Promise<string> {
  const { bucket, key } = target;
  const answer = await connection.send(
    { operation: 'CreateMultipartUpload', method: 'POST', bucket, key },
    ({ s3, client, http }) =>
      client.send(
        new s3.CreateMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          ...attributeFields(target),
        }),
        http,
      ),
    settings.signal,
  );
  return begunUpload(bucket, key, answer.UploadId);
}

async function sendPart(
  { connection, target, resumable }: Job,
  uploadId: string,
  { number, bytes }: Part,
  digest: Buffer,
  signal: AbortSignal,
): Promise<string> {
  const { bucket, key } = target;
  const call: S3Call = { operation: 'UploadPart', method: 'PUT', bucket, key };
  const answer = await connection.send(
    resumable
      ? { ...call, resume: 'The parts that were sent are kept: the same upload goes on there.' }
      : call,
    ({ s3, client, http }) =>
      client.send(
        new s3.UploadPartCommand({
          Bucket: bucket,
          Key: key,
          UploadId: uploadId,
          PartNumber: number,
          Body: bytes,
          ContentLength: bytes.byteLength,
          ContentMD5: digest.toString('base64'),
        }),
        http,
      ),
    signal,
  );
  return unquoted(answer.ETag) || digest.toString('hex');
}

/** Sends all parts but those that the store has; gives what completing needs, in order. */
async function sendParts(
  job: Job,
  uploadId: string,
  found: Found | undefined,
  first: Part | undefined,
  buffers: readonly PartBuffer[],
): Promise<SentPart[]> {
  const { feed, settings, target } = job;
  const sent: SentPart[] = [];
  let transferred = 0;
  let waiting = first;
  await runWorkers(buffers, settings.signal, async (buffer, signal) => {
    const part = waiting ?? (await feed.claim(buffer));
    waiting = undefined;
    if (part === undefined) return false;
    checkNumber(part.number, settings.partSize);
    const digest = md5(part.bytes);
    const hex = digest.toString('hex');
    const etag = samePart(found?.parts.get(part.number), part.bytes, hex)
      ? hex
      : await sendPart(job, uploadId, part, digest, signal);
    sent[part.number - 1] = { number: part.number, etag, digest };
    transferred += part.bytes.byteLength;
    settings.onProgress?.({ key: target.key, transferred, total: feed.size });
    return true;
  });
  return sent;
}

function checkNumber(number: number, partSize: number): void {
  if (number <= MOST_PARTS) return;
  throw new InputError(
    `The stream is longer than ${MOST_PARTS} parts of ${partSize} bytes, the most an object can have.`,
    { field: 'partSize', hint: 'Choose a larger partSize.' },
  );
}

/** Whether what was sent is worth keeping: only trouble that passes by itself is. */
function worthKeeping(error: unknown, { resumable, settings }: Job): boolean {
  if (!resumable) return false;
  if (settings.signal?.aborted) return settings.keepPartial === true;
  return isPassingError(error);
}

async function run(
  job: Job,
  found: Found | undefined,
  first: Part | undefined,
  buffers: readonly PartBuffer[],
): Promise<string> {
  const { connection, target, feed, settings } = job;
  const uploadId = found?.uploadId ?? (await begin(job));
  try {
    const parts = await sendParts(job, uploadId, found, first, buffers);
    await feed.check();
    settings.signal?.throwIfAborted();
    return await complete(connection, target, uploadId, parts);
  } catch (error) {
    if (!worthKeeping(error, job)) {
      const upload = { key: target.key, uploadId };
      const limit = AbortSignal.timeout(CLEAN_UP_LIMIT);
      // What went wrong first is what the caller has to know.
      await discardUpload(connection, target.bucket, upload, limit).catch(() => {});
    }
    throw error;
  }
}

/** Whether an upload that we went on with is gone: completed or given up by someone else. */
function wasLost(error: unknown): boolean {
  return isApiError(error) && (error.reason === 'NoSuchUpload' || error.reason === 'InvalidPart');
}

/**
 * Sends an object in parts, several at once. It is visible when all are there and never before.
 *
 * @param first - A part that was claimed already, with the buffer it lies in.
 * @returns The ETag.
 */
export async function uploadInParts(
  connection: StorageConnection,
  target: UploadTarget,
  feed: Feed,
  settings: UploadSettings,
  first?: { readonly part: Part; readonly buffer: PartBuffer },
): Promise<string> {
  const resumable = settings.resume && feed.at !== undefined;
  const job: Job = { connection, target, feed, settings, resumable };
  const size = Math.min(settings.partSize, feed.size ?? settings.partSize);
  const buffers = Array.from({ length: settings.concurrency }, () => partBuffer(size));
  if (first !== undefined) buffers[0] = first.buffer;
  const [buffer = partBuffer(size)] = buffers;
  const found = resumable
    ? await findUnfinished(connection, target, feed, buffer, settings.signal)
    : undefined;
  try {
    return await run(job, found, first?.part, buffers);
  } catch (error) {
    if (found === undefined || !wasLost(error)) throw error;
    feed.rewind();
    return run(job, undefined, undefined, buffers);
  }
}

import { createHash } from 'node:crypto';
import { IroriError, isNotFoundError } from '@irori/core';
import type { Qarnot, Task } from '@irori/qarnot';
import type { PreparedJob } from '../../prepare.ts';
import { IRORI_TAG, isOwnTag } from '../../submit.ts';
import { call } from '../common.ts';
import { JOB_SCRIPT, jobScript, OUTPUTS_FOLDER, WORKDIR_ARCHIVE } from './job-script.ts';
import { secretNames } from './submission.ts';

type Signal = AbortSignal | undefined;

/** The folder of a job in a bucket: what was sent along, and what came back. */
export interface JobFolder {
  bucket: string;
  /** Name of the folder, and the tag that only this job has. */
  tag: string;
  /** When something was first written into it, in epoch milliseconds. */
  writtenAt: number;
}

/** The bucket that holds what was sent along for a task; `null` when nothing was. */
export function bucketIn(task: Task, tag: string | null): string | null {
  const own = task.advancedResourceBuckets?.find(
    ({ filtering }) => filtering?.prefixFiltering?.prefix === `${tag}/in/`,
  );
  return own?.bucketName ?? task.resultBucket ?? null;
}

/** The folders of jobs in the buckets of an account. */
export class JobFolders {
  readonly #qarnot: Qarnot;

  constructor(qarnot: Qarnot) {
    this.#qarnot = qarnot;
  }

  /** The bucket for a job; made when it is missing. */
  async bucketFor({ spec }: PreparedJob, signal: Signal): Promise<string> {
    const bucket = spec.qarnot?.bucket ?? (await this.#ownBucket(signal));
    await this.#qarnot.buckets.create(bucket, call(signal));
    return bucket;
  }

  /** Sends the script of a job, and its workdir. */
  async upload(job: PreparedJob, bucket: string, tag: string, signal: Signal): Promise<void> {
    const { argv, workdir, outputs, spec, timeLimitSeconds } = job;
    if (argv === null) return;
    const script = jobScript({
      tag,
      argv,
      limitSeconds: timeLimitSeconds,
      outputs,
      hasWorkdir: workdir !== null,
      secrets: secretNames(job),
      manyInstances: (spec.qarnot?.instances ?? 1) > 1,
    });
    const { buckets } = this.#qarnot;
    await buckets.upload(bucket, `${tag}/${JOB_SCRIPT}`, script, call(signal));
    if (workdir === null) return;
    await buckets.upload(bucket, `${tag}/${WORKDIR_ARCHIVE}`, workdir.archive, call(signal));
  }

  /**
   * Brings the outputs of a job into a folder; their paths in it.
   *
   * @throws IroriError `OUTPUTS_REFUSED` when some cannot be there, for example with `..` in the key.
   */
  async fetch(bucket: string, tag: string, to: string, signal: Signal): Promise<string[]> {
    const prefix = `${tag}/${OUTPUTS_FOLDER}/`;
    const files: string[] = [];
    for await (const key of this.#keys(bucket, prefix, signal)) {
      if (!key.endsWith('/')) files.push(key.slice(prefix.length));
    }
    if (files.length === 0) return files;
    const { refused } = await this.#qarnot.buckets.syncFrom(bucket, to, {
      prefix,
      ...call(signal),
    });
    const [first] = refused;
    if (first === undefined) return files;
    const message = `${refused.length} of the outputs cannot be brought into ${to}: ${first.path}: ${first.message}`;
    throw new IroriError(message, {
      code: 'OUTPUTS_REFUSED',
      hint: `The others are there. See what is in the bucket: irori bucket ls s3://${bucket}/${prefix}`,
    });
  }

  /** Removes the folder of a job. */
  async remove(bucket: string, tag: string, signal?: AbortSignal): Promise<void> {
    const keys: string[] = [];
    for await (const key of this.#keys(bucket, `${tag}/`, signal)) keys.push(key);
    if (keys.length > 0) await this.#qarnot.buckets.remove(bucket, keys, call(signal));
  }

  /** The folders of jobs in the account's own bucket. */
  async *all(signal: Signal): AsyncGenerator<JobFolder> {
    const bucket = await this.#ownBucket(signal);
    const options = { prefix: `${IRORI_TAG}-`, ...call(signal) };
    const seen = new Set<string>();
    try {
      for await (const { key, lastModified } of this.#qarnot.buckets.objects(bucket, options)) {
        const tag = key.slice(0, key.indexOf('/'));
        if (seen.has(tag) || !isOwnTag(tag)) continue;
        seen.add(tag);
        yield { bucket, tag, writtenAt: lastModified.getTime() };
      }
    } catch (error) {
      if (!isNotFoundError(error)) throw error;
    }
  }

  async *#keys(bucket: string, prefix: string, signal: Signal): AsyncGenerator<string> {
    const options = { prefix, ...call(signal) };
    for await (const { key } of this.#qarnot.buckets.objects(bucket, options)) yield key;
  }

  /** Names of buckets are shared by all accounts, so the account's e-mail address is in it, hashed. */
  async #ownBucket(signal: Signal): Promise<string> {
    const { email } = await this.#qarnot.account.info(call(signal));
    const hash = createHash('sha256')
      .update((email ?? '').toLowerCase())
      .digest('hex');
    return `irori-jobs-${hash.slice(0, 12)}`;
  }
}

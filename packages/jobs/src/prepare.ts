import { resolve } from 'node:path';
import { InputError } from '@irori/core';
import { parseDuration } from './spec/duration.ts';
import { checkJobSpec } from './spec/parse-job-file.ts';
import { outputName } from './spec/read-outputs.ts';
import type { JobSpec } from './spec/types.ts';
import { isOwnTag } from './submit.ts';
import type { PackedWorkdir } from './workdir/pack.ts';

/** A job with everything filled in that does not depend on the cloud. */
export interface PreparedJob {
  /** The job as it was described. */
  spec: JobSpec;
  /** Program and arguments; `null` when the image's own are to run. */
  argv: readonly string[] | null;
  /** Environment with the values taken from the caller. */
  env: Readonly<Record<string, string>>;
  /** Values that came from the caller and must not be shown. */
  secrets: readonly string[];
  /** Time limit in whole seconds. */
  timeLimitSeconds: number;
  /** Name of each output and the path it comes from. */
  outputs: Readonly<Record<string, string>>;
  /** What is sent along. */
  workdir: PackedWorkdir | null;
}

/** What preparing a job depends on. */
export interface PrepareContext {
  /** The caller's environment. */
  env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin. */
  cwd: string;
  /** How big a workdir the cloud takes. */
  maxWorkdirBytes: number;
  /** What to do instead with a bigger one. */
  workdirAlternatives: string;
  /** Ends the preparation when aborted. */
  signal?: AbortSignal | undefined;
}

/** Time limit of jobs that name none: a forgotten job must not run, and cost, for weeks. */
const DEFAULT_TIME_LIMIT_SECONDS = 24 * 3600;

// Linux's MAX_ARG_STRLEN, the end of the string included.
const MAX_ARGUMENT_BYTES = 128 * 1024 - 1;

/**
 * Checks a job and fills it in: environment, time limit, outputs, packed workdir.
 *
 * @throws InputError naming the key that is wrong
 */
export async function prepareJob(spec: JobSpec, context: PrepareContext): Promise<PreparedJob> {
  const checked = checkJobSpec(spec);
  checkTags(checked);
  const argv = argvOf(checked);
  const { env, secrets } = resolveEnv(checked.env ?? {}, context.env);
  return {
    spec: checked,
    argv,
    env,
    secrets,
    timeLimitSeconds: timeLimitOf(checked.timeout),
    outputs: outputsOf(checked.outputs),
    workdir: checked.workdir === undefined ? null : await pack(checked.workdir, context),
  };
}

/** By such a tag a job is told from all others, and on Qarnot its folder is found. */
function checkTags({ tags = [] }: JobSpec): void {
  const own = tags.find(isOwnTag);
  if (own === undefined) return;
  throw new InputError(`The tag ${own} is like those that Irori gives to jobs: choose another.`, {
    field: 'tags',
  });
}

async function pack(workdir: string, context: PrepareContext): Promise<PackedWorkdir> {
  const { cwd, maxWorkdirBytes, workdirAlternatives, signal } = context;
  // Loaded when it is needed: most commands pack nothing.
  const { packWorkdir } = await import('./workdir/pack.ts');
  const limits = { maxBytes: maxWorkdirBytes, alternatives: workdirAlternatives };
  return packWorkdir(resolve(cwd, workdir), { ...limits, signal });
}

function argvOf({ command, run }: JobSpec): readonly string[] | null {
  const argv = run === undefined ? command : ['/bin/sh', '-c', run];
  for (const word of argv ?? []) {
    const bytes = Buffer.byteLength(word);
    if (bytes <= MAX_ARGUMENT_BYTES) continue;
    const field = run === undefined ? 'command' : 'run';
    throw new InputError(
      `${field} holds ${bytes} bytes in one piece; Linux takes at most ${MAX_ARGUMENT_BYTES}.`,
      { field, hint: 'Put it into a file in the workdir.' },
    );
  }
  return argv ?? null;
}

function resolveEnv(
  wanted: Readonly<Record<string, string | null>>,
  callers: Readonly<Record<string, string | undefined>>,
): { env: Record<string, string>; secrets: string[] } {
  const secrets: string[] = [];
  const entries = Object.entries(wanted).map(([name, value]) => {
    if (value !== null) return [name, value] as const;
    const taken = callers[name];
    if (taken === undefined) {
      throw new InputError(
        `The job takes ${name} from the environment of the caller, and it is not set there.`,
        { field: `env.${name}`, hint: `Set ${name}, or give it a value in the job.` },
      );
    }
    secrets.push(taken);
    return [name, taken] as const;
  });
  return { env: Object.fromEntries(entries), secrets };
}

function timeLimitOf(timeout: string | number | undefined): number {
  if (timeout === undefined) return DEFAULT_TIME_LIMIT_SECONDS;
  return typeof timeout === 'number' ? Math.ceil(timeout) : (parseDuration(timeout) ?? 0);
}

function outputsOf(outputs: JobSpec['outputs'] = {}): Readonly<Record<string, string>> {
  const entries = isList(outputs)
    ? outputs.map((path) => [outputName(path), path] as const)
    : Object.entries(outputs);
  return Object.fromEntries(entries);
}

function isList(outputs: NonNullable<JobSpec['outputs']>): outputs is readonly string[] {
  return Array.isArray(outputs);
}

import { InputError } from '@irori/core';
import { ENVIRONMENT_LIMIT, MIN_TIME_LIMIT_SEC } from '@irori/dok';
import type { PreparedJob } from '../../prepare.ts';
import { formatDuration } from '../../spec/duration.ts';
import type { SupportNote } from '../../types.ts';
import { wrap } from '../../wrapper/wrap.ts';

/** 20 days: the most that DOK's description allows. */
const MAX_TIME_LIMIT_SEC = 1_728_000;
/** How long DOK keeps what a job left. */
export const RETENTION_HOURS = 72;

/** What is sent for a job. */
export interface Submission {
  entrypoint: readonly string[];
  command: readonly string[];
  wrapped: boolean;
  hardLimitSeconds: number;
}

function wrapperReason({ workdir, outputs, timeLimitSeconds }: PreparedJob): string | null {
  if (workdir !== null) return 'A workdir';
  if (Object.keys(outputs).length > 0) return 'An output';
  return timeLimitSeconds < MIN_TIME_LIMIT_SEC ? 'A time limit under 10 minutes' : null;
}

/**
 * `command` of a job is the whole program, as the wrapper needs it to be: it goes over the image's
 * ENTRYPOINT, in both lists so that none of them is empty, which would mean the image's own.
 */
export function submissionOf(job: PreparedJob): Submission {
  const { argv, spec, timeLimitSeconds, outputs, workdir } = job;
  if (timeLimitSeconds > MAX_TIME_LIMIT_SEC) {
    const longest = formatDuration(MAX_TIME_LIMIT_SEC);
    throw new InputError(`DOK takes a timeout of at most ${longest}.`, { field: 'timeout' });
  }
  checkEnvironment(job.env);
  const hardLimitSeconds = Math.max(timeLimitSeconds, MIN_TIME_LIMIT_SEC);
  const reason = wrapperReason(job);
  const { entrypoint } = spec.dok ?? {};
  if (reason === null) {
    const [program, ...rest] = argv ?? [];
    const over = program === undefined ? [] : [program];
    const lists =
      entrypoint === undefined
        ? { entrypoint: over, command: rest }
        : { entrypoint, command: argv ?? [] };
    return { ...lists, wrapped: false, hardLimitSeconds };
  }
  if (entrypoint !== undefined || argv === null) {
    const problem = argv === null ? 'command or run is missing' : 'dok.entrypoint is not possible';
    throw new InputError(`${reason} needs a program that Irori can wrap: ${problem}.`, {
      field: argv === null ? 'command' : 'dok.entrypoint',
    });
  }
  const [shell = '', ...command] = wrap({
    argv,
    limitSeconds: timeLimitSeconds,
    outputs,
    archive: workdir?.archive ?? null,
    outputsFolder: '"$SAKURA_ARTIFACT_DIR"',
  });
  return { entrypoint: [shell], command, wrapped: true, hardLimitSeconds };
}

/** The SDK checks this too, but only when the job is submitted, and in words about tasks. */
function checkEnvironment(env: Readonly<Record<string, string>>): void {
  const reserved = Object.keys(env).find((name) => name.startsWith('SAKURA_'));
  if (reserved !== undefined) {
    throw new InputError(
      `DOK keeps names that begin with SAKURA_ for itself: rename ${reserved}.`,
      {
        field: `env.${reserved}`,
      },
    );
  }
  const size = [...Object.entries(env).flat().join('')].length;
  if (size < ENVIRONMENT_LIMIT) return;
  throw new InputError(
    `The environment has ${size} characters in names and values; DOK takes fewer than ${ENVIRONMENT_LIMIT}.`,
    { field: 'env', hint: 'Put large values into a file in the workdir.' },
  );
}

/** How well DOK does what a job asks for. */
export function supportOf(job: PreparedJob, plan: string): SupportNote[] {
  const { spec, timeLimitSeconds } = job;
  const notes: SupportNote[] = [];
  const add = (key: string, support: SupportNote['support'], note: string): void => {
    notes.push({ key, support, note });
  };
  if (spec.resources?.gpu !== undefined && spec.dok?.plan === undefined) {
    add('resources.gpu', 'supported', `is the plan ${plan}`);
  } else if (spec.resources?.gpu !== undefined) {
    add('resources.gpu', 'ignored', 'dok.plan says which machine');
  } else if (spec.dok?.plan === undefined) {
    add('resources.gpu', 'supported', `no GPU was asked for: the cheapest plan is ${plan}`);
  }
  if (timeLimitSeconds < MIN_TIME_LIMIT_SEC) {
    const least = formatDuration(MIN_TIME_LIMIT_SEC);
    add('timeout', 'emulated', `the wrapper enforces it; DOK itself stops nothing before ${least}`);
  } else {
    add('timeout', 'supported', `DOK stops the job after ${formatDuration(timeLimitSeconds)}`);
  }
  if (job.workdir !== null) add('workdir', 'emulated', 'travels inside the command');
  if (Object.keys(job.outputs).length > 0) {
    add('outputs', 'emulated', `the wrapper copies them; DOK keeps them ${RETENTION_HOURS} hours`);
  }
  return notes;
}

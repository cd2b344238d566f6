import { InputError } from '@irori/core';
import type { ResourcesBucket, TaskCreate } from '@irori/qarnot';
import type { PreparedJob } from '../../prepare.ts';
import { formatDuration } from '../../spec/duration.ts';
import type { SupportNote } from '../../types.ts';
import { imageConstants } from './image.ts';
import { JOB_SCRIPT, OUTPUTS_FOLDER, SECRET_PREFIX } from './job-script.ts';
import { quoteCommand } from './words.ts';

/** Label that says after how many seconds a job without the wrapper is to be aborted. */
export const LIMIT_LABEL = 'irori-limit-seconds';

const MOST_CONSTANTS = 150;
const LONGEST_VALUE = 2048;
const MOST_TAGS = 9;

/** The variables of a job whose values came from the caller and must not be readable. */
export function secretNames({ spec, argv }: PreparedJob): string[] {
  if (argv === null) return [];
  return Object.keys(spec.env ?? {}).filter((name) => spec.env?.[name] === null);
}

/** The profile that runs the image. */
export function profileOf({ spec }: PreparedJob): string {
  const usual = spec.resources?.gpu === undefined ? 'docker-batch' : 'docker-nvidia-batch';
  return spec.qarnot?.profile ?? usual;
}

function constantsOf(job: PreparedJob, tag: string): Record<string, string> {
  const { spec, env, argv } = job;
  const secret = new Set(secretNames(job));
  const image = imageConstants(spec.image);
  for (const name of Object.keys(env)) {
    if (!/^(?:DOCKER|QARNOT|INSTANCE)_/.test(name)) continue;
    throw new InputError(
      `Qarnot keeps names that begin with DOCKER_, QARNOT_ and INSTANCE_ for itself: rename ${name}.`,
      { field: `env.${name}` },
    );
  }
  const named = Object.entries(env).map(([name, value]) => {
    if (value.length >= LONGEST_VALUE) {
      throw new InputError(
        `${name} has ${value.length} characters; Qarnot takes fewer than ${LONGEST_VALUE}.`,
        { field: `env.${name}`, hint: 'Put large values into a file in the workdir.' },
      );
    }
    return [secret.has(name) ? `${SECRET_PREFIX}${name}` : name, value];
  });
  const script = `d=$QARNOT_RESOURCES_DIRECTORY; exec /bin/sh "\${d:-/job}/${tag}/${JOB_SCRIPT}"`;
  const command = argv === null ? {} : { DOCKER_CMD: quoteCommand(['/bin/sh', '-c', script]) };
  const constants = { ...Object.fromEntries(named), ...image, ...command };
  const count = Object.keys(constants).length;
  if (count <= MOST_CONSTANTS) return constants;
  const own = count - named.length;
  throw new InputError(
    `The environment has ${named.length} variables; Qarnot takes ${MOST_CONSTANTS - own}.`,
    { field: 'env' },
  );
}

function resourcesOf(job: PreparedJob, bucket: string, tag: string): ResourcesBucket[] {
  const named = (job.spec.qarnot?.resources ?? []).map((item) => {
    const slash = item.indexOf('/');
    const prefix = slash < 0 ? '' : item.slice(slash + 1);
    const bucketName = slash < 0 ? item : item.slice(0, slash);
    return prefix === '' ? { bucketName } : resourceOf(bucketName, prefix);
  });
  return job.argv === null ? named : [...named, resourceOf(bucket, `${tag}/in/`)];
}

function resourceOf(bucketName: string, prefix: string): ResourcesBucket {
  return { bucketName, filtering: { prefixFiltering: { prefix } } };
}

/** The task that is sent for a job. */
export function taskOf(
  job: PreparedJob,
  tags: readonly string[],
  bucket: string,
  tag: string,
): TaskCreate {
  const { spec, argv, outputs, timeLimitSeconds } = job;
  const { instances = 1, scheduling } = spec.qarnot ?? {};
  const resources = resourcesOf(job, bucket, tag);
  const hasOutputs = Object.keys(outputs).length > 0;
  if (tags.length > MOST_TAGS) {
    throw new InputError(`Qarnot takes at most ${MOST_TAGS - 2} tags beside Irori's own.`, {
      field: 'tags',
    });
  }
  return {
    name: spec.name,
    profile: profileOf(job),
    instanceCount: instances,
    constants: Object.entries(constantsOf(job, tag)).map(([key, value]) => ({ key, value })),
    tags: [...tags],
    ...(argv === null && { labels: { [LIMIT_LABEL]: String(timeLimitSeconds) } }),
    ...(resources.length > 0 && { advancedResourceBuckets: resources }),
    ...(hasOutputs && {
      resultBucket: bucket,
      resultsWhitelist: `.*${tag}/${OUTPUTS_FOLDER}/.*`,
      uploadResultsOnCancellation: true,
    }),
    ...(spec.resources?.gpu !== undefined && {
      hardwareConstraints: [{ discriminator: 'GpuHardwareConstraint' }],
    }),
    ...(scheduling !== undefined && { schedulingType: scheduling }),
  };
}

/** Checks what can be checked before anything is sent. */
export function checkJob({ argv, workdir, outputs }: PreparedJob): void {
  const needs = workdir !== null ? 'A workdir' : Object.keys(outputs).length > 0 ? 'An output' : '';
  if (argv !== null || needs === '') return;
  throw new InputError(`${needs} needs a program that Irori can wrap: command or run is missing.`, {
    field: 'command',
  });
}

/** How well Qarnot does what a job asks for. */
export function supportOf(job: PreparedJob): SupportNote[] {
  const { spec, argv, timeLimitSeconds } = job;
  const limit = formatDuration(timeLimitSeconds);
  const notes: SupportNote[] = [];
  const add = (key: string, support: SupportNote['support'], note: string): void => {
    notes.push({ key, support, note });
  };
  if (spec.resources?.gpu !== undefined) {
    const note = 'some GPU, by the constraint that Qarnot has; kind and count cannot be chosen';
    add('resources.gpu', 'ignored', `${spec.resources.gpu}: ${note}`);
  }
  if (argv === null) {
    const note = `Qarnot has no time limit: Irori aborts the job after ${limit} while it watches it`;
    add('timeout', 'emulated', note);
  } else {
    add('timeout', 'emulated', `the wrapper stops the program after ${limit}`);
    add('command', 'emulated', 'a script in the bucket runs it; the image needs /bin/sh');
  }
  if (job.workdir !== null) add('workdir', 'emulated', 'travels through the bucket');
  if (Object.keys(job.outputs).length > 0) {
    add('outputs', 'emulated', 'the wrapper copies them; they stay in the bucket until irori rm');
  }
  add('cost', 'ignored', 'Qarnot publishes no prices by its API; irori cost tells what was used');
  return notes;
}

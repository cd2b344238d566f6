import { InputError } from '@irori/core';
import type { ContainerSpec } from '@irori/denvr';
import type { PreparedJob } from '../../prepare.ts';
import { formatDuration } from '../../spec/duration.ts';
import type { SupportNote } from '../../types.ts';
import type { NamedPackage } from './packages.ts';

/** The container that is started for a job. */
export interface Submission extends ContainerSpec {
  cluster: string;
}

function refuse(field: string, message: string, hint?: string): never {
  throw new InputError(message, { field, ...(hint !== undefined && { hint }) });
}

/** The container for a job, checked before anything is sent. */
export function containerOf(job: PreparedJob, { name }: NamedPackage, cluster: string): Submission {
  const { spec, argv, env, timeLimitSeconds } = job;
  const { pool } = spec.denvr ?? {};
  if (argv === null) {
    refuse(
      'command',
      'Denvr keeps applications running, so the image needs a command to end with.',
    );
  }
  if (job.workdir !== null) {
    const hint = 'Put the files into the image, or let the program download them.';
    refuse('workdir', 'Denvr has no way to send files along with an application.', hint);
  }
  if (Object.keys(job.outputs).length > 0) {
    const hint = 'Let the program upload them, and take outputs out of the job.';
    refuse('outputs', 'Denvr keeps nothing of an application that is destroyed.', hint);
  }
  return {
    image: spec.image,
    command: argv,
    hardwarePackage: name,
    cluster,
    env,
    name: spec.name,
    timeout: timeLimitSeconds * 1000,
    ...(pool !== undefined && { resourcePool: pool }),
  };
}

/** How well Denvr does what a job asks for. */
export function supportOf(job: PreparedJob, { name }: NamedPackage): SupportNote[] {
  const limit = formatDuration(job.timeLimitSeconds);
  const gpu = job.spec.resources?.gpu;
  return [
    {
      key: 'resources.gpu',
      support: 'supported',
      note: gpu === undefined ? `the cheapest hardware package is ${name}` : `is ${name}`,
    },
    {
      key: 'command',
      support: 'emulated',
      note: 'a script in an application runs it; the image needs /bin/sh and no entrypoint in the way',
    },
    { key: 'timeout', support: 'emulated', note: `the script stops the program after ${limit}` },
    {
      key: 'billing',
      support: 'emulated',
      note: 'Denvr bills until the application is destroyed: Irori does that when it sees the end of the job (run, wait, logs -f, show, ps); irori gc finds what was forgotten',
    },
  ];
}

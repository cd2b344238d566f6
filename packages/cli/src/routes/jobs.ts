import type { Command } from '@stricli/core';
import { command } from '../command.ts';
import type { IroriContext } from '../context.ts';
import { asIs, cloudFlags, jobArgument, onOff, whole, word, words } from './flags.ts';

type IroriCommand = Command<IroriContext>;

const specFlags = {
  file: word('job.yaml', 'Job file'),
  image: word('image', 'Container image'),
  env: words('K=V', 'Environment variable; K alone takes its value from here'),
  envFile: words('path', 'File of K=V lines'),
  gpu: word('type:count', 'GPU, for example H100:1 or V100:1'),
  name: word('name', 'Name of the job'),
  timeout: word('duration', 'Time limit of the job: 90s, 30m, 2h'),
  tag: words('tag', 'Tag of the job'),
};

const specAliases = { f: 'file', e: 'env', g: 'gpu', n: 'name' } as const;

const commandArguments = {
  kind: 'array',
  parameter: {
    brief: 'Program and its arguments, after --',
    placeholder: 'command',
    parse: asIs,
  },
} as const;

/** `irori run` */
export const runCommand: IroriCommand = command({
  load: async () => (await import('../commands/run.ts')).run,
  family: 'job',
  parameters: {
    flags: {
      ...specFlags,
      outputs: word('folder', 'Where the outputs go (default ./outputs/<name>)'),
      detach: onOff('Submit, print the job id and return'),
      cancelOnInterrupt: onOff('Ctrl-C cancels the job instead of only leaving it'),
      ...cloudFlags,
    },
    aliases: { ...specAliases, o: 'outputs', d: 'detach' },
    positional: commandArguments,
  },
  docs: {
    brief: 'Run a job, follow its log, fetch its outputs, end with its exit code',
    customUsage: [
      "--image alpine -- sh -c 'echo hello'",
      '-f job.yaml',
      '--image python:3.12 --gpu H100:1 -e SEED=7 -- python train.py',
      '-d -f job.yaml',
    ],
    fullDescription: [
      'Runs a job and stays with it: its log goes to stdout, everything else to stderr.',
      'Without a profile the job runs on this machine, in the local cloud, which is started: in a',
      'container where Docker or Podman answers; without an image, or an engine, as a process.',
      'Billing starts when the program starts, where the cloud bills.',
      '',
      "Exit code: the job's own; 124 time limit; 125 Irori could not run or observe it;",
      '130 Ctrl-C (the job goes on unless --cancel-on-interrupt is given).',
    ].join('\n'),
  },
});

/** `irori plan` */
export const planCommand: IroriCommand = command({
  load: async () => (await import('../commands/plan.ts')).plan,
  parameters: {
    flags: { ...specFlags, ...cloudFlags },
    aliases: specAliases,
    positional: commandArguments,
  },
  docs: {
    brief: 'Show what a job would run, where, and what it could cost; nothing is submitted',
    customUsage: ['-f job.yaml', '--image python:3.12 --gpu V100:1 -- python train.py'],
  },
});

/** `irori ps` */
export const psCommand: IroriCommand = command({
  load: async () => (await import('../commands/ps.ts')).ps,
  parameters: {
    flags: {
      limit: whole('n', 'How many jobs, newest first (default 20)', 1),
      state: word('state', 'Only jobs in this state'),
      tag: word('tag', 'Only jobs with this tag'),
      all: onOff('Also what was not submitted by Irori'),
      quiet: onOff('Print ids only'),
      ...cloudFlags,
    },
    aliases: { a: 'all', n: 'limit', q: 'quiet' },
  },
  docs: { brief: 'List jobs, newest first' },
});

/** `irori show` */
export const showCommand: IroriCommand = command({
  load: async () => (await import('../commands/show.ts')).show,
  parameters: {
    flags: { ...cloudFlags },
    positional: { kind: 'tuple', parameters: [jobArgument] },
  },
  docs: { brief: 'Show everything about a job' },
});

/** `irori logs` */
export const logsCommand: IroriCommand = command({
  load: async () => (await import('../commands/logs.ts')).logs,
  family: (flags) => (flags.follow === true ? 'job' : 'plain'),
  parameters: {
    flags: {
      follow: onOff('Stay until the job ends, and end with its exit code'),
      tail: whole('lines', 'Only the last lines of what is there now'),
      ...cloudFlags,
    },
    aliases: { f: 'follow', n: 'tail' },
    positional: { kind: 'tuple', parameters: [jobArgument] },
  },
  docs: { brief: 'Print the log of a job' },
});

/** `irori wait` */
export const waitCommand: IroriCommand = command({
  load: async () => (await import('../commands/wait.ts')).wait,
  family: 'job',
  parameters: {
    flags: {
      timeout: word('duration', 'Stop waiting after this long (exit code 124); the job goes on'),
      ...cloudFlags,
    },
    positional: { kind: 'tuple', parameters: [jobArgument] },
  },
  docs: { brief: 'Wait until a job ends, and end with its exit code' },
});

/** `irori cancel` */
export const cancelCommand: IroriCommand = command({
  load: async () => (await import('../commands/cancel.ts')).cancel,
  parameters: {
    flags: { ...cloudFlags },
    positional: { kind: 'array', parameter: jobArgument, minimum: 1 },
  },
  docs: { brief: 'Stop jobs' },
});

/** `irori rm` */
export const rmCommand: IroriCommand = command({
  load: async () => (await import('../commands/rm.ts')).rm,
  parameters: {
    flags: { force: onOff('Cancel a job that has not ended, then remove it'), ...cloudFlags },
    positional: { kind: 'array', parameter: jobArgument, minimum: 1 },
  },
  docs: { brief: 'Remove ended jobs, with their logs and outputs' },
});

/** `irori fetch` */
export const fetchCommand: IroriCommand = command({
  load: async () => (await import('../commands/fetch.ts')).fetchOutputs,
  parameters: {
    flags: {
      outputs: word('folder', 'Where the outputs go (default ./outputs/<name>)'),
      ...cloudFlags,
    },
    aliases: { o: 'outputs' },
    positional: { kind: 'tuple', parameters: [jobArgument] },
  },
  docs: { brief: 'Fetch the outputs of a job' },
});

/** `irori cost` */
export const costCommand: IroriCommand = command({
  load: async () => (await import('../commands/cost.ts')).cost,
  parameters: {
    flags: { ...cloudFlags },
    positional: { kind: 'tuple', parameters: [jobArgument] },
  },
  docs: { brief: 'Tell what a job has cost so far' },
});

import { type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** What is not certain about how Qarnot runs tasks, as values in force. */
export interface ExecutionOptions {
  instanceCores: number;
  jobPath: 'rewritten' | 'kept';
  secretsInTasks: 'environment' | 'none';
  credentialsInTasks: 'environment' | 'none';
  logPrefix: 'padded' | 'plain' | 'none';
  logBytes: number;
  poolClose: 'finish' | 'cancel';
  snapshotInterval: number;
  shutdown: 'failure' | 'again';
  keptTasks: number;
  keptJobs: number;
  keptPools: number;
}

/** The table of {@link ExecutionOptions}; part of `qarnot.*`. */
export const executionOptionTable: OptionTable<ExecutionOptions> = {
  instanceCores: {
    what: 'cores an instance counts as having, in figures and credits; 0: all of this machine',
    default: 0,
    ...wholeNumber('cores'),
    why: 'a real node gives an instance all of its cores; nothing here keeps a program from more',
    confidence: 'guess',
  },
  jobPath: {
    what: 'whether `/job` in commands becomes the folder that stands for it on this machine',
    default: 'rewritten',
    ...oneOf('rewritten', 'kept'),
    why: 'the process runtime has no container, and commands written for Qarnot name `/job`',
    confidence: 'guess',
  },
  secretsInTasks: {
    what: 'how a task gets the secrets it has the right to: as variables `QARNOT_SECRET__<KEY>`',
    default: 'environment',
    ...oneOf('environment', 'none'),
    why: "Qarnot's own library for it is closed; the name is that of its secret constants",
    confidence: 'guess',
  },
  credentialsInTasks: {
    what: 'whether tasks with the privilege get the API and storage credentials as variables',
    default: 'environment',
    ...oneOf('environment', 'none'),
    why: 'the privilege is documented, the names are not: those of the Python client are used',
    confidence: 'guess',
  },
  logPrefix: {
    what: 'what a line of a log begins with: ` 0> ` (two wide), `0> `, or nothing',
    default: 'padded',
    ...oneOf('padded', 'plain', 'none'),
    why: 'recorded as ` 0> Hello`; how wide it is for instance 10 is unknown',
    confidence: 'single',
  },
  logBytes: {
    what: 'the most of a log that one answer holds; older text is left out',
    default: 8 * 1024 * 1024,
    ...wholeNumber('bytes', 1024),
    why: 'documented only: old text may have been rotated out',
    confidence: 'guess',
  },
  poolClose: {
    what: 'what closing a pool does to its tasks: they go on to their end, or are cancelled',
    default: 'finish',
    ...oneOf('finish', 'cancel'),
    why: 'not documented',
    confidence: 'guess',
  },
  snapshotInterval: {
    what: 'shortest interval of periodic snapshots; a shorter one is raised to it',
    default: 1,
    ...wholeNumber('seconds', 1),
    why: 'documented only: the interval may be clamped',
    confidence: 'guess',
  },
  shutdown: {
    what: 'what becomes of instances that a stop of the local cloud ends: a failure, or run again',
    default: 'failure',
    ...oneOf('failure', 'again'),
    why: 'a node that is lost has its instances run elsewhere; a stop of this cloud is the will of its user',
    confidence: 'guess',
  },
  keptTasks: {
    what: 'ended tasks that are kept; beyond it the oldest with autoDeleteOnCompletion go',
    default: 1000,
    ...wholeNumber('tasks'),
    why: 'documented: removal when the quota of kept tasks is reached; the figure is ours',
    confidence: 'guess',
  },
  keptJobs: {
    what: 'completed jobs that are kept; beyond it the oldest with autoDeleteOnCompletion go',
    default: 1000,
    ...wholeNumber('jobs'),
    why: 'as for tasks',
    confidence: 'guess',
  },
  keptPools: {
    what: 'closed pools that are kept; beyond it the oldest with autoDeleteOnCompletion go',
    default: 1000,
    ...wholeNumber('pools'),
    why: 'as for tasks',
    confidence: 'guess',
  },
};

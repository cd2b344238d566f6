import { type OptionTable, oneOf, wholeNumber, words } from '../../../options/definition.ts';

/** What a new task may say and how tasks live and end. */
export interface TaskOptions {
  plans: readonly string[];
  runningTasks: number;
  reservedEnv: 'reject' | 'drop' | 'accept';
  emptyEnvironment: 'accept' | 'reject';
  unknownRegistry: 'reject' | 'accept';
  timeLimitDefault: number;
  timeLimitMin: number;
  timeLimitMax: number;
  timeLimitStatus: 'aborted' | 'canceled';
  nonzeroExit: 'error' | 'done';
  nonzeroExitMessage: 'empty' | 'text';
  shutdownStatus: 'aborted' | 'error' | 'canceled';
  lostStatus: 'error' | 'aborted';
  cancelAnswer: 'canceled' | 'running';
  stopGrace: number;
  executionSeconds: 'up' | 'nearest' | 'down';
  sshPort: number;
  httpUriPath: 'origin' | 'path';
  httpUriFrom: 'running' | 'waiting';
  httpUriAfterEnd: 'null' | 'kept';
}

export const taskOptions: OptionTable<TaskOptions> = {
  plans: {
    what: 'the plan ids that a new task may name',
    default: ['v100-32gb', 'h100-80gb', 'h100-8gpu-80gb'],
    ...words,
    why: 'the plans on sale in 2026; h100-2g.20gb was gone by 2026-03',
    confidence: 'certain',
  },
  runningTasks: {
    what: 'how many tasks run at once; the others wait in the order they came',
    default: 1,
    ...wholeNumber('tasks', 1),
    why: 'one running task per project; first come, first served is a guess',
    confidence: 'certain',
  },
  reservedEnv: {
    what: 'environment names that begin with SAKURA_',
    default: 'reject',
    ...oneOf('reject', 'drop', 'accept'),
    why: 'the names are reserved; whether the service refuses or drops them is unknown',
    confidence: 'guess',
  },
  emptyEnvironment: {
    what: 'an environment of {} or null',
    default: 'accept',
    ...oneOf('accept', 'reject'),
    why: 'one client of 2025-06 found it refused, another of 2025-05 always sends it',
    confidence: 'single',
  },
  unknownRegistry: {
    what: 'a registry id that does not exist',
    default: 'reject',
    ...oneOf('reject', 'accept'),
    why: 'undocumented; a wrong id would only show when the image is pulled',
    confidence: 'guess',
  },
  timeLimitDefault: {
    what: 'the time limit of a task that names none',
    default: 1_728_000,
    ...wholeNumber('seconds', 1),
    why: '20 days',
    confidence: 'certain',
  },
  timeLimitMin: {
    what: 'the least time limit a task may name',
    default: 600,
    ...wholeNumber('seconds', 1),
    why: 'documented; one source says an hour, probably the presets of the panel',
    confidence: 'documented',
  },
  timeLimitMax: {
    what: 'the greatest time limit a task may name; 0 stands for none',
    default: 1_728_000,
    ...wholeNumber('seconds', 0),
    why: 'documented in 2026-04; may be gone since tasks without limit exist (2026-05)',
    confidence: 'documented',
  },
  timeLimitStatus: {
    what: 'the status of a task stopped by its time limit',
    default: 'aborted',
    ...oneOf('aborted', 'canceled'),
    why: 'no source says when aborted is used; the FAQ once calls this an automatic cancel',
    confidence: 'guess',
  },
  nonzeroExit: {
    what: 'the status of a task whose program ended with a code other than 0',
    default: 'error',
    ...oneOf('error', 'done'),
    why: 'unknown; read exit_code as well as the status',
    confidence: 'guess',
  },
  nonzeroExitMessage: {
    what: 'error_message of such a task',
    default: 'empty',
    ...oneOf('empty', 'text'),
    why: 'unknown; the message is described for platform failures only',
    confidence: 'guess',
  },
  shutdownStatus: {
    what: 'the status of a task stopped because the local cloud was stopped',
    default: 'aborted',
    ...oneOf('aborted', 'error', 'canceled'),
    why: 'aborted is read as stopped by the platform',
    confidence: 'guess',
  },
  lostStatus: {
    what: 'the status of a task whose end nobody saw, such as after a power cut',
    default: 'error',
    ...oneOf('error', 'aborted'),
    why: 'a failure of the platform, told in error_message',
    confidence: 'guess',
  },
  cancelAnswer: {
    what: 'the status of a running task right after it was canceled',
    default: 'canceled',
    ...oneOf('canceled', 'running'),
    why: 'undocumented; one client cancels and deletes at once and expects both to work',
    confidence: 'guess',
  },
  stopGrace: {
    what: 'time between SIGTERM and SIGKILL when a task is stopped',
    default: 10,
    ...wholeNumber('seconds', 0),
    why: 'unknown; 10 seconds is what container engines give',
    confidence: 'guess',
  },
  executionSeconds: {
    what: 'how execution_seconds is rounded',
    default: 'up',
    ...oneOf('up', 'nearest', 'down'),
    why: 'a second begun is a second billed; unknown',
    confidence: 'guess',
  },
  sshPort: {
    what: 'the port echoed for a task that asked for ssh without naming one',
    default: 2222,
    ...wholeNumber('port', 1),
    why: 'unknown; the local cloud offers no sshd, host_name stays null',
    confidence: 'guess',
  },
  httpUriPath: {
    what: 'whether http_uri ends with the path of the request',
    default: 'origin',
    ...oneOf('origin', 'path'),
    why: 'the addresses that were seen have no path',
    confidence: 'guess',
  },
  httpUriFrom: {
    what: 'from which status on http_uri is set',
    default: 'running',
    ...oneOf('running', 'waiting'),
    why: 'it is set before the container is ready; the exact moment is unknown',
    confidence: 'guess',
  },
  httpUriAfterEnd: {
    what: 'http_uri of a task that has ended',
    default: 'null',
    ...oneOf('null', 'kept'),
    why: 'unknown; a local port may soon belong to another program',
    confidence: 'guess',
  },
};

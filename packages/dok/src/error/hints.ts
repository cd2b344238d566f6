import type { ErrorResponse } from '@irori/core';
import type { Said } from './describe-error.ts';

/** Our words for the refusals of DOK that have a remedy; an error has them as its `reason`. */
export const DOK_ERROR_REASONS = {
  /** The account has not accepted DOK's terms of service. */
  termsNotAccepted: 'TERMS_NOT_ACCEPTED',
  /** The API key works but may not use DOK. */
  permissionMissing: 'DOK_PERMISSION_MISSING',
  /** The live log of a task that does not run was asked for. */
  taskNotRunning: 'TASK_NOT_RUNNING',
  /** The task has ended, so it cannot be canceled. */
  notCancelable: 'TASK_NOT_CANCELABLE',
  /** The task has not ended, so its record cannot be removed. */
  notDeletable: 'TASK_NOT_DELETABLE',
} as const;

/** One of our words for the refusals of DOK that have a remedy. */
export type DokErrorReason = (typeof DOK_ERROR_REASONS)[keyof typeof DOK_ERROR_REASONS];

interface Known {
  code?: DokErrorReason;
  hint?: string;
}

const terms: Known = {
  code: DOK_ERROR_REASONS.termsNotAccepted,
  hint: 'Read the DOK terms of service in the control panel and accept them there, or with dok.agreeToTerms({ version }).',
};
const permission: Known = {
  code: DOK_ERROR_REASONS.permissionMissing,
  hint: 'In the Sakura Cloud control panel, allow this API key to use DOK (高火力 DOK), and accept the DOK terms of service.',
};

/** Refusals that come from the state of a task, by operation. */
const byState: Readonly<Record<string, Known>> = {
  openLogStream: {
    code: DOK_ERROR_REASONS.taskNotRunning,
    hint: 'The live log exists only while the container runs; task.logs() waits for it with { follow: true } and reads the stored output after the end.',
  },
  cancelTask: {
    code: DOK_ERROR_REASONS.notCancelable,
    hint: 'Only a waiting or running task can be canceled; see task.status after task.refresh().',
  },
  deleteTask: {
    code: DOK_ERROR_REASONS.notDeletable,
    hint: 'Only an ended task can be deleted: call task.cancel(), then task.wait(), then task.delete().',
  },
};

const goneTask: Known = { hint: 'Check the task id; a deleted task is gone for good.' };
const goneFile: Known = {
  hint: 'It may appear a few seconds after the task has ended, and DOK does not keep it for ever.',
};
const notFound: Readonly<Record<string, Known>> = {
  getTask: goneTask,
  cancelTask: goneTask,
  deleteTask: goneTask,
  getTaskFileUrl: goneFile,
  getArtifactUrl: goneFile,
};

function forbidden(operation: string, { message = '', code = '' }: Said): Known {
  if (/terms of service|利用規約|約款/i.test(message)) return terms;
  // The platform in front of DOK refuses keys; DOK itself has no error code.
  if (code !== '' || /permission|権限/i.test(message)) return permission;
  return byState[operation] ?? permission;
}

/** What the user can do about an error answer. */
export function hintFor({ status, operation }: ErrorResponse, said: Said): Known {
  switch (status) {
    case 401:
      return {
        hint: 'Check the access token and its secret: both belong to one API key of the Sakura Cloud control panel.',
      };
    case 403:
      return forbidden(operation, said);
    case 404:
      return notFound[operation] ?? {};
    case 502:
    case 504:
      return operation === 'sendTestWebhook'
        ? { hint: 'DOK could not reach the web hook: it must be reachable from the internet.' }
        : {};
    default:
      return {};
  }
}

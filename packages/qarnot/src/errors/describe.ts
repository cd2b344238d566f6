import { describeCommonError, type ErrorDescription, type ErrorResponse } from '@irori/core';
import { kindOf, type QarnotErrorKind } from './kinds.ts';
import { readErrorBody } from './read-body.ts';

const HINTS: Partial<Record<QarnotErrorKind, string>> = {
  NOT_ENOUGH_CREDITS: 'account.credits() tells what is left; add credits in the console of Qarnot.',
  MAX_TASKS_REACHED:
    'Delete ended tasks with tasks.delete(), or create with autoDeleteOnCompletion; account.info() tells the limits.',
  MAX_POOLS_REACHED: 'Close and delete pools that are not used; account.info() tells the limits.',
  MAX_JOBS_REACHED: 'Delete jobs that are not used; account.info() tells the limits.',
  MISSING_BUCKET: 'Make it with buckets.create() before a task or pool uses it.',
  MISSING_PROFILE: 'profiles.list() tells which there are.',
  SECRET_CONFLICT: 'Change it with secrets.update().',
};

function hintFor(
  status: number,
  kind: QarnotErrorKind | undefined,
  message: string,
): string | undefined {
  if (kind !== undefined) return HINTS[kind];
  if (status === 401) {
    return 'Check the token: it is wrong or no longer valid. Qarnot wants it as it is, without "Bearer".';
  }
  if (status === 402) return 'No machine of this account fits the hardware constraints.';
  if (status === 400 && /request body is required/i.test(message)) {
    return 'Send {} when nothing differs.';
  }
  return undefined;
}

function describePage(response: ErrorResponse): ErrorDescription {
  const description = describeCommonError(response);
  if (response.body === undefined) return description;
  return {
    ...description,
    hint: 'This is not how Qarnot answers: check the base URL, and whether a proxy answers in its place.',
  };
}

/** Finds in an error answer what Qarnot said, what it is about, and what the user can do. */
export function describeQarnotError(response: ErrorResponse): ErrorDescription {
  const { status, body, operation } = response;
  const said = readErrorBody(body);
  const { message = '', fields } = said ?? {};
  const code = kindOf(status, message, fields !== undefined, operation);
  const hint = hintFor(status, code, message);
  const page = said === undefined ? describePage(response) : {};
  return {
    ...page,
    ...(message === '' ? {} : { message }),
    ...(code === undefined ? {} : { code }),
    ...(hint === undefined ? {} : { hint }),
    ...(fields === undefined ? {} : { fields }),
  };
}

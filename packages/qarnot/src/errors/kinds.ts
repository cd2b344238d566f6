/** What an answer of Qarnot is about, beyond its status. It is the `reason` of the error. */
export type QarnotErrorKind =
  | 'VALIDATION_FAILED'
  | 'NOT_ENOUGH_CREDITS'
  | 'MAX_TASKS_REACHED'
  | 'MAX_POOLS_REACHED'
  | 'MAX_JOBS_REACHED'
  | 'MISSING_TASK'
  | 'MISSING_POOL'
  | 'MISSING_JOB'
  | 'MISSING_INSTANCE'
  | 'MISSING_PROFILE'
  | 'MISSING_BUCKET'
  | 'SECRET_NOT_FOUND'
  | 'SECRET_CONFLICT';

const MAXIMUM = /maximum number of (task|pool|job)s? reached/i;
const NO_SUCH =
  /no such (task instance|pool instance|instance|task|pool|job|bucket|profile|secret)/i;

const MAXIMUM_KINDS: Readonly<Record<string, QarnotErrorKind>> = {
  task: 'MAX_TASKS_REACHED',
  pool: 'MAX_POOLS_REACHED',
  job: 'MAX_JOBS_REACHED',
};
const MISSING_KINDS: Readonly<Record<string, QarnotErrorKind>> = {
  'task instance': 'MISSING_INSTANCE',
  'pool instance': 'MISSING_INSTANCE',
  instance: 'MISSING_INSTANCE',
  task: 'MISSING_TASK',
  pool: 'MISSING_POOL',
  job: 'MISSING_JOB',
  bucket: 'MISSING_BUCKET',
  profile: 'MISSING_PROFILE',
  secret: 'SECRET_NOT_FOUND',
};

/** What an operation is about, for a 404 whose text does not say what is missing. */
function missingBy(operation: string): QarnotErrorKind | undefined {
  if (/Secrets?$/.test(operation)) return 'SECRET_NOT_FOUND';
  if (operation === 'getProfile') return 'MISSING_PROFILE';
  // Buckets are all that a creation looks up and answers 404 for.
  if (operation === 'createTask' || operation === 'createPool') return 'MISSING_BUCKET';
  if (/Instance(?:Stdout|Stderr)$/.test(operation)) return 'MISSING_INSTANCE';
  if (/Snapshot$/.test(operation)) return undefined;
  if (/Job(?:Tasks)?$/.test(operation)) return 'MISSING_JOB';
  if (/Pool/.test(operation)) return 'MISSING_POOL';
  return /Task/.test(operation) ? 'MISSING_TASK' : undefined;
}

/**
 * What an error answer is about.
 *
 * @param message - What the server said.
 * @param validated - Whether it has the shape of a failed validation.
 */
export function kindOf(
  status: number,
  message: string,
  validated: boolean,
  operation: string,
): QarnotErrorKind | undefined {
  switch (status) {
    case 400:
      return validated ? 'VALIDATION_FAILED' : undefined;
    case 402:
      return /hardware constraint/i.test(message) ? undefined : 'NOT_ENOUGH_CREDITS';
    case 403:
      return MAXIMUM_KINDS[MAXIMUM.exec(message)?.[1]?.toLowerCase() ?? ''];
    case 404:
      return MISSING_KINDS[NO_SUCH.exec(message)?.[1]?.toLowerCase() ?? ''] ?? missingBy(operation);
    case 409:
      return operation === 'createSecret' ? 'SECRET_CONFLICT' : undefined;
    default:
      return undefined;
  }
}

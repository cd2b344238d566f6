/**
 * The statuses of virtual machines and applications that are known. Denvr's schema says only
 * "string", so others may come; `na` and `null` stand in the answer to a creation.
 */
export const INSTANCE_STATUSES = [
  'na',
  'PLANNED',
  'PENDING',
  'PENDING_RESOURCES',
  'PENDING_READINESS',
  'ONLINE',
  'OFFLINE',
  'CREATE_FAILED',
  'FAILED',
  'ADMIN_WAIT',
] as const;

/** A status that is known. */
export type KnownInstanceStatus = (typeof INSTANCE_STATUSES)[number];

/**
 * A status: a known one, offered by the editor, or any other text, because Denvr may add some.
 */
export type InstanceStatus = KnownInstanceStatus | (string & Record<never, never>);

const FAILED: ReadonlySet<unknown> = new Set(['CREATE_FAILED', 'FAILED', 'ADMIN_WAIT']);
const BILLED: ReadonlySet<unknown> = new Set(['PENDING_READINESS', 'ONLINE']);

/** Whether a machine or application with this status has failed and will not recover by itself. */
export function isFailedStatus(status: InstanceStatus | null | undefined): boolean {
  return FAILED.has(status);
}

/**
 * Whether a machine or application with this status is billed by the hour: from PENDING_READINESS
 * on (Denvr's documentation). Kept disks and shared storage are billed whatever the status.
 */
export function isBilledStatus(status: InstanceStatus | null | undefined): boolean {
  return BILLED.has(status);
}

import type { Goal, InstanceKind, InstanceRow } from '../store/instances.ts';

/** The status words that the local cloud uses. */
export type Status =
  | 'na'
  | 'PENDING'
  | 'PENDING_RESOURCES'
  | 'PENDING_READINESS'
  | 'ONLINE'
  | 'OFFLINE'
  | 'CREATE_FAILED'
  | 'FAILED'
  | 'ADMIN_WAIT';

/**
 * Which status may follow which, `null` being that of an application just created. Every instance
 * may be destroyed at any time, which leads to PENDING and then to nothing.
 */
export const transitions: ReadonlyMap<Status | null, readonly Status[]> = new Map<
  Status | null,
  readonly Status[]
>([
  [null, ['PENDING']],
  ['na', ['PENDING']],
  ['PENDING', ['PENDING_RESOURCES', 'OFFLINE', 'CREATE_FAILED', 'FAILED', 'ADMIN_WAIT']],
  ['PENDING_RESOURCES', ['PENDING_READINESS', 'PENDING']],
  ['PENDING_READINESS', ['ONLINE', 'PENDING', 'FAILED', 'CREATE_FAILED']],
  ['ONLINE', ['PENDING', 'PENDING_READINESS', 'FAILED']],
  ['OFFLINE', ['PENDING']],
  ['CREATE_FAILED', ['PENDING']],
  ['FAILED', ['PENDING']],
  ['ADMIN_WAIT', ['PENDING']],
]);

/** The states that nothing leads out of but a command, or the end of a program. */
export const restingStates: ReadonlySet<Status> = new Set<Status>([
  'ONLINE',
  'OFFLINE',
  'CREATE_FAILED',
  'FAILED',
  'ADMIN_WAIT',
]);

/** What is to be done with an instance whose time has come. */
export type Step =
  /** It gets this status; `holds` says whether it takes up capacity from now on. */
  | { readonly to: Status; readonly holds?: boolean; readonly reason?: string | null }
  /** It waits for capacity. */
  | { readonly wait: string }
  /** Its container is to be started. */
  | { readonly start: true }
  /** It is no more. */
  | { readonly gone: true };

/** What a step depends on beside the instance. */
export interface StepFacts {
  /** Whether there is capacity for one more of its size. */
  readonly hasCapacity: boolean;
  /** How a creation ends. */
  readonly create: 'works' | 'CREATE_FAILED' | 'FAILED' | 'ADMIN_WAIT';
}

type Position = Pick<InstanceRow, 'kind' | 'goal' | 'status' | 'size'>;

function towardsOnline({ kind, status, size }: Position, facts: StepFacts): Step {
  switch (status) {
    case 'PENDING':
      return facts.create === 'works'
        ? { to: 'PENDING_RESOURCES' }
        : { to: facts.create, reason: 'The local cloud was told to fail (denvr.create).' };
    case 'PENDING_RESOURCES':
      return facts.hasCapacity
        ? { to: 'PENDING_READINESS', holds: true, reason: null }
        : { wait: `0 nodes are available: insufficient ${size}.` };
    case 'PENDING_READINESS':
      return kind === 'vm' ? { to: 'ONLINE' } : { start: true };
    default:
      return { to: 'PENDING', reason: null };
  }
}

/** The next step of an instance whose time has come and whose program, if it had one, has ended. */
export function nextStep(instance: Position, facts: StepFacts): Step {
  const { goal, status } = instance;
  if (goal === 'online') return towardsOnline(instance, facts);
  if (status !== 'PENDING') return { to: 'PENDING', holds: false, reason: null };
  return goal === 'gone' ? { gone: true } : { to: 'OFFLINE', holds: false };
}

/** Whether an instance can be told to stop or start, by the status that the API shows. */
export function accepts(goal: Exclude<Goal, 'gone'>, status: string | null): boolean {
  return goal === 'offline' ? status === 'ONLINE' : status === 'OFFLINE';
}

/** What a boot console would show of a status. */
export function bootLine(kind: InstanceKind, status: Status): string | undefined {
  if (kind !== 'vm') return undefined;
  const lines: Partial<Record<Status, string>> = {
    PENDING_READINESS:
      '[    0.000000] irori: no machine is behind this virtual machine; it only walks through its states',
    ONLINE: '[   12.400000] cloud-init[901]: finished',
    OFFLINE: '[   99.000000] reboot: Power down',
  };
  return lines[status];
}

import type { Workload } from '../../../engine/types.ts';
import type { DenvrOptions } from '../options.ts';
import type { InstanceRow } from '../store/instances.ts';
import type { Status } from './states.ts';

const LONGEST_RESTART_DELAY_MS = 300_000;

/** What becomes of an application whose program has ended. */
export type AfterEnd =
  /** It comes to rest, for this reason. */
  | { readonly rest: Status; readonly message: string }
  /** It goes on, with a step at `due_at`. */
  | { readonly change: Partial<InstanceRow> & { readonly due_at: number } };

/** What becomes of an application whose program has ended at the time `now`. */
export function afterEnd(
  { goal, restarts }: Pick<InstanceRow, 'goal' | 'restarts'>,
  { end, exitCode }: Pick<Workload, 'end' | 'exitCode'>,
  options: Pick<DenvrOptions, 'restart' | 'restartDelayMs' | 'startFailure'>,
  now: number,
): AfterEnd {
  if (goal !== 'online') return { change: { due_at: now } };
  // The local cloud itself is stopping; its next process starts the container again.
  if (end?.kind === 'shutdown') return { change: { status: 'PENDING_READINESS', due_at: now } };
  if (end?.kind === 'start_failed') return { rest: options.startFailure, message: end.reason };
  const how =
    exitCode === null ? (end?.reason ?? 'It ended.') : `Its program ended with ${exitCode}.`;
  if (options.restart === 'never') return { rest: 'FAILED', message: how };
  const delay = Math.min(options.restartDelayMs * 2 ** restarts, LONGEST_RESTART_DELAY_MS);
  return {
    change: {
      status: 'PENDING_READINESS',
      reason: 'CrashLoopBackOff',
      message: `${how} It is started again in ${delay} ms.`,
      due_at: now + delay,
      restarts: restarts + 1,
    },
  };
}

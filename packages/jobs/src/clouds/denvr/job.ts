import { type ContainerState, isFailedStatus } from '@irori/denvr';
import { explainExitCode, isEndedState, type JobState } from '../../states.ts';
import type { Job } from '../../types.ts';
import type { JobRecord, RecordedEnd } from './records.ts';

const waiting: ReadonlySet<unknown> = new Set([
  null,
  'na',
  'PLANNED',
  'PENDING',
  'PENDING_RESOURCES',
]);

/** The portable state of a container whose program is not known to have ended. */
function liveState({ status, startedAt }: ContainerState): JobState {
  if (startedAt !== null || status === 'ONLINE') return 'running';
  if (waiting.has(status)) return 'queued';
  return status === 'PENDING_READINESS' ? 'pulling' : 'provisioning';
}

function endState({ exitCode, timedOut, canceled, status }: RecordedEnd): JobState {
  if (timedOut) return 'timed_out';
  if (canceled) return 'canceled';
  if (status === 'gone') return 'lost';
  return exitCode === 0 ? 'succeeded' : 'failed';
}

function reasonOf(end: RecordedEnd, state: JobState): string | null {
  if (state === 'succeeded') return null;
  if (end.timedOut) return 'the time limit was reached';
  return end.reason ?? (end.exitCode === null ? null : explainExitCode(end.exitCode));
}

/** How a container ended that tells it, or that cannot go on; `null` for one that goes on. */
export function endOf(state: ContainerState, now: number): RecordedEnd | null {
  const { status, reason, ended, exitCode, timedOut, startedAt, endedAt } = state;
  const word = status ?? 'na';
  const rest = { startedAt, endedAt: endedAt ?? new Date(now).toISOString(), status: word };
  if (ended) return { exitCode, timedOut, canceled: false, reason: null, ...rest };
  if (!isFailedStatus(status)) return null;
  const why = reason ?? `Denvr says ${word}`;
  return { exitCode: null, timedOut: false, canceled: false, reason: why, ...rest };
}

/** How many seconds are paid for: from the start of the program, as far as that is known. */
export function billedSeconds(record: JobRecord, now: number): number | null {
  const start = record.startedAt ?? record.end?.startedAt;
  if (start == null) return null;
  const end = record.end === null ? now : Date.parse(record.end.endedAt);
  return Math.max(0, Math.ceil((end - Date.parse(start)) / 1000));
}

/** A job, from what Irori kept of it and, while there is a container, from what Denvr says. */
export function toJob(
  record: JobRecord,
  profile: string,
  state: ContainerState | null,
  now: number,
): Job {
  const { end } = record;
  const portable = end === null ? (state === null ? 'queued' : liveState(state)) : endState(end);
  const isOver = isEndedState(portable);
  return {
    id: record.id,
    name: record.name,
    cloud: 'denvr',
    profile,
    state: portable,
    cloudState: end?.status ?? state?.status ?? 'na',
    exitCode: end?.exitCode ?? null,
    reason: end === null ? null : reasonOf(end, portable),
    image: record.image,
    plan: record.package,
    tags: record.tags,
    createdAt: record.createdAt,
    startedAt: end?.startedAt ?? record.startedAt,
    endedAt: isOver ? (end?.endedAt ?? null) : null,
    billedSeconds: billedSeconds(record, now),
    httpUri: null,
    hasOutputs: false,
  };
}

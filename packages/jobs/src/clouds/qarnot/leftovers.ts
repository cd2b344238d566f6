import { type Qarnot, type Task, taskFilter } from '@irori/qarnot';
import type { LeftoverQuery } from '../../cloud.ts';
import { ageReason, leftoverOf } from '../../leftovers.ts';
import { isEndedState } from '../../states.ts';
import { IRORI_TAG } from '../../submit.ts';
import type { Job, Leftover } from '../../types.ts';
import { call } from '../common.ts';
import { ownTagOf, toJob, watchedLimitOf } from './job.ts';
import type { JobFolders } from './job-folders.ts';

/** What is sent along comes before the task, so a young folder may belong to one that is coming. */
const SURELY_FORGOTTEN_MS = 3_600_000;

/** What leftovers are looked for in. */
export interface LeftoverPlace {
  qarnot: Qarnot;
  folders: JobFolders;
  profile: string;
  now: number;
}

/** How far a job without the wrapper is past its time limit; `null` when it is not. */
export function overdue(task: Task, { state, startedAt }: Job, now: number): string | null {
  const limit = watchedLimitOf(task);
  if (limit === null || startedAt === null || state !== 'running') return null;
  if ((now - Date.parse(startedAt)) / 1000 < limit) return null;
  return `it is past its time limit of ${limit} s, and nobody watched it`;
}

/** Jobs that are past their limit with nobody watching, and folders of jobs whose task is gone. */
export async function findLeftovers(
  { qarnot, folders, profile, now }: LeftoverPlace,
  { createdBefore }: LeftoverQuery,
  signal: AbortSignal | undefined,
): Promise<Leftover[]> {
  const found: Leftover[] = [];
  const live = new Set<string>();
  const ours = { filter: taskFilter.eq('tags', IRORI_TAG) };
  for await (const task of qarnot.tasks.paginate(ours, call(signal))) {
    live.add(ownTagOf(task) ?? '');
    const job = toJob(task, profile, []);
    if (isEndedState(job.state)) continue;
    const reason = overdue(task, job, now) ?? ageReason(job.createdAt, createdBefore);
    if (reason !== null) found.push(leftoverOf(job, reason));
  }
  for await (const { tag, bucket, writtenAt } of folders.all(signal)) {
    if (live.has(tag) || now - writtenAt < SURELY_FORGOTTEN_MS) continue;
    found.push({
      id: `${bucket}/${tag}/`,
      kind: 'objects',
      name: `what was sent along or came back, in the bucket ${bucket}`,
      cloud: 'qarnot',
      profile,
      cloudState: 'stored',
      createdAt: new Date(writtenAt).toISOString(),
      reason: 'its task is gone',
    });
  }
  return found;
}

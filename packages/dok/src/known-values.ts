import type { OpenUnion } from './open-union.ts';

/** The task statuses known today. DOK may add others; `isKnownTaskStatus` tells them apart. */
export const TASK_STATUSES = [
  'waiting',
  'running',
  'error',
  'done',
  'aborted',
  'canceled',
] as const;

/** A task status known today. */
export type KnownTaskStatus = (typeof TASK_STATUSES)[number];

/** The status of a task: one of the known ones, or one that DOK added since. */
export type TaskStatus = OpenUnion<KnownTaskStatus>;

/** The statuses after which nothing more happens to a task. */
export const FINAL_TASK_STATUSES = ['done', 'error', 'aborted', 'canceled'] as const;

/**
 * The plans known today. `h100-2g.20gb` has not been offered since 2026 and is kept because tasks
 * made with it still exist.
 */
export const PLAN_IDS = ['v100-32gb', 'h100-80gb', 'h100-8gpu-80gb', 'h100-2g.20gb'] as const;

/** The id of a plan known today. */
export type KnownPlanId = (typeof PLAN_IDS)[number];

/** The id of a plan: one of the known ones, or one that DOK added since. */
export type DokPlan = OpenUnion<KnownPlanId>;

/**
 * Where a task stands, in words that separate the image pull from the run. DOK says `running` during
 * both; the pull is free and its log is empty.
 *
 * - `draft`: not submitted yet.
 * - `queued`: waiting for a slot (a project runs one task at a time) or for a free GPU.
 * - `pulling`: given to a machine, the image is being fetched; nothing is billed yet.
 * - `running`: the container runs and is billed.
 * - any other word: the status itself, which after the end is the final one.
 */
export type TaskPhase = OpenUnion<
  'draft' | 'queued' | 'pulling' | 'running' | (typeof FINAL_TASK_STATUSES)[number]
>;

const knownStatuses: ReadonlySet<string> = new Set(TASK_STATUSES);
const finalStatuses: ReadonlySet<string> = new Set(FINAL_TASK_STATUSES);
const knownPlans: ReadonlySet<string> = new Set(PLAN_IDS);

/** Whether a status is one that this version of the SDK knows. */
export function isKnownTaskStatus(status: string): status is KnownTaskStatus {
  return knownStatuses.has(status);
}

/** Whether a status is final. A status that is not known counts as not final. */
export function isFinalTaskStatus(status: string): status is (typeof FINAL_TASK_STATUSES)[number] {
  return finalStatuses.has(status);
}

/** Whether a plan id is one that this version of the SDK knows. */
export function isKnownPlan(plan: string): plan is KnownPlanId {
  return knownPlans.has(plan);
}

import type { QueryParams } from '@irori/core';
import { toTimestamp } from '../date.ts';
import type { DokPlan, TaskStatus } from '../known-values.ts';
import type { PageParams } from './list.ts';

/** Which tasks to list; all conditions must hold. */
export interface TasksParams extends PageParams {
  /** One status or several. */
  status?: TaskStatus | readonly TaskStatus[] | undefined;
  /** One plan or several. */
  plan?: DokPlan | readonly DokPlan[] | undefined;
  /** A tag, which probably must match as a whole. */
  tag?: string | undefined;
  /** Words, separated by spaces or commas, that occur in id, name, image or plan. */
  tasks?: string | undefined;
  /** `true`: only tasks that have an artifact. */
  includeArtifact?: boolean | undefined;
  /** Submitted after this moment. */
  createdAfter?: Date | string | undefined;
  /** Submitted before this moment. */
  createdBefore?: Date | string | undefined;
}

/** Which artifacts to list. */
export interface ArtifactsParams extends PageParams {
  /** Those of the task with this id. */
  task?: string | undefined;
}

/** The keys of {@link TasksParams} besides those of a page. */
export const TASK_LIST_KEYS: readonly string[] = [
  'status',
  'plan',
  'tag',
  'tasks',
  'includeArtifact',
  'createdAfter',
  'createdBefore',
];

const listed = (value: string | readonly string[] | undefined): readonly string[] | undefined =>
  typeof value === 'string' ? [value] : value;

/** The query of a list of tasks. */
export function taskQuery(params: TasksParams): QueryParams {
  const { createdAfter, createdBefore } = params;
  return {
    status: listed(params.status),
    plan: listed(params.plan),
    tag: params.tag,
    tasks: params.tasks,
    include_artifact: params.includeArtifact,
    created_after: createdAfter && toTimestamp(createdAfter, 'createdAfter'),
    created_before: createdBefore && toTimestamp(createdBefore, 'createdBefore'),
  };
}

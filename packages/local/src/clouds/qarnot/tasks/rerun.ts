import { badRequest } from '../errors.ts';
import { formatRanges, parseRanges } from '../execution/ranges.ts';
import type { Execution } from '../execution/types.ts';
import type { TaskBody, TaskEntity } from '../store/types.ts';
import { mergedConstants } from './tasks.ts';

/** Ways to run a task again. */
export type RerunKind = 'retry' | 'recover' | 'resume' | 'clone';

/** Which instances each kind runs again, by the ranges of the status. */
const wanted: {
  readonly [kind in Exclude<RerunKind, 'clone'>]: readonly ('failedOnlyRange' | 'cancelledRange')[];
} = {
  retry: ['failedOnlyRange'],
  recover: ['failedOnlyRange', 'cancelledRange'],
  resume: ['cancelledRange'],
};

const words: { readonly [kind in Exclude<RerunKind, 'clone'>]: string } = {
  retry: 'failed',
  recover: 'failed or was cancelled',
  resume: 'was cancelled',
};

function instancesFor(
  kind: Exclude<RerunKind, 'clone'>,
  { row }: TaskEntity,
  execution: Pick<Execution, 'taskStatus'>,
): string {
  const status = execution.taskStatus(row.uuid);
  const ids = wanted[kind].flatMap((range) => parseRanges(status?.[range] ?? '') ?? []);
  if (ids.length === 0) throw badRequest(`No instance of the task ${words[kind]}.`);
  return formatRanges([...new Set(ids)].sort((a, b) => a - b));
}

/** What of one way of asking replaces the other way of the original. */
const alternatives: readonly (readonly (keyof TaskBody)[])[] = [
  ['resourceBuckets', 'advancedResourceBuckets'],
  ['resultBucket', 'resultsBucket'],
  ['retrySettings', 'maxRetriesPerInstance'],
];

/**
 * The creation that runs a task again.
 *
 * @param overrides what replaces the original's, in the description's form
 * @throws RefusedError 400 when no instance is left to run.
 */
export function rerunBody(
  kind: RerunKind,
  task: TaskEntity,
  overrides: Partial<TaskBody>,
  execution: Pick<Execution, 'taskStatus'>,
): TaskBody {
  const { shortname: _shortname, ...original } = task.body;
  const base: Partial<TaskBody> = { ...original };
  for (const group of alternatives) {
    if (group.some((name) => overrides[name] != null)) for (const name of group) delete base[name];
  }
  const { instanceCount, advancedRanges, ...others } = overrides;
  const asksInstances = advancedRanges != null || instanceCount != null;
  if (kind !== 'clone' || asksInstances) {
    delete base.instanceCount;
    delete base.advancedRanges;
  }
  const ranges = kind === 'clone' ? advancedRanges : instancesFor(kind, task, execution);
  if (ranges != null) base.advancedRanges = ranges;
  else if (instanceCount != null) base.instanceCount = instanceCount;
  const made = { ...base, ...others, name: overrides.name ?? original.name };
  const constants = mergedConstants(made.constants, original.constants);
  return constants === undefined ? made : { ...made, constants };
}

import { InputError } from '@irori/core';
import type { TaskCreate } from '../types.ts';
import { parseRanges } from '../values/ranges.ts';

type Complain = (problem: string, name: string) => InputError;

function checkInstances({ instanceCount, advancedRanges }: TaskCreate, bad: Complain): void {
  const counted = instanceCount !== undefined && instanceCount !== null;
  if (counted && advancedRanges) {
    throw bad('has both instanceCount and advancedRanges: choose one.', 'instanceCount');
  }
  if (!counted && !advancedRanges) {
    throw bad('has neither instanceCount nor advancedRanges.', 'instanceCount');
  }
  if (counted && !(Number.isInteger(instanceCount) && instanceCount > 0)) {
    throw bad(
      `has the instanceCount ${instanceCount}, which is not a whole number from 1 on.`,
      'instanceCount',
    );
  }
  if (advancedRanges) parseRanges(advancedRanges);
}

/**
 * Checks what Qarnot would refuse for certain, before anything is sent.
 *
 * @param place - Where the task stands in a list, such as `tasks[3]`.
 * @throws InputError that names the field.
 */
export function checkTask(task: TaskCreate, place?: string): void {
  const bad: Complain = (problem, name) =>
    new InputError(`${place ?? 'The task'} ${problem}`, {
      field: place === undefined ? name : `${place}.${name}`,
    });
  if (typeof task !== 'object' || task === null) throw bad('is not an object.', 'task');
  if (typeof task.name !== 'string' || task.name === '') throw bad('has no name.', 'name');
  checkInstances(task, bad);
  if (task.resourceBuckets?.length && task.advancedResourceBuckets?.length) {
    throw bad(
      'has both resourceBuckets and advancedResourceBuckets: choose one.',
      'resourceBuckets',
    );
  }
}

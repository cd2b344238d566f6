import type { components } from '../../../generated/qarnot/wire.ts';
import type { Problem } from '../errors.ts';
import { filterProblem } from '../execution/file-filter.ts';
import type { QarnotOptions } from '../options.ts';

type Schemas = components['schemas'];

const shortnameForm = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const constantForm = /^[A-Za-z0-9_.-]+$/;
const tagMax = 511;

/** What tasks, pools and jobs are asked for alike. */
interface Named {
  readonly shortname?: string | null;
  readonly tags?: readonly string[] | null;
}

/** What is wrong with a shortname and tags. */
export function namingProblems(body: Named, { tagsMax }: QarnotOptions): Problem[] {
  const problems: Problem[] = [];
  const { shortname, tags } = body;
  if (
    typeof shortname === 'string' &&
    !(shortnameForm.test(shortname) && shortname.length < 2048)
  ) {
    const message =
      'The shortname may have letters, digits and hyphens; it begins and ends with no hyphen.';
    problems.push({ field: 'Shortname', message });
  }
  if ((tags?.length ?? 0) > tagsMax) {
    problems.push({ field: 'Tags', message: `There may be at most ${tagsMax} tags.` });
  }
  if (tags?.some((tag) => tag.length > tagMax)) {
    problems.push({ field: 'Tags', message: `A tag may have at most ${tagMax} characters.` });
  }
  return problems;
}

/** What is wrong with constants. */
export function constantProblems(
  constants: readonly Schemas['KeyValue'][] | null | undefined,
): Problem[] {
  return (constants ?? []).flatMap(({ key, value }, index) => {
    const field = `constants[${index}]`;
    const problems: Problem[] = [];
    if (!constantForm.test(key)) {
      const message = 'A key may have letters, digits, underscores, hyphens and points.';
      problems.push({ field: `${field}.key`, message });
    }
    if (value?.includes('\0')) {
      problems.push({ field: `${field}.value`, message: 'Null characters are not allowed.' });
    }
    return problems;
  });
}

/** What is wrong with resources and the target of a reservation. */
export function resourceProblems(
  body: Pick<
    Schemas['TaskCreate'],
    | 'resourceBuckets'
    | 'advancedResourceBuckets'
    | 'schedulingType'
    | 'targetedReservedMachineKey'
    | 'targetedReservationName'
  >,
): Problem[] {
  const problems: Problem[] = [];
  if (body.resourceBuckets != null && body.advancedResourceBuckets != null) {
    const message = 'ResourceBuckets and AdvancedResourceBuckets cannot be given together.';
    problems.push({ field: 'ResourceBuckets', message });
  }
  const target = body.targetedReservedMachineKey ?? body.targetedReservationName;
  if (target != null && target !== '' && body.schedulingType !== 'reserved') {
    const message = 'A reservation can only be targeted with the scheduling type reserved.';
    problems.push({ field: 'SchedulingType', message });
  }
  return problems;
}

const filterFields = [
  'resultsWhitelist',
  'resultsBlacklist',
  'snapshotWhitelist',
  'snapshotBlacklist',
] as const;

/** What is wrong with the white and black lists of a task. */
export function fileFilterProblems(body: Schemas['TaskCreate']): Problem[] {
  return filterFields.flatMap((name) => {
    const text = body[name];
    // A constant in it is only known when the task runs.
    if (text == null || text.includes('${')) return [];
    const message = filterProblem(text);
    return message === undefined ? [] : [{ field: name, message }];
  });
}

/** The names of the buckets that resources come from. */
export function bucketsOf(
  body: Pick<Schemas['TaskCreate'], 'resourceBuckets' | 'advancedResourceBuckets'>,
): string[] {
  const advanced = (body.advancedResourceBuckets ?? []).map(({ bucketName }) => bucketName);
  return [...(body.resourceBuckets ?? []), ...advanced];
}

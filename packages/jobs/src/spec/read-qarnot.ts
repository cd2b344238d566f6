import { kindOf } from './problem.ts';
import { readMap, readText } from './read-value.ts';
import { line, type Reader, readKeys } from './reader.ts';
import { BUCKET_PATTERN, RESOURCE_PATTERN } from './schema.ts';
import type { QarnotJobSpec } from './types.ts';

const keys = ['profile', 'instances', 'bucket', 'resources', 'scheduling'] as const;
const schedulings = ['flex', 'onDemand', 'reserved'] as const;

const readInstances: Reader<number> = (value, path, context) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1
    ? value
    : context.problems.value(path, 'must be a whole number of at least 1');

const readBucket: Reader<string> = (value, path, context) =>
  readText(value, path, BUCKET_PATTERN, 'the name of a bucket', context);

const readResources: Reader<string[]> = (value, path, context) => {
  if (!Array.isArray(value)) {
    return context.problems.value(path, `must be a list of buckets, not ${kindOf(value)}`);
  }
  const expected = 'a bucket, or a bucket and a prefix such as data/images/';
  const read = value.map((item, index) =>
    readText(item, [...path, index], RESOURCE_PATTERN, expected, context),
  );
  return read.every((item) => item !== undefined) ? read : undefined;
};

const readScheduling: Reader<(typeof schedulings)[number]> = (value, path, context) =>
  schedulings.find((known) => known === value) ??
  context.problems.value(path, `must be ${schedulings.join(', ')}`);

/** Reads the block that only Qarnot understands. */
export const readQarnot: Reader<QarnotJobSpec> = (value, path, context) => {
  const map = readMap(value, path, keys, context);
  if (map === undefined) return undefined;
  return readKeys<QarnotJobSpec>(map, path, context, {
    profile: line('a profile of Qarnot such as docker-batch'),
    instances: readInstances,
    bucket: readBucket,
    resources: readResources,
    scheduling: readScheduling,
  });
};

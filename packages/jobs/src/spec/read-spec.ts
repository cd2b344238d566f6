import { parseDuration } from './duration.ts';
import { kindOf } from './problem.ts';
import { readDenvr } from './read-denvr.ts';
import { readDok } from './read-dok.ts';
import { readEnv } from './read-env.ts';
import { readOutputs } from './read-outputs.ts';
import { readQarnot } from './read-qarnot.ts';
import { isMap, type ReadContext, readArgv, readMap, readScalar, readText } from './read-value.ts';
import { line, type Reader, type Readers, readKeys } from './reader.ts';
import { GPU_PATTERN, jobSchema, LINE_PATTERN } from './schema.ts';
import type { JobResources, JobSpec } from './types.ts';

const readImage: Reader<string> = (value, path, context) =>
  readText(value, path, '^\\S+$', 'a container image such as python:3.12', context);

const readRun: Reader<string> = (value, path, context) =>
  readText(value, path, '^[^\\u0000]*\\S[^\\u0000]*$', 'a script', context);

const readCommand: Reader<string[]> = (value, path, context) => {
  const words = readArgv(value, path, context);
  return words?.length === 0 ? context.problems.value(path, 'must name a program') : words;
};

const readResources: Reader<JobResources> = (value, path, context) => {
  const map = readMap(value, path, ['gpu'], context);
  if (map?.['gpu'] === undefined) return map === undefined ? undefined : {};
  const expected = 'a GPU such as H100 or H100:8';
  const gpu = readText(map['gpu'], [...path, 'gpu'], GPU_PATTERN, expected, context);
  return gpu === undefined ? undefined : { gpu };
};

const readTimeout: Reader<string | number> = (value, path, context) => {
  const expected = 'must be a duration such as 2h, 1h30m or 90s, or a number of seconds';
  if (typeof value === 'number') {
    if (value > 0 && Number.isFinite(value)) return value;
    return context.problems.value(path, `${expected}, more than zero`);
  }
  if (typeof value !== 'string') {
    return context.problems.value(path, `${expected}, not ${kindOf(value)}`);
  }
  if (parseDuration(value) !== undefined) return value;
  return context.problems.value(path, `${expected}, not ${JSON.stringify(value)}`);
};

const readTags: Reader<string[]> = (value, path, context) => {
  const readTag = line('a tag');
  if (Array.isArray(value)) {
    const tags = value.map((tag, index) => readTag(tag, [...path, index], context));
    return tags.every((tag) => tag !== undefined) ? tags : undefined;
  }
  if (!isMap(value)) {
    return context.problems.value(path, `must be a list or a map, not ${kindOf(value)}`);
  }
  const tags: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    if (!new RegExp(LINE_PATTERN, 'u').test(key)) {
      context.problems.key([...path, key], `tag ${JSON.stringify(key)} must be one line of text`);
    }
    const text = readScalar(item, [...path, key], context, '^[^\\u0000-\\u001f\\u007f]*$');
    if (text !== undefined) tags.push(`${key}=${text}`);
  }
  return tags;
};

const jobReaders: Readers<JobSpec> = {
  name: line('a name'),
  image: readImage,
  command: readCommand,
  run: readRun,
  env: readEnv,
  resources: readResources,
  timeout: readTimeout,
  outputs: readOutputs,
  workdir: line('the path of a folder'),
  tags: readTags,
  dok: readDok,
  qarnot: readQarnot,
  denvr: readDenvr,
};

/** The keys of a job file. */
const JOB_KEYS: readonly string[] = Object.keys(jobSchema.properties);

/**
 * Reads a job from plain data. Wrong things are noted in `context.problems`; the result is only
 * good when there are none.
 */
export function readJobSpec(value: unknown, context: ReadContext): JobSpec {
  const map = isMap(value) ? readMap(value, [], JOB_KEYS, context) : undefined;
  if (map === undefined) {
    context.problems.value(
      [],
      `a job is a map with ${JOB_KEYS.slice(1).join(', ')}, not ${kindOf(value)}`,
    );
    return { name: '', image: '' };
  }
  const { $schema } = map;
  if ($schema !== undefined) readText($schema, ['$schema'], '', 'text', context);
  if (map['command'] !== undefined && map['run'] !== undefined) {
    context.problems.key(['run'], 'command and run exclude each other: keep one of them');
  }
  for (const key of jobSchema.required) {
    if (map[key] === undefined) context.problems.key([key], `${key} is missing`);
  }
  return readKeys<JobSpec>(map, [], context, jobReaders);
}

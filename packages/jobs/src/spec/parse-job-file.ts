import { InputError } from '@irori/core';
import { JobFileError } from './errors.ts';
import { formatPath, Problems } from './problem.ts';
import { readJobSpec } from './read-spec.ts';
import { isMap } from './read-value.ts';
import type { JobSpec } from './types.ts';
import { parseYaml } from './yaml-source.ts';

/** How to read a job file. */
export interface ParseJobFileOptions {
  /** The file's name, for messages. @default 'job.yaml' */
  file?: string;
  /**
   * Keys that replace those of the file before it is checked (`command` also replaces `run`, and
   * the other way round). Required keys may be missing in the file when they are given here.
   */
  overrides?: Partial<JobSpec>;
}

/**
 * Reads a job file: YAML, or JSON. Nothing but the text is looked at, so it works offline.
 *
 * @throws {@link JobFileError} with line and column of everything that is wrong
 */
export function parseJobFile(text: string, options: ParseJobFileOptions = {}): JobSpec {
  const { file = 'job.yaml', overrides = {} } = options;
  const { source, problems } = parseYaml(text);
  if (problems.length > 0) throw new JobFileError(file, problems);
  const found = new Problems();
  const value = isMap(source.value) ? merge(source.value, overrides) : source.value;
  const spec = readJobSpec(value, { problems: found, sourceOf: source.sourceOf });
  if (found.all.length > 0) {
    const located = found.all.map(({ path, atKey, sentence }) => ({
      ...source.positionOf(path, atKey ? 'key' : 'value'),
      message: sentence,
    }));
    throw new JobFileError(file, located);
  }
  return spec;
}

/**
 * Checks a job that a program made, by the same rules as a job file.
 *
 * @throws `InputError` that names the first wrong field
 */
export function checkJobSpec(spec: JobSpec): JobSpec {
  const problems = new Problems();
  const checked = readJobSpec(spec, { problems, sourceOf: () => undefined });
  const [first] = problems.all;
  if (first !== undefined) {
    const sentences = problems.all.map((problem) => `Wrong job: ${problem.sentence}.`);
    throw new InputError(sentences.join('\n'), { field: formatPath(first.path) });
  }
  return checked;
}

function merge(value: Record<string, unknown>, overrides: Partial<JobSpec>): unknown {
  const merged: Record<string, unknown> = { ...value };
  if (overrides.command !== undefined) delete merged['run'];
  if (overrides.run !== undefined) delete merged['command'];
  for (const [key, replacement] of Object.entries(overrides)) {
    if (replacement !== undefined) merged[key] = replacement;
  }
  return merged;
}

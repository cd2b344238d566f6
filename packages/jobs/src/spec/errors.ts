import { InputError } from '@irori/core';

/** One thing that is wrong with a job file, and where. */
export interface JobFileProblem {
  /** Line, from 1. */
  line: number;
  /** Column, from 1. */
  column: number;
  /** What is wrong, without the position. */
  message: string;
}

/** A job file is no YAML, or no job. The message has one line a problem, each with its position. */
export class JobFileError extends InputError {
  static override readonly kind: string = 'JobFileError';

  /** The file, as the caller named it. */
  readonly file: string;
  /** Everything that is wrong, in the order of the file. */
  readonly problems: readonly JobFileProblem[];

  constructor(file: string, problems: readonly JobFileProblem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    const lines = sorted.map(
      (problem) => `${file}:${problem.line}:${problem.column}: ${problem.message}`,
    );
    super(lines.join('\n'), { field: file });
    this.file = file;
    this.problems = sorted;
  }
}

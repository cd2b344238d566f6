/** Where in a job something is: `['dok', 'http', 'port']`. */
export type SpecPath = readonly (string | number)[];

/** One thing that is wrong with a job, before anybody knows where it was written. */
export interface SpecProblem {
  /** Where it is; for an unknown or missing key, the key's own path. */
  path: SpecPath;
  /** Whether the key itself is wrong, rather than its value. */
  atKey: boolean;
  /** What is wrong, without the position. */
  sentence: string;
}

/** `dok.http.port`, `command[2]`. */
export function formatPath(path: SpecPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

/** What a value is, in the words of a sentence about it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'true or false';
  return `a ${typeof value}`;
}

/** Gathers problems while a job is read, so that all of them can be told at once. */
export class Problems {
  readonly #found: SpecProblem[] = [];

  /** What was found so far, in the order of reading. */
  get all(): readonly SpecProblem[] {
    return this.#found;
  }

  /** Notes that a value is wrong; the sentence goes on after the value's path. */
  value(path: SpecPath, rest: string): undefined {
    const sentence = path.length === 0 ? rest : `${formatPath(path)} ${rest}`;
    this.#found.push({ path, atKey: false, sentence });
    return undefined;
  }

  /** Notes that a key is wrong. */
  key(path: SpecPath, sentence: string): undefined {
    this.#found.push({ path, atKey: true, sentence });
    return undefined;
  }
}

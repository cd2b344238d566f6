import { InputError } from '@irori/core';
import picomatch from 'picomatch';

type Test = (path: string) => boolean;

/** How many folders a filter remembers its answer for; a walk asks for few at a time. */
const rememberedFolders = 512;

function matcher(field: string, pattern: string): Test {
  const plain = pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  if (/^!(?!\()/.test(plain)) {
    const other = field === 'include' ? 'exclude' : 'include';
    const message = `The pattern ${JSON.stringify(pattern)} begins with '!'.`;
    throw new InputError(message, { field, hint: `Give it to ${other} without the '!'.` });
  }
  try {
    return picomatch(plain, { dot: true, windows: false, basename: !plain.includes('/') });
  } catch (cause) {
    const message = `The pattern ${JSON.stringify(pattern)} cannot be read.`;
    throw new InputError(message, { field, cause });
  }
}

/** Decides which paths a sync sees, on both sides alike. */
export class Filter {
  readonly #include: readonly Test[];
  readonly #exclude: readonly Test[];
  readonly #excludedFolders = new Map<string, boolean>();
  readonly #includedFolders = new Map<string, boolean>();

  /** @throws InputError for a pattern that cannot be read. */
  constructor(include: readonly string[], exclude: readonly string[]) {
    this.#include = include.map((pattern) => matcher('include', pattern));
    this.#exclude = exclude.map((pattern) => matcher('exclude', pattern));
  }

  /** Whether everything is let through. */
  get isOpen(): boolean {
    return this.#include.length === 0 && this.#exclude.length === 0;
  }

  /** Whether a file or an object is part of the sync. The path has no slash at its end. */
  accepts(path: string): boolean {
    if (this.isOpen) return true;
    if (this.excludes(path)) return false;
    return this.#include.length === 0 || this.#reaches(path, this.#include, this.#includedFolders);
  }

  /** Whether a path, or a folder above it, is left out: a walk need not look into such a folder. */
  excludes(path: string): boolean {
    return this.#exclude.length > 0 && this.#reaches(path, this.#exclude, this.#excludedFolders);
  }

  #reaches(path: string, tests: readonly Test[], folders: Map<string, boolean>): boolean {
    if (tests.some((test) => test(path))) return true;
    const slash = path.lastIndexOf('/');
    if (slash <= 0) return false;
    const folder = path.slice(0, slash);
    let known = folders.get(folder);
    if (known === undefined) {
      known = this.#reaches(folder, tests, folders);
      if (folders.size >= rememberedFolders) folders.clear();
      folders.set(folder, known);
    }
    return known;
  }
}

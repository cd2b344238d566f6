import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { JobFileProblem } from './errors.ts';
import type { SpecPath } from './problem.ts';

/** Where something stands in a file. */
interface Position {
  /** Line, from 1. */
  line: number;
  /** Column, from 1. */
  column: number;
}

/** A YAML text as plain data that still knows how and where everything was written. */
export interface YamlSource {
  /** The plain data. */
  value: unknown;
  /** The text of a scalar as it was written. */
  sourceOf(path: SpecPath): string | undefined;
  /** Where the key or the value at a path is; of its nearest parent when it is not there. */
  positionOf(path: SpecPath, at: 'key' | 'value'): Position;
}

interface Mark {
  key: number | undefined;
  value: number;
  source: string | undefined;
}

// A job is at most four levels deep; this only stops files made to exhaust memory with aliases.
const MAX_DEPTH = 16;
const MAX_NODES = 20_000;

/**
 * The YAML library, loaded with the first job file: it makes up nearly half of the time that this
 * package needs to load, and most commands read no job file.
 */
const loadYaml = (): typeof Yaml => createRequire(import.meta.url)('yaml') as typeof Yaml;

const keyOf = (path: SpecPath): string => JSON.stringify(path);

/** Turns the nodes of a document into plain data and remembers where each was written. */
class Reader {
  readonly marks: Map<string, Mark> = new Map();
  readonly problems: { offset: number; message: string }[] = [];
  readonly #yaml: typeof Yaml;
  readonly #document: Yaml.Document.Parsed;
  #nodes = 0;

  constructor(yaml: typeof Yaml, document: Yaml.Document.Parsed) {
    this.#yaml = yaml;
    this.#document = document;
  }

  read(node: unknown, path: SpecPath, key?: number): unknown {
    const { isAlias, isMap, isScalar, isSeq } = this.#yaml;
    const target = isAlias(node) ? node.resolve(this.#document) : node;
    const written = isAlias(node) ? node.range?.[0] : undefined;
    const range = isScalar(target) || isMap(target) || isSeq(target) ? target.range : undefined;
    const offset = written ?? range?.[0] ?? key ?? 0;
    this.#nodes += 1;
    if (path.length > MAX_DEPTH || this.#nodes > MAX_NODES) {
      return this.#refuse(offset, 'the file is nested too deeply to be a job');
    }
    const source = isScalar(target) ? target.source : undefined;
    this.marks.set(keyOf(path), { key, value: offset, source });
    if (isAlias(node) && target === undefined) {
      return this.#refuse(offset, `*${node.source} refers to nothing above it`);
    }
    if (isScalar(target)) return target.value;
    if (isSeq(target)) return target.items.map((item, index) => this.read(item, [...path, index]));
    if (!isMap(target)) return null;
    const result: Record<string, unknown> = Object.create(null);
    for (const pair of target.items) {
      const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      const name = isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : undefined;
      if (name === undefined) this.#refuse(offset, 'a key must be plain text');
      else result[name] = this.read(pair.value, [...path, name], start);
    }
    return result;
  }

  #refuse(offset: number, message: string): null {
    if (this.problems.length === 0) this.problems.push({ offset, message });
    return null;
  }
}

/** Parses YAML (JSON is YAML too). Malformed text gives problems with line and column. */
export function parseYaml(text: string): { source: YamlSource; problems: JobFileProblem[] } {
  const yaml = loadYaml();
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const reader = new Reader(yaml, document);
  const value = document.errors.length > 0 ? null : reader.read(document.contents, []);
  // The first mistake makes the parser stumble over what follows: only it is worth a sentence.
  const wrong = document.errors.slice(0, 1).map(({ message, pos }) => ({
    offset: pos[0],
    message: `the YAML is malformed: ${message}`,
  }));
  const problems = [...wrong, ...reader.problems].map(({ offset, message }) => ({
    ...position(offset),
    message,
  }));
  const sourceOf = (path: SpecPath): string | undefined => reader.marks.get(keyOf(path))?.source;
  const positionOf = (path: SpecPath, at: 'key' | 'value'): Position => {
    for (let length = path.length; length >= 0; length--) {
      const mark = reader.marks.get(keyOf(path.slice(0, length)));
      if (mark === undefined) continue;
      const exact = length === path.length;
      return position(exact && at === 'key' ? (mark.key ?? mark.value) : mark.value);
    }
    return { line: 1, column: 1 };
  };
  return { source: { value, sourceOf, positionOf }, problems };
}

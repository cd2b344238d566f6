import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { WorkloadSpec } from '../../../src/engine/types.ts';
import type { TestEngine } from '../../engine/support.ts';

/** What a job comes to. A part that is not named is not looked at. */
export interface Outcome {
  readonly exitCode?: number | null;
  readonly kind?: string;
  /** The sentence of its end, or what it holds. */
  readonly reason?: string | RegExp;
  /** The combined log, one character for each byte. */
  readonly log?: string | RegExp;
  /** Names in the artifact, in its order; null for no artifact. */
  readonly files?: readonly string[] | null;
}

/** One job, and what it comes to. */
export interface ConformanceJob {
  readonly name: string;
  readonly spec: Partial<WorkloadSpec>;
  /** It is stopped as soon as its log is `ready`. */
  readonly stop?: boolean;
  /** What counts of its log. @default all of it */
  readonly view?: (log: string) => string;
  /** On every runtime. */
  readonly same?: Outcome;
  /** On each, where they are not alike. */
  readonly difference?: {
    /** First cell of its row in docs/guides/runtimes.md. */
    readonly row: string;
    readonly process: Outcome;
    readonly container: Outcome;
  };
}

/** A workload that runs a line of shell. */
export function line(text: string, more: Partial<WorkloadSpec> = {}): Partial<WorkloadSpec> {
  return { command: ['sh', '-c', text], ...more };
}

/** What an ended workload came to, as far as it is `expected`: the same words where it is. */
export function outcomeOf(
  local: TestEngine,
  id: string,
  expected: Outcome,
  view: (log: string) => string = (log) => log,
): Outcome {
  const ended = local.engine.get(id);
  const found = {
    exitCode: ended?.exitCode,
    kind: ended?.end?.kind,
    reason: like(ended?.end?.reason ?? '', expected.reason),
    log: like(view(local.logText(id)), expected.log),
    files: ended?.artifact === null ? null : namesIn(local.engine.artifactPath(id)),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([part]) => Object.hasOwn(expected, part)),
  );
}

/** The pattern itself when the text is like it. */
function like(text: string, pattern: string | RegExp | undefined): string | RegExp {
  return pattern instanceof RegExp && pattern.test(text) ? pattern : text;
}

function namesIn(archive: string): string[] {
  const text = execFileSync('tar', ['-tzf', archive, '--quoting-style=literal'], {
    encoding: 'utf8',
  });
  expect(text.endsWith('\n')).toBe(true);
  return text.trimEnd().split('\n');
}

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunStream } from './types.ts';

const STREAMS: readonly RunStream[] = ['stdout', 'stderr'];

/** Where the common log of all instances of a task, or slots of a pool, lies. */
export function commonLog(folder: string, owner: string, stream: RunStream): string {
  return join(folder, `${owner}.${stream}`);
}

/** Removes the common logs of a task or pool. */
export function removeCommonLogs(folder: string, owner: string): void {
  for (const stream of STREAMS) rmSync(commonLog(folder, owner, stream), { force: true });
}

/** Removes those whose owner is gone: a killed process leaves them. */
export function sweepCommonLogs(folder: string, isKnown: (owner: string) => boolean): void {
  for (const name of namesIn(folder)) {
    const owner = name.slice(0, name.lastIndexOf('.'));
    if (!isKnown(owner)) removeCommonLogs(folder, owner);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nobody has read a log yet.
    return [];
  }
}

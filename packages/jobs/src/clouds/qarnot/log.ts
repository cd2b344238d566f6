import { parseLogLine, type Qarnot, type Task } from '@irori/qarnot';
import { ownTagOf } from './job.ts';
import { type MarkedEnd, readLine } from './mark.ts';

/** How a log is read. */
export interface JobLogReading {
  follow: boolean;
  /** Longest pause between two looks, in milliseconds. */
  pollInterval?: number;
  signal?: AbortSignal;
}

/**
 * The log of a job: both outputs of all instances as lines, as they come. Qarnot keeps logs as lines
 * of text, so a last line without its end gets one. With several instances each line begins with the
 * instance's number, as Qarnot writes it.
 */
export async function* readJobLog(
  qarnot: Qarnot,
  task: Task,
  reading: JobLogReading,
): AsyncGenerator<Uint8Array> {
  const tag = ownTagOf(task);
  const many = (task.instanceCount ?? 1) > 1 || Boolean(task.advancedRanges);
  const encoder = new TextEncoder();
  for await (const { instance, text } of qarnot.tasks.logs(task.uuid ?? '', reading)) {
    const line = tag === null ? { text, end: null } : readLine(text, tag);
    if (line.end !== null && line.text === '') continue;
    const prefix = many && instance !== null ? ` ${instance}> ` : '';
    yield encoder.encode(`${prefix}${line.text}\n`);
  }
}

/** How the instances ended, by their error output; those with the lowest number first. */
export function endsIn(stderr: string, tag: string): MarkedEnd[] {
  const ends = new Map<number, MarkedEnd>();
  for (const line of stderr.split('\n')) {
    const { instance, text } = parseLogLine(line);
    const { end } = readLine(text, tag);
    // An instance that was tried again has several; the last one counts.
    if (end !== null) ends.set(instance ?? 0, end);
  }
  return [...ends].sort(([a], [b]) => a - b).map(([, end]) => end);
}

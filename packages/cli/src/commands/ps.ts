import { closestWord } from '@irori/core';
import { JOB_STATES, type Job, type JobState } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { say } from '../output/say.ts';
import { type Style, styleFor } from '../output/style.ts';
import { type Column, writeTable } from '../output/table.ts';
import { formatAge } from '../output/time.ts';
import { writeJson, writeLine } from '../output/write.ts';
import { type CloudFlags, openSession } from '../session.ts';
import { text } from '../text.ts';

/** Flags of `irori ps`. */
export interface PsFlags extends CloudFlags {
  readonly limit?: number;
  readonly state?: string;
  readonly tag?: string;
  readonly all?: boolean;
  readonly quiet?: boolean;
}

const defaultLimit = 20;

function stateOf(word: string): JobState {
  const state = JOB_STATES.find((known) => known === word);
  if (state === undefined) {
    throw usageError(text.badState(word, closestWord(word, JOB_STATES), JOB_STATES));
  }
  return state;
}

function paintState(state: JobState, style: Style): string {
  if (state === 'succeeded') return style.green(state);
  if (state === 'failed' || state === 'timed_out' || state === 'lost') return style.red(state);
  return state === 'running' ? style.cyan(state) : state;
}

function columnsFor(now: number, style: Style): Column<Job>[] {
  return [
    { header: 'ID', value: (job) => job.id },
    { header: 'NAME', value: (job) => job.name, shrinks: true },
    {
      header: 'STATE',
      value: (job) => job.state,
      shown: (job) => paintState(job.state, style),
    },
    { header: 'EXIT', value: (job) => (job.exitCode === null ? '' : String(job.exitCode)) },
    { header: 'PLAN', value: (job) => job.plan, shrinks: true },
    {
      header: 'CREATED',
      shownHeader: 'AGE',
      value: (job) => job.createdAt,
      shown: (job) => formatAge(job.createdAt, now),
    },
  ];
}

/** `irori ps`: lists jobs, newest first. */
export async function ps(this: IroriContext, flags: PsFlags): Promise<void> {
  const state = flags.state === undefined ? undefined : stateOf(flags.state);
  const { jobs } = await openSession(this, flags);
  const found = await jobs.list({
    limit: flags.limit ?? defaultLimit,
    ...(state !== undefined && { state }),
    ...(flags.tag !== undefined && { tag: flags.tag }),
    ...(flags.all === true && { all: true }),
  });
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, { schemaVersion: 1, items: found });
  else if (flags.quiet === true) for (const { id } of found) await writeLine(stdout, id);
  else if (found.length === 0 && stdout.isTTY === true) say(this, text.noJobs);
  else await writeTable(stdout, found, columnsFor(this.clock.now(), styleFor(stdout, this.env)));
}

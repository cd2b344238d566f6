import { closestWord } from '@irori/core';
import { JOB_STATES, type Job, type JobState, type Jobs } from '@irori/jobs';
import { localProfiles } from '../config/profiles.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { say } from '../output/say.ts';
import { type Style, styleFor } from '../output/style.ts';
import { type Column, writeTable } from '../output/table.ts';
import { formatAge } from '../output/time.ts';
import { writeJson, writeLine } from '../output/write.ts';
import { type CloudFlags, connect, rememberSecrets, sessionOver } from '../session.ts';
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

function columnsFor(jobs: readonly Job[], now: number, style: Style): Column<Job>[] {
  const clouds = new Set(jobs.map((job) => job.cloud));
  const cloud: Column<Job> = { header: 'CLOUD', value: (job) => job.cloud };
  return [
    { header: 'ID', value: (job) => job.id },
    ...(clouds.size > 1 ? [cloud] : []),
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

/** The jobs of the profile; of the local cloud those of all its APIs, unless one is named. */
async function layersOf(context: IroriContext, flags: PsFlags): Promise<Jobs[]> {
  const connection = await connect(context, flags);
  const { local, profile } = connection;
  const isOne = local === undefined || (flags.cloud !== undefined && flags.cloud !== 'local');
  const profiles = isOne ? [profile] : localProfiles(local.endpoint);
  return profiles.map((each) => {
    rememberSecrets(context, each);
    return sessionOver(context, { ...connection, profile: each }).jobs;
  });
}

/** `irori ps`: lists jobs, newest first. */
export async function ps(this: IroriContext, flags: PsFlags): Promise<void> {
  const state = flags.state === undefined ? undefined : stateOf(flags.state);
  const limit = flags.limit ?? defaultLimit;
  const query = {
    limit,
    ...(state !== undefined && { state }),
    ...(flags.tag !== undefined && { tag: flags.tag }),
    ...(flags.all === true && { all: true }),
  };
  const layers = await layersOf(this, flags);
  const lists = await Promise.all(layers.map((jobs) => jobs.list(query)));
  const newestFirst = (a: Job, b: Job): number => Date.parse(b.createdAt) - Date.parse(a.createdAt);
  const found = lists.length === 1 ? lists.flat() : lists.flat().sort(newestFirst).slice(0, limit);
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, { schemaVersion: 1, items: found });
  else if (flags.quiet === true) for (const { id } of found) await writeLine(stdout, id);
  else if (found.length === 0 && stdout.isTTY === true) say(this, text.noJobs);
  else
    await writeTable(
      stdout,
      found,
      columnsFor(found, this.clock.now(), styleFor(stdout, this.env)),
    );
}

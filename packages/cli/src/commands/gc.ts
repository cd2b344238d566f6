import { isConfigError } from '@irori/core';
import { createJobs, type Leftover, parseDuration } from '@irori/jobs';
import { everyProfile } from '../config/every-profile.ts';
import { jobStateDir } from '../config/paths.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { describeFailure } from '../failure.ts';
import { say } from '../output/say.ts';
import { type Column, writeTable } from '../output/table.ts';
import { formatAge } from '../output/time.ts';
import { writeJson } from '../output/write.ts';
import { type CloudFlags, loggingOf, rememberSecrets } from '../session.ts';
import { text } from '../text.ts';

/** Flags of `irori gc`. */
export interface GcFlags extends CloudFlags {
  readonly olderThan?: string;
  readonly yes?: boolean;
}

/** A leftover, and what became of it. */
interface Row extends Leftover {
  outcome: 'found' | 'destroyed' | 'failed';
}

/** A cloud that could not be looked through. */
interface Unasked {
  readonly profile: string;
  readonly cloud: string;
  readonly reason: string;
}

function columnsFor(now: number): readonly Column<Row>[] {
  return [
    { header: 'CLOUD', value: ({ cloud }) => cloud },
    { header: 'PROFILE', value: ({ profile }) => profile },
    { header: 'ID', value: ({ id }) => id },
    { header: 'STATE', value: ({ cloudState }) => cloudState },
    {
      header: 'CREATED',
      shownHeader: 'AGE',
      value: ({ createdAt }) => createdAt,
      shown: ({ createdAt }) => formatAge(createdAt, now),
    },
    { header: 'OUTCOME', value: ({ outcome }) => outcome },
    { header: 'WHY', value: ({ reason }) => reason, shrinks: true },
  ];
}

function secondsOf(olderThan: string | undefined): number | undefined {
  if (olderThan === undefined) return undefined;
  const seconds = parseDuration(olderThan);
  if (seconds === undefined) throw usageError(text.badDuration('--older-than', olderThan));
  return seconds;
}

class Collector {
  readonly rows: Row[] = [];
  readonly unasked: Unasked[] = [];
  readonly #context: IroriContext;
  readonly #flags: GcFlags;
  readonly #olderThan: number | undefined;

  constructor(context: IroriContext, flags: GcFlags) {
    this.#context = context;
    this.#flags = flags;
    this.#olderThan = secondsOf(flags.olderThan);
  }

  async run(): Promise<void> {
    const { profile: named, cloud } = this.#flags;
    for (const { profile, certain } of await everyProfile(this.#context, cloud)) {
      if (named !== undefined && profile.name !== named) continue;
      rememberSecrets(this.#context, profile);
      const jobs = createJobs(profile, {
        ...loggingOf(this.#context, this.#flags),
        clock: this.#context.clock,
        env: this.#context.env,
        stateDir: jobStateDir(this.#context.env),
      });
      try {
        const found = await jobs.leftovers(
          this.#olderThan === undefined ? {} : { olderThan: this.#olderThan },
        );
        for (const leftover of found) this.rows.push(await this.#handle(jobs, leftover));
      } catch (error) {
        // Nobody said that this cloud is used.
        if (!certain && isConfigError(error)) continue;
        const reason = describeFailure(error).message;
        this.unasked.push({ profile: profile.name, cloud: profile.cloud, reason });
      }
    }
  }

  async #handle(jobs: ReturnType<typeof createJobs>, leftover: Leftover): Promise<Row> {
    if (this.#flags.yes !== true) return { ...leftover, outcome: 'found' };
    try {
      await jobs.destroyLeftover(leftover);
      return { ...leftover, outcome: 'destroyed' };
    } catch (error) {
      const { message } = describeFailure(error);
      return { ...leftover, outcome: 'failed', reason: message };
    }
  }
}

/** `irori gc`: finds what Irori left behind on every configured cloud, and with `--yes` destroys it. */
export async function gc(this: IroriContext, flags: GcFlags): Promise<void> {
  const collector = new Collector(this, flags);
  await collector.run();
  const { rows, unasked } = collector;
  const { stdout } = this.process;
  if (flags.json === true) {
    await writeJson(stdout, { schemaVersion: 1, items: rows, unasked });
  } else {
    if (rows.length > 0) await writeTable(stdout, rows, columnsFor(this.clock.now()));
    for (const { cloud, profile, reason } of unasked) {
      say(this, text.notLookedThrough(cloud, profile, reason));
    }
    if (rows.length === 0) say(this, text.noLeftovers);
    else if (flags.yes !== true) say(this, text.leftoversFound(rows.length));
  }
  const failed = unasked.length > 0 || rows.some(({ outcome }) => outcome === 'failed');
  if (failed) this.process.exitCode = exitCodes.error;
}

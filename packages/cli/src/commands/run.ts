import { followExitCode, type Job, type JobSpec } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { followJob } from '../jobs/follow.ts';
import { type Interrupts, listenForInterrupts } from '../jobs/interrupt.ts';
import { type FetchedOutputs, fetchInto, outputsFolder } from '../jobs/outputs.ts';
import { sayPlan } from '../jobs/plan-text.ts';
import { sayEnd } from '../jobs/say-end.ts';
import { describeJob, hostImage, type SpecFlags } from '../jobs/spec.ts';
import { say } from '../output/say.ts';
import { write, writeJson, writeLine } from '../output/write.ts';
import { type CloudFlags, chooseProfile, connect, type Session, sessionOver } from '../session.ts';
import { text } from '../text.ts';

/** Flags of `irori run`. */
export interface RunFlags extends SpecFlags, CloudFlags {
  readonly outputs?: string;
  readonly detach?: boolean;
  readonly cancelOnInterrupt?: boolean;
}

/** One `irori run`, from the submission on. */
class Run {
  readonly #context: IroriContext;
  readonly #flags: RunFlags;
  readonly #session: Session;
  readonly #spec: JobSpec;
  #id: string | undefined;
  #ended = false;

  constructor(context: IroriContext, flags: RunFlags, session: Session, spec: JobSpec) {
    this.#context = context;
    this.#flags = flags;
    this.#session = session;
    this.#spec = spec;
  }

  /** @returns the exit code. */
  async go(): Promise<number> {
    const interrupts = listenForInterrupts(this.#context, () => this.#onFirstInterrupt());
    try {
      const job = await this.#submit(interrupts.signal);
      if (this.#flags.detach === true) return await this.#printSubmitted(job);
      if (interrupts.exitCode !== undefined && !this.#onFirstInterrupt()) {
        return this.#leave(job, interrupts.exitCode);
      }
      return await this.#attach(job, interrupts);
    } finally {
      interrupts.release();
    }
  }

  async #submit(signal: AbortSignal): Promise<Job> {
    const { jobs, ledger, profile } = this.#session;
    const job = await jobs.submit(this.#spec, { signal });
    this.#id = job.id;
    await ledger.add({
      id: job.id,
      name: job.name,
      profile: profile.name,
      cloud: job.cloud,
      submittedAt: new Date(this.#context.clock.now()).toISOString(),
    });
    return job;
  }

  /** While the job is being submitted the first Ctrl-C waits for its id, to be able to name it. */
  #onFirstInterrupt(): boolean {
    const id = this.#id;
    if (id === undefined) return true;
    if (this.#flags.cancelOnInterrupt !== true || this.#ended) return false;
    say(this.#context, text.canceling(id));
    this.#session.jobs.cancel(id).catch((error: unknown) => {
      say(this.#context, error instanceof Error ? error.message : String(error));
    });
    return true;
  }

  async #printSubmitted(job: Job): Promise<number> {
    const { stdout } = this.#context.process;
    if (this.#flags.json === true) await writeJson(stdout, job);
    else await writeLine(stdout, job.id);
    return exitCodes.ok;
  }

  async #attach(submitted: Job, interrupts: Interrupts): Promise<number> {
    const { stdout, stderr } = this.#context.process;
    const json = this.#flags.json === true;
    if (!json) say(this.#context, text.submitted(submitted.id, this.#session.profile.name));
    let job: Job | undefined;
    try {
      job = await followJob(this.#context, this.#session, submitted.id, {
        log: (chunk) => write(json ? stderr : stdout, chunk),
        signal: interrupts.signal,
        quiet: json,
        stopWithReader: false,
      });
    } catch (error) {
      if (interrupts.exitCode !== undefined) return this.#leave(submitted, interrupts.exitCode);
      say(this.#context, text.jobOutOfSight(submitted.id));
      throw error;
    }
    return job === undefined ? exitCodes.ok : this.#finish(job, interrupts);
  }

  async #finish(job: Job, interrupts: Interrupts): Promise<number> {
    const json = this.#flags.json === true;
    this.#ended = true;
    if (!json) sayEnd(this.#context, job);
    const outputs = await this.#outputs(job, interrupts.signal);
    if (json) {
      const found = outputs === 'failed' ? null : (outputs ?? null);
      await writeJson(this.#context.process.stdout, { ...job, outputs: found });
    }
    if (interrupts.exitCode !== undefined) return interrupts.exitCode;
    const code = followExitCode(job);
    return code === exitCodes.ok && outputs === 'failed' ? exitCodes.irori : code;
  }

  /** Fetches what the job declared (or what `--outputs` asks for), and says where it lies. */
  async #outputs(job: Job, signal: AbortSignal): Promise<FetchedOutputs | 'failed' | undefined> {
    const declared = this.#spec.outputs !== undefined || this.#flags.outputs !== undefined;
    if (!job.hasOutputs) {
      if (declared) say(this.#context, text.noOutputs);
      return undefined;
    }
    if (!declared) {
      say(this.#context, text.outputsWaiting(job.id));
      return undefined;
    }
    const folder = outputsFolder(this.#context, job, this.#flags.outputs);
    try {
      const fetched = await fetchInto(this.#session, job, folder, signal);
      const { length } = fetched.files;
      if (this.#flags.json !== true) say(this.#context, text.outputsAt(length, folder));
      return fetched;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(this.#context, text.outputsNotFetched(job.id, reason));
      return 'failed';
    }
  }

  #leave(job: Job, exitCode: number): number {
    say(this.#context, text.detached(job.id));
    return exitCode;
  }
}

/** `irori run`: submits a job and stays with it until it ends. */
export async function run(
  this: IroriContext,
  flags: RunFlags,
  ...argv: readonly string[]
): Promise<void> {
  const { profile } = await chooseProfile(this, flags);
  const needsImage = !profile.local;
  const { spec, folder } = await describeJob(this, flags, argv, {
    needsImage,
    profile: profile.name,
  });
  const connection = await connect(this, flags);
  const isOnHost = spec.image === hostImage && connection.local?.health.notice === null;
  if (isOnHost && (connection.local?.health.hostImage !== true || profile.cloud !== 'dok')) {
    throw usageError(text.imageMissingInContainers);
  }
  const session = sessionOver(this, connection, folder);
  if (flags.json !== true) {
    if (connection.local === undefined) await sayPlan(this, session, spec);
    else if (connection.local.health.notice) say(this, connection.local.health.notice);
    else if (isOnHost) say(this, text.runsOnHost);
  }
  this.process.exitCode = await new Run(this, flags, session, spec).go();
}

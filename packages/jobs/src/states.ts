/**
 * Where a job stands, in words that mean the same on every cloud.
 *
 * - `queued`: accepted, waits for a slot or a machine.
 * - `provisioning`: a machine is being prepared.
 * - `pulling`: the machine fetches the image.
 * - `running`: the program runs.
 * - `stopping`: the program has ended or was told to; outputs are being collected.
 * - `succeeded`: ended with exit code 0.
 * - `failed`: ended with another exit code, or the cloud could not run it.
 * - `canceled`: somebody stopped it.
 * - `timed_out`: its time limit stopped it.
 * - `lost`: the cloud no longer knows it.
 */
export type JobState = (typeof JOB_STATES)[number];

/** All states, in the order in which a job may pass through them. */
export const JOB_STATES: readonly [
  'queued',
  'provisioning',
  'pulling',
  'running',
  'stopping',
  'succeeded',
  'failed',
  'canceled',
  'timed_out',
  'lost',
] = [
  'queued',
  'provisioning',
  'pulling',
  'running',
  'stopping',
  'succeeded',
  'failed',
  'canceled',
  'timed_out',
  'lost',
];

const ended: ReadonlySet<string> = new Set(JOB_STATES.slice(5));

/** Whether nothing more will happen to a job in this state. */
export function isEndedState(state: JobState): boolean {
  return ended.has(state);
}

const meanings: ReadonlyMap<number, string> = new Map([
  [126, 'the program was found but could not be executed'],
  [127, 'the program was not found'],
  [130, 'the program was interrupted by SIGINT'],
  [134, 'the program aborted itself, SIGABRT'],
  [137, 'the program was killed by SIGKILL, often because memory ran out'],
  [139, 'the program accessed memory that is not its own, SIGSEGV'],
  [143, 'the program was told to end by SIGTERM'],
]);

/** What an exit code means by the conventions of shells; `null` when it means what the program says. */
export function explainExitCode(code: number): string | null {
  const known = meanings.get(code);
  if (known !== undefined) return known;
  return code > 128 && code <= 192 ? `the program was ended by signal ${code - 128}` : null;
}

/** What the exit code of a command that followed a job to its end depends on. */
export interface JobEnding {
  state: JobState;
  exitCode: number | null;
}

/**
 * The exit code with which a command that followed a job should end: the job's own where there is
 * one, 124 for the time limit, 143 for a job that was stopped without a code, 125 when there is no
 * truthful code (the job never ran, is lost, or has not ended).
 */
export function followExitCode({ state, exitCode }: JobEnding): number {
  if (state === 'succeeded') return 0;
  if (state === 'timed_out') return 124;
  if (!isEndedState(state) || state === 'lost') return 125;
  if (exitCode !== null && exitCode !== 0) return exitCode;
  return state === 'canceled' ? 143 : 125;
}

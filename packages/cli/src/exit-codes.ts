/**
 * Every exit code that `irori` itself chooses; the guide `docs/guides/command.md` prints this table.
 *
 * Two families, because a job's own code must not be mistaken for one of ours: commands that follow
 * a job (`run`, `wait`, `logs -f`) end with the job's code and use 124, 125 and 130 for themselves;
 * all other commands use 0 to 5.
 */
export const exitCodes = {
  /** It worked. */
  ok: 0,
  /** It did not work: the message on stderr says why. */
  error: 1,
  /** The command line, the job file or the configuration is wrong; nothing was sent. */
  usage: 2,
  /** Credentials are missing or were refused, or the cloud's terms are not accepted. */
  credentials: 4,
  /** The named job, profile or object does not exist. */
  notFound: 5,
  /** A time limit ended it: the job's own, or the one given to `wait`. As `timeout(1)`. */
  timeLimit: 124,
  /** Irori could not run or observe the job. As `docker run`. */
  irori: 125,
  /** Ctrl-C: Irori stopped watching, or canceled the job when told to. */
  interrupted: 130,
} as const;

/** Which of the two families of exit codes a command uses. */
export type ExitFamily = 'plain' | 'job';

/** What Irori's own failure `code` becomes in a command of the given family. */
export function exitCodeIn(family: ExitFamily, code: number): number {
  if (family === 'plain') return code;
  return code === exitCodes.timeLimit || code >= exitCodes.interrupted ? code : exitCodes.irori;
}

import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { checkJobSpec, type JobSpec, parseJobFile } from '@irori/jobs';
import { fromCwd } from '../config/paths.ts';
import type { IroriContext } from '../context.ts';
import { codeOf, usageError } from '../errors.ts';
import { readAll } from '../input.ts';
import { text } from '../text.ts';
import { type JobEnv, parseEnvFile, parseEnvFlag } from './env.ts';

/** The flags that describe a job; each one wins over the job file. */
export interface SpecFlags {
  readonly file?: string;
  readonly image?: string;
  readonly env?: readonly string[];
  readonly envFile?: readonly string[];
  readonly gpu?: string;
  readonly name?: string;
  readonly timeout?: string;
  readonly tag?: readonly string[];
}

/** A job as the command line describes it. */
export interface DescribedJob {
  readonly spec: JobSpec;
  /** Where the job's relative paths begin: the folder of the job file. */
  readonly folder: string;
}

/** Why a file cannot be read, in words, for what users meet most. */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'this user may not read it',
};

/** The image of jobs that name none: allowed only where no image is used. */
export const hostImage = 'localhost/this-machine';

async function readText(context: IroriContext, what: string, path: string): Promise<string> {
  if (path === '-') return (await readAll(context.stdin)).toString('utf8');
  try {
    return await readFile(fromCwd(context, path), 'utf8');
  } catch (error) {
    const reason = unreadable[codeOf(error) ?? ''] ?? String(error);
    throw usageError(text.fileUnreadable(what, path, reason), undefined, 'FILE_UNREADABLE');
  }
}

async function envOf(context: IroriContext, flags: SpecFlags): Promise<JobEnv> {
  const env: JobEnv = {};
  for (const path of flags.envFile ?? []) {
    Object.assign(env, parseEnvFile(path, await readText(context, 'environment file', path)));
  }
  return { ...env, ...Object.fromEntries((flags.env ?? []).map(parseEnvFlag)) };
}

/** A name for a job that was given none: the program and the second it was submitted. */
function defaultName(context: IroriContext, argv: readonly string[]): string {
  const program = basename(argv[0] ?? 'job').replace(/[^A-Za-z0-9._-]/g, '') || 'job';
  const stamp = new Date(context.clock.now()).toISOString().replace(/[-:]|\..*/g, '');
  return `${program}-${stamp.replace('T', '-')}`;
}

function overridesOf(flags: SpecFlags, argv: readonly string[]): Partial<JobSpec> {
  return {
    ...(flags.name !== undefined && { name: flags.name }),
    ...(flags.image !== undefined && { image: flags.image }),
    ...(flags.timeout !== undefined && { timeout: flags.timeout }),
    ...(flags.gpu !== undefined && { resources: { gpu: flags.gpu } }),
    ...(argv.length > 0 && { command: argv }),
  };
}

/**
 * Puts the job together from the job file and the flags.
 *
 * @param needsImage - True when the chosen cloud runs images; then one must be named.
 * @param profile - Name of the chosen profile, for the message.
 * @throws CommandError or InputError (usage) naming the file and line, or the flag.
 */
export async function describeJob(
  context: IroriContext,
  flags: SpecFlags,
  argv: readonly string[],
  { needsImage, profile }: { needsImage: boolean; profile: string },
): Promise<DescribedJob> {
  const overrides = overridesOf(flags, argv);
  const env = await envOf(context, flags);
  let base: JobSpec;
  let folder = context.cwd;
  if (flags.file !== undefined) {
    const source = await readText(context, 'job file', flags.file);
    const file = flags.file === '-' ? 'stdin' : flags.file;
    base = parseJobFile(source, { file, overrides });
    if (flags.file !== '-') folder = dirname(fromCwd(context, flags.file));
  } else {
    if (argv.length === 0) throw usageError(text.nothingToRun);
    if (flags.image === undefined && needsImage) throw usageError(text.imageMissing(profile));
    base = { name: defaultName(context, argv), image: hostImage, ...overrides };
  }
  const tags = [...(base.tags ?? []), ...(flags.tag ?? [])];
  const merged = { ...base.env, ...env };
  const spec = checkJobSpec({
    ...base,
    ...(Object.keys(merged).length > 0 && { env: merged }),
    ...(tags.length > 0 && { tags }),
  });
  return { spec, folder };
}

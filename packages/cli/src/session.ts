import { createLogger, type Logger, type LogLevel } from '@irori/core';
import { type CloudName, createJobs, type Jobs, type Profile } from '@irori/jobs';
import type { CommonFlags } from './command.ts';
import { profileFields } from './config/clouds.ts';
import { type ConfigFile, loadConfig } from './config/file.ts';
import { configPath, jobStateDir, ledgerDir, localDataDir } from './config/paths.ts';
import {
  localProfiles,
  type ProfileFlags,
  type ResolvedProfile,
  requireCredentials,
  resolveProfile,
} from './config/profiles.ts';
import type { IroriContext } from './context.ts';
import { notFoundError, usageError } from './errors.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import { ensureLocalCloud, type RunningLocalCloud } from './local-cloud/ensure.ts';
import { jsonText, plainLines } from './output/plain.ts';
import { text } from './text.ts';

/** The flags of every command that talks to a cloud. */
export interface CloudFlags extends CommonFlags, ProfileFlags {}

/** A profile that is ready to be talked to. */
export interface Connection {
  readonly profile: Profile;
  /** The local cloud, when the profile is `local`. */
  readonly local: RunningLocalCloud | undefined;
  /** Where log lines of the SDK go. */
  readonly logger: Logger;
  readonly logLevel: LogLevel;
}

/** A connection and the job layer over it. */
export interface Session extends Connection {
  readonly jobs: Jobs;
  readonly ledger: Ledger;
}

const logLevels: readonly string[] = ['off', 'error', 'warn', 'info', 'debug'];

function logLevelOf(context: IroriContext, flags: CommonFlags): LogLevel {
  if (flags.debug === true) return 'debug';
  const named = context.env['IRORI_LOG'];
  return named !== undefined && logLevels.includes(named) ? (named as LogLevel) : 'warn';
}

function stderrSink(context: IroriContext): Logger {
  const log =
    (level: string) =>
    (message: string, fields?: Record<string, unknown>): void => {
      const rest = fields === undefined ? '' : ` ${jsonText(fields)}`;
      context.process.stderr.write(`[${level}] ${plainLines(message)}${rest}\n`);
    };
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}

/** Where the log lines of the SDKs go, and how many there are. */
export function loggingOf(
  context: IroriContext,
  flags: CommonFlags,
): { logger: Logger; logLevel: LogLevel } {
  const logLevel = logLevelOf(context, flags);
  const logger = createLogger({ name: 'irori', level: logLevel, sink: stderrSink(context) });
  return { logger, logLevel };
}

/** The profile of the flags, and the configuration it comes from. Starts and sends nothing. */
export async function chooseProfile(
  context: IroriContext,
  flags: ProfileFlags,
  about?: CloudName,
): Promise<{ profile: ResolvedProfile; config: ConfigFile }> {
  const config = await loadConfig(configPath(context.env));
  return { profile: resolveProfile(flags, context.env, config, about), config };
}

/**
 * Gets a profile ready: fills it in, and for `local` starts the local cloud where it does not run.
 *
 * @param about - The cloud that the command is about, where it is about one.
 * @throws CommandError when the configuration is wrong, credentials are missing, or the local cloud
 *   cannot start.
 */
export async function connect(
  context: IroriContext,
  flags: CloudFlags,
  about?: CloudName,
): Promise<Connection> {
  const { profile, config } = await chooseProfile(context, flags, about);
  const common = loggingOf(context, flags);
  if (!profile.local) {
    const usable = requireCredentials(profile, config.path);
    rememberSecrets(context, usable);
    return { profile: usable, local: undefined, ...common };
  }
  const local = await ensureLocalCloud(context, localDataDir(context.env));
  const usable = localProfile(profile, local);
  rememberSecrets(context, usable);
  return { profile: usable, local, ...common };
}

/** The part of the local cloud that speaks the API of a cloud, as a profile. */
function localProfile({ cloud }: ResolvedProfile, { endpoint }: RunningLocalCloud): Profile {
  const found = localProfiles(endpoint).find((profile) => profile.cloud === cloud);
  if (found !== undefined) return found;
  throw usageError(text.localCloudTooOld(cloud), text.restartLocalCloudHint);
}

/** Has the secrets of a profile masked in everything the command prints. */
export function rememberSecrets(context: IroriContext, profile: Profile): void {
  for (const { field, secret } of profileFields[profile.cloud]) {
    const value: unknown = Reflect.get(profile, field);
    if (secret === true && typeof value === 'string') context.secrets.add(value);
  }
}

/**
 * The job layer over a connection.
 *
 * @param folder - Where relative paths of a job begin.
 */
export function sessionOver(
  context: IroriContext,
  connection: Connection,
  folder: string = context.cwd,
): Session {
  const jobs = createJobs(connection.profile, {
    clock: context.clock,
    logger: connection.logger,
    logLevel: connection.logLevel,
    env: context.env,
    cwd: folder,
    stateDir: jobStateDir(context.env),
  });
  return { ...connection, jobs, ledger: new Ledger(ledgerDir(context.env)) };
}

/** Gets a profile ready for jobs. */
async function openSession(context: IroriContext, flags: CloudFlags): Promise<Session> {
  return sessionOver(context, await connect(context, flags));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function findEntry(ledger: Ledger, word: string): Promise<LedgerEntry | undefined> {
  const exact = await ledger.get(word);
  if (exact !== undefined || uuid.test(word)) return exact;
  const found = await ledger.find(word);
  const sameName = found.every((entry) => entry.name === word);
  if (found.length > 1 && !sameName) {
    throw usageError(
      text.ambiguousJob(
        word,
        found.map((entry) => entry.id),
      ),
    );
  }
  return found[0];
}

/**
 * Opens the session that a job belongs to. The job may be named by its id, the start of an id, or a
 * name (the newest job of that name); the ledger knows its profile unless the flags name one.
 *
 * @throws CommandError (not found) when nothing on this machine knows the word.
 */
export async function openJob(
  context: IroriContext,
  flags: CloudFlags,
  word: string,
): Promise<Session & { readonly id: string }> {
  const entry = await findEntry(new Ledger(ledgerDir(context.env)), word);
  const named = flags.profile !== undefined || flags.cloud !== undefined;
  if (entry === undefined && !named && !uuid.test(word)) {
    throw notFoundError(text.noSuchJob(word), text.listJobsHint);
  }
  const profile =
    named || entry === undefined ? {} : { profile: entry.profile, cloud: entry.cloud };
  const session = await openSession(context, { ...flags, ...profile });
  return { ...session, id: entry?.id ?? word };
}

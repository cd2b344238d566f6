import { createLocalCloud, type EngineLogger, type LocalCloud } from '@irori/local';
import type { CommonFlags } from '../../command.ts';
import type { IroriContext, StopSignal } from '../../context.ts';
import { type CommandError, codeOf, commandError, usageError } from '../../errors.ts';
import { exitCodes } from '../../exit-codes.ts';
import { dataDirInUse, defaultPort, defaultS3Port, portInUse } from '../../local-cloud/ensure.ts';
import { say } from '../../output/say.ts';
import { writeLine } from '../../output/write.ts';
import { text } from '../../text.ts';
import { readyLine } from './where.ts';

/** What {@link serve} starts. */
export interface ServeOptions extends CommonFlags {
  readonly dataDir: string;
  readonly host?: string;
  readonly port?: number;
  readonly s3Port?: number;
  readonly slots?: number;
  /** @default IRORI_RUNTIME, else `auto` */
  readonly runtime?: string;
  readonly set: Readonly<Record<string, string>>;
}

const stopSignals: readonly StopSignal[] = ['SIGTERM', 'SIGINT'];

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The port that another program has, when that is what the system said. */
function portTaken(error: unknown): number | undefined {
  if (codeOf(error) !== 'EADDRINUSE' || !(error instanceof Error)) return undefined;
  return 'port' in error && typeof error.port === 'number' ? error.port : undefined;
}

/** A failed start in the words of the command line. */
function explain(error: unknown, dataDir: string): CommandError {
  const code = codeOf(error) ?? 'LOCAL_CLOUD';
  const port = portTaken(error instanceof Error ? error.cause : undefined);
  if (port !== undefined) {
    return commandError(portInUse, text.portInUse(port), text.portInUseHint, error);
  }
  if (code === 'OPTION') return usageError(messageOf(error), text.localOptionsHint, code);
  if (code === 'DATA_DIR_LOCKED') {
    return commandError(dataDirInUse, messageOf(error), text.dataDirHint, error);
  }
  if (error instanceof Error && 'syscall' in error) {
    return commandError(
      code,
      text.dataDirUnusable(dataDir, error.message),
      text.dataDirHint,
      error,
    );
  }
  return commandError(code, messageOf(error), undefined, error);
}

/** The log of the cloud itself: what is wrong always, everything with `--debug`. */
function loggerFor(context: IroriContext, debug: boolean): EngineLogger {
  const log = (level: string) => (message: string) => say(context, `[${level}] ${message}`);
  const quiet = (): void => {};
  return {
    debug: debug ? log('debug') : quiet,
    info: debug ? log('info') : quiet,
    warn: log('warn'),
    error: log('error'),
  };
}

async function open(context: IroriContext, options: ServeOptions): Promise<LocalCloud> {
  const { port = defaultPort, s3Port = port === 0 ? 0 : defaultS3Port } = options;
  try {
    return await createLocalCloud({
      dataDir: options.dataDir,
      port,
      s3Port,
      runtime: options.runtime ?? context.env['IRORI_RUNTIME'] ?? 'auto',
      set: options.set,
      logger: loggerFor(context, options.debug === true),
      ...(options.host !== undefined && { host: options.host }),
      ...(options.slots !== undefined && { slots: options.slots }),
    });
  } catch (error) {
    const explained = explain(error, options.dataDir);
    const { code, message, hint, exitCode } = explained;
    context.tellParent?.({ irori: 'failed', code, message, exitCode, ...(hint && { hint }) });
    throw explained;
  }
}

/** Counts the signals to stop. */
function listen(context: IroriContext): { first: Promise<void>; second: Promise<void> } {
  let count = 0;
  const resolvers: (() => void)[] = [];
  const first = new Promise<void>((resolve) => resolvers.push(resolve));
  const second = new Promise<void>((resolve) => resolvers.push(resolve));
  for (const signal of stopSignals) {
    context.onSignal(signal, () => {
      resolvers[count]?.();
      count += 1;
    });
  }
  return { first, second };
}

function interrupted(context: IroriContext): void {
  context.process.exitCode = exitCodes.interrupted;
}

/**
 * Runs the local cloud until it is told to stop, then stops it gracefully: running jobs get
 * SIGTERM, waiting ones stay for the next start. A second signal ends it at once, which loses nothing
 * that was accepted: the next start finds the jobs that still run.
 */
export async function serve(context: IroriContext, options: ServeOptions): Promise<void> {
  const cloud = await open(context, options);
  const endpoint = {
    api: cloud.urls.api,
    dok: cloud.dok,
    qarnot: cloud.qarnot,
    denvr: cloud.denvr,
    dataDir: cloud.dataDir,
    pid: cloud.pid,
  };
  const signals = listen(context);
  if (options.json === true) await writeLine(context.process.stdout, readyLine(endpoint));
  else say(context, text.localCloudReady(endpoint));
  if (cloud.notice !== null) say(context, cloud.notice);
  context.tellParent?.({ irori: 'ready' });
  // It may also be shut down over its own API.
  await Promise.race([signals.first, cloud.closed]);
  if (options.json !== true) say(context, text.localCloudStopping);
  const closed = cloud.close({ jobs: 'stop' });
  await Promise.race([closed, signals.second.then(() => interrupted(context))]);
}

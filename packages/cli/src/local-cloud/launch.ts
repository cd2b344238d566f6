import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createRedactor } from '@irori/core';
import type { Environment, IroriContext, ParentMessage } from '../context.ts';
import { CommandError, codeOf, commandError } from '../errors.ts';
import { text } from '../text.ts';
import { findLocalCloud, type LocalEndpoint, type LocalHealth } from './endpoint.ts';

/** How long a local cloud may take to start or to recover, in ms. */
const readyTimeout = 60_000;
/** How long another start in the same data folder is waited for, in ms. */
const otherTimeout = 20_000;
const pollInterval = 50;

/** The log of a detached local cloud, inside its data folder. */
export function logPath(dataDir: string): string {
  return join(dataDir, 'irori-local.log');
}

/** How the start ended: it is ready, or another one won the race, or it failed. */
export type LaunchOutcome =
  | { readonly kind: 'ready'; readonly endpoint: LocalEndpoint; readonly health: LocalHealth }
  | { readonly kind: 'failed'; readonly error: CommandError };

async function openLog(dataDir: string): Promise<{ fd: number; close(): Promise<void> }> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await open(logPath(dataDir), 'a', 0o600);
  } catch (error) {
    const reason = codeOf(error) ?? String(error);
    throw commandError('DATA_DIR', text.dataDirUnusable(dataDir, reason), text.dataDirHint, error);
  }
}

/** A start that went wrong in a way of which only the log may tell more. */
function failure(dataDir: string, code: string, reason: string): CommandError {
  const hint = text.localCloudLogHint(logPath(dataDir));
  return commandError(code, text.localCloudFailed(reason), hint);
}

/** Resolves with undefined when the child says that it is ready, else with what went wrong. */
function firstReport(child: ChildProcess, dataDir: string): Promise<CommandError | undefined> {
  return new Promise((resolve) => {
    child.once('message', (message: ParentMessage) => {
      if (message.irori === 'ready') resolve(undefined);
      else resolve(new CommandError(text.localCloudFailed(message.message), message));
    });
    child.once('error', (error) => resolve(failure(dataDir, 'SPAWN_FAILED', error.message)));
    child.once('exit', (code, signal) =>
      resolve(failure(dataDir, 'EXITED', text.localCloudExited(String(code ?? signal)))),
    );
  });
}

/**
 * The environment of a process that outlives this one: every job can read it (`/proc/…/environ`), so
 * credentials of real clouds and the like stay here. What they are is known by their names.
 */
function withoutSecrets(env: Environment): Record<string, string | undefined> {
  const probe = Object.fromEntries(Object.keys(env).map((name) => [name, '']));
  const masked = createRedactor().value(probe) as Readonly<Record<string, string>>;
  return Object.fromEntries(Object.entries(env).filter(([name]) => masked[name] === ''));
}

/**
 * Starts `irori local start` as a process of its own, outliving this one, and waits until it
 * answers. Its output goes to {@link logPath}.
 *
 * @param args - Further words for `irori local start`.
 */
export async function launch(
  context: IroriContext,
  dataDir: string,
  args: readonly string[],
): Promise<LaunchOutcome> {
  const [program = process.execPath, ...words] = context.launcher;
  const log = await openLog(dataDir);
  let child: ChildProcess;
  try {
    child = spawn(program, [...words, 'local', 'start', '--data', dataDir, ...args], {
      detached: true,
      cwd: dataDir,
      env: withoutSecrets(context.env),
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
  } finally {
    await log.close();
  }
  const timer = new AbortController();
  const error = await Promise.race([
    firstReport(child, dataDir),
    context.clock.sleep(readyTimeout, timer.signal).then(
      () => failure(dataDir, 'TIMEOUT', text.localCloudSlow),
      () => undefined,
    ),
  ]);
  timer.abort();
  child.removeAllListeners();
  if (child.connected) child.disconnect();
  child.unref();
  if (error !== undefined) return { kind: 'failed', error };
  const running = await findLocalCloud(dataDir);
  if (running !== undefined) return { kind: 'ready', ...running };
  return { kind: 'failed', error: failure(dataDir, 'NO_ANSWER', text.localCloudSilent) };
}

/** Waits for the local cloud that another process is starting in the same data folder. */
export async function awaitOther(
  context: IroriContext,
  dataDir: string,
): Promise<LaunchOutcome | undefined> {
  const deadline = context.clock.now() + otherTimeout;
  while (context.clock.now() < deadline) {
    const running = await findLocalCloud(dataDir);
    if (running !== undefined) return { kind: 'ready', ...running };
    await context.clock.sleep(pollInterval);
  }
  return undefined;
}

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const STOP_PATIENCE_MS = 15_000;

/** Whether a program can be run by its name. */
export function isInstalled(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts a daemon whose words go to a file; it is ended by {@link stopDaemon}. */
export function startDaemon([command, ...args], log, env = {}) {
  const out = openSync(log, 'a');
  const child = spawn(command, args, {
    stdio: ['ignore', out, out],
    env: { ...process.env, ...env },
  });
  closeSync(out);
  child.on('error', () => {});
  return child;
}

/** SIGTERM, and SIGKILL to one that does not go. */
export async function stopDaemon(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const deadline = Date.now() + STOP_PATIENCE_MS;
  while (child.exitCode === null && child.signalCode === null) {
    if (Date.now() > deadline) child.kill('SIGKILL');
    await pause(20);
  }
}

/** Status of a GET to a socket or a port; 0 when nobody answers. */
export function statusAt(target) {
  return new Promise((resolve) => {
    const asked = request({ ...target, timeout: 2000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(0));
    asked.end();
  });
}

/** Waits until something answers. @throws Error with the end of the log when it does not. */
export async function waitFor(target, child, log, patienceMs = 20_000) {
  const deadline = Date.now() + patienceMs;
  while ((await statusAt(target)) === 0) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? 'it does not answer');
    }
    await pause(50);
  }
}

/** Gives back what an engine left mounted below a folder, the deepest first. */
export function releaseMounts(folder) {
  if (process.platform !== 'linux') return;
  const mounted = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`));
  for (const path of mounted.reverse()) spawnSync('umount', [path], { stdio: 'ignore' });
}

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DOK } from '@irori/dok';
import { end, firstLine, irori } from './processes.mjs';

/**
 * Starts the local cloud the way a user does (`irori local start`), in a process and a home of its
 * own. The commands that get `env` find it there.
 */
export async function startCloud(args = []) {
  const home = mkdtempSync(join(tmpdir(), 'irori-bench-'));
  const { XDG_DATA_HOME: _, IRORI_PROFILE: __, ...inherited } = process.env;
  const env = {
    ...inherited,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    // What a flag changes for the figures of containers.
    IRORI_RUNTIME: 'process',
  };
  const child = spawn(
    process.execPath,
    [irori, 'local', 'start', '--port', '0', '--json', ...args],
    { env, cwd: home, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const endpoint = JSON.parse(await firstLine(child));
  child.stdout.resume();
  return {
    ...endpoint,
    env,
    home,
    pid: child.pid,
    client: new DOK(endpoint.dok),
    async stop() {
      await end(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Submits a task that runs a command; its image is used in containers only. */
export async function submit(cloud, command, name = 'bench', image = 'none') {
  const container = await cloud.client.container();
  container.set('image', image).set('plan', 'v100-32gb').set('command', command);
  const task = await cloud.client.task();
  return task.set('name', name).set('tags', ['irori']).set('containers', [container]).save();
}

/** A task that keeps the only slot busy, so that whatever comes after it waits. */
export const occupy = (cloud) => submit(cloud, ['sleep', '3600'], 'occupied');

/** Tasks that run `true` in a second, from the first submission to the last end; 16 in flight. */
export async function runAll(cloud, jobs, image) {
  let left = jobs;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (left > 0) {
        left -= 1;
        await submit(cloud, ['true'], 'bench', image);
      }
    }),
  );
  for (;;) {
    const { meta } = await cloud.client.tasks({ status: ['waiting', 'running'], pageSize: 1 });
    if (meta.count === 0) break;
    await pause(20);
  }
  return jobs / ((performance.now() - begin) / 1000);
}

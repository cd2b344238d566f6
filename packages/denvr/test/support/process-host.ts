import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeDenvr, FakeInstance } from './fake-denvr.ts';

/** Runs the scripts of the fake's applications as real processes, as Denvr runs their containers. */
export class ProcessHost {
  readonly #running = new Map<string, ChildProcess>();
  readonly #folders: string[] = [];
  readonly #starting: Promise<void>[] = [];
  readonly #ended: Promise<unknown>[] = [];
  readonly #destroyed = new Set<string>();

  constructor(fake: FakeDenvr) {
    fake.statuses = ['ONLINE'];
    fake.onApplication = (application) => void this.#starting.push(this.#run(application));
    fake.onDestroyed = ({ id }) => {
      this.#destroyed.add(id);
      this.#kill(id);
    };
  }

  /** How many processes are alive. */
  get alive(): number {
    return [...this.#running.values()].filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    ).length;
  }

  async close(): Promise<void> {
    await Promise.all(this.#starting);
    for (const id of this.#running.keys()) this.#kill(id);
    await Promise.all(this.#ended);
    await Promise.all(this.#folders.map((folder) => rm(folder, { recursive: true, force: true })));
  }

  /** Starts an application's script again on an empty disk, as after the death of its container. */
  async restart(application: FakeInstance): Promise<void> {
    this.#kill(application.id);
    application.log = '';
    await this.#run(application);
  }

  async #run(application: FakeInstance): Promise<void> {
    const { request } = application;
    const folder = await mkdtemp(join(tmpdir(), 'irori-denvr-test-'));
    this.#folders.push(folder);
    const scripts = request['userScripts'] as Record<string, string>;
    for (const [name, text] of Object.entries(scripts)) await writeFile(join(folder, name), text);
    const [shell = '', script = ''] = request['imageCmdOverride'] as string[];
    if (this.#destroyed.has(application.id)) return;
    const child = spawn(shell, [join(folder, script.split('/').at(-1) ?? '')], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        TMPDIR: folder,
        ...(request['environmentVariables'] as Record<string, string>),
      },
    });
    this.#running.set(application.id, child);
    this.#ended.push(once(child, 'close'));
    const write = (chunk: Buffer): void => {
      if (this.#running.get(application.id) === child) application.log += chunk.toString('utf8');
    };
    child.stdout?.on('data', write);
    child.stderr?.on('data', write);
  }

  #kill(id: string): void {
    const child = this.#running.get(id);
    this.#running.delete(id);
    try {
      if (child?.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It had ended by itself.
    }
  }
}

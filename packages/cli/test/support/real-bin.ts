import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import { binPath } from './fake-context.ts';

/** How a run of the real command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: Buffer;
}

/** A run of the real command that may still go on. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout or stderr contains the text. */
  until(text: string): Promise<void>;
}

/** A home of its own for the real command: its configuration, its local cloud, its working folder. */
export class Home implements AsyncDisposable {
  readonly path: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly #remove: () => Promise<void>;

  private constructor(path: string, remove: () => Promise<void>) {
    this.path = path;
    this.cwd = join(path, 'work');
    this.env = {
      HOME: path,
      PATH: process.env['PATH'] ?? '',
      LANG: 'C.UTF-8',
      IRORI_RUNTIME: 'process',
    };
    this.#remove = remove;
  }

  static async create(): Promise<Home> {
    const folder = await temporaryDirectory('irori-home-');
    const home = new Home(folder.path, folder.remove);
    await mkdir(home.cwd);
    return home;
  }

  /** Starts the command. */
  start(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    return watch(
      spawn(process.execPath, [binPath, ...argv], {
        cwd: this.cwd,
        env: { ...this.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  /** Runs the command to its end. */
  run(...argv: string[]): Promise<Ended> {
    return this.start(argv).ended;
  }

  /** Runs a line of shell in which `irori` is the command. */
  shell(line: string): Promise<Ended> {
    const irori = `irori() { '${process.execPath}' '${binPath}' "$@"; }`;
    return watch(
      spawn('/bin/sh', ['-c', `${irori}\n${line}`], {
        cwd: this.cwd,
        env: this.env,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    ).ended;
  }

  /** Stops the local cloud that belongs to this home, if one runs, and removes everything. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { code, stderr } = await this.run('local', 'stop');
    await this.#remove();
    if (code !== 0) throw new Error(`The local cloud did not stop: ${stderr}`);
  }
}

function watch(child: ChildProcess): Running {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const seen = (): string => Buffer.concat([...stdout, ...stderr]).toString('utf8');
  const waiting = new Set<() => void>();
  const take = (into: Buffer[]) => (chunk: Buffer) => {
    into.push(chunk);
    for (const look of [...waiting]) look();
  };
  child.stdout?.on('data', take(stdout));
  child.stderr?.on('data', take(stderr));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      const stdoutBytes = Buffer.concat(stdout);
      resolve({
        code,
        signal,
        stdout: stdoutBytes.toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
        stdoutBytes,
      });
    });
  });
  const until = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!seen().includes(text)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      ended.then(() => reject(new Error(`It ended without "${text}":\n${seen()}`)));
    });
  return { child, ended, until };
}

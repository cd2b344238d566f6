import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Clock, systemClock } from '@irori/core';
import type { IroriContext, OutputStream, ParentMessage, StopSignal } from '../../src/context.ts';
import { main } from '../../src/main.ts';

/** The built command, for what has to start it as a process of its own. */
export const binPath: string = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** A stream that keeps what is written to it, and can pretend that its reader has gone. */
export class CapturedStream implements OutputStream {
  readonly isTTY: boolean;
  readonly columns = 100;
  readonly #chunks: Buffer[] = [];
  /** Fails every write with this code once set, as a closed pipe or a full disk does. */
  failWith: string | undefined;

  constructor(isTTY = false) {
    this.isTTY = isTTY;
  }

  write(chunk: string | Uint8Array, done?: (error?: Error | null) => void): boolean {
    const { failWith } = this;
    if (failWith !== undefined) {
      const error = Object.assign(new Error(`write ${failWith}`), { code: failWith });
      setImmediate(() => done?.(error));
      return false;
    }
    this.#chunks.push(Buffer.from(chunk));
    setImmediate(() => done?.());
    return true;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }
}

/** How a {@link FakeContext} is made; what is left out is empty. */
export interface FakeOptions {
  /** Home directory; the XDG folders lie in it. */
  readonly home: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  readonly tty?: boolean;
  readonly clock?: Clock;
}

/** A context without a process, a terminal or the user's home. */
export class FakeContext implements IroriContext {
  readonly stdout: CapturedStream;
  readonly stderr: CapturedStream;
  readonly process: IroriContext['process'];
  readonly stdin: IroriContext['stdin'];
  readonly env: IroriContext['env'];
  readonly cwd: string;
  readonly clock: Clock;
  readonly secrets: Set<string> = new Set();
  readonly launcher: readonly string[] = [process.execPath, binPath];
  readonly toldParent: ParentMessage[] = [];
  readonly #listeners = new Map<StopSignal, Set<() => void>>();

  constructor(options: FakeOptions) {
    const { home, stdin, tty = false } = options;
    const env = { PATH: process.env['PATH'], HOME: home, ...options.env };
    this.stdout = new CapturedStream(tty);
    this.stderr = new CapturedStream(tty);
    this.process = { stdout: this.stdout, stderr: this.stderr, env: env as Record<string, string> };
    this.env = env;
    this.cwd = options.cwd ?? home;
    this.clock = options.clock ?? systemClock;
    this.stdin = {
      isTTY: false,
      async *[Symbol.asyncIterator]() {
        if (stdin !== undefined) yield stdin;
      },
    };
  }

  onSignal(signal: StopSignal, listener: () => void): () => void {
    const listeners = this.#listeners.get(signal) ?? new Set();
    this.#listeners.set(signal, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  tellParent(message: ParentMessage): void {
    this.toldParent.push(message);
  }

  /** As if the user pressed Ctrl-C, or `kill` was called. */
  send(signal: StopSignal): void {
    for (const listener of [...(this.#listeners.get(signal) ?? [])]) listener();
  }

  /** How many parts of the command listen for signals. */
  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }

  /** Runs one command line. */
  run(...argv: string[]): Promise<number> {
    return main(argv, this);
  }
}

/** Runs one command line in a fresh context. */
export async function runCli(
  options: FakeOptions,
  ...argv: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const context = new FakeContext(options);
  const code = await context.run(...argv);
  return { code, stdout: context.stdout.text, stderr: context.stderr.text };
}

/** The configuration file of a home directory. */
export function configFileIn(home: string): string {
  return join(home, '.config', 'irori', 'config.toml');
}

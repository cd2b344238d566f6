import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A server in a process of its own that a test starts, talks to by lines, and kills. */
export class CrashProcess {
  readonly #child: ChildProcess;
  readonly #listeners = new Set<(line: string) => void>();
  readonly #exited: Promise<void>;
  readonly #stderr: string[] = [];
  #hasExited = false;

  /** Starts `node script …parameters`. */
  constructor(script: string, parameters: readonly string[]) {
    this.#child = spawn(process.execPath, [script, ...parameters], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once('exit', () => {
        this.#hasExited = true;
        resolve();
      });
    });
    // A write to a server that was just killed fails; that is what is tested.
    this.#child.stdin?.on('error', () => {});
    this.#child.stderr?.on('data', (chunk) => this.#stderr.push(String(chunk)));
    const { stdout } = this.#child;
    if (stdout === null) throw new Error('The server has no stdout.');
    createInterface({ input: stdout }).on('line', (line) => {
      for (const listener of this.#listeners) listener(line);
    });
  }

  /** What it wrote to stderr. */
  get complaints(): string {
    return this.#stderr.join('');
  }

  get hasExited(): boolean {
    return this.#hasExited;
  }

  /** Settles when it has ended, however. */
  get exited(): Promise<void> {
    return this.#exited;
  }

  onLine(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The first line that passes; rejects when the process ends before. */
  async line(passes: (line: string) => boolean): Promise<string> {
    let unsubscribe = (): void => {};
    const found = new Promise<string>((resolve) => {
      unsubscribe = this.onLine((line) => {
        if (passes(line)) resolve(line);
      });
    });
    const ended = this.#exited.then((): never => {
      throw new Error(`The server ended early: ${this.complaints}`);
    });
    try {
      return await Promise.race([found, ended]);
    } finally {
      unsubscribe();
    }
  }

  send(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** SIGKILL, the way the power button of a process works. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }
}

/** Who ran, noted by the programs themselves in a file outside of the data directory. */
export class RunLedger {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** A shell command that notes `name`. */
  command(name: string): string {
    return `echo ${name} >>'${this.#file}'`;
  }

  /** How often each name was noted. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    for (const name of text.split('\n')) {
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }
}

/** Processes whose environment or command line names the data directory (Linux). */
export function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .filter((pid) => {
      try {
        const texts = ['environ', 'cmdline'].map((name) => readFileSync(`/proc/${pid}/${name}`));
        return texts.some((text) => text.includes(dataDir));
      } catch {
        return false;
      }
    });
}

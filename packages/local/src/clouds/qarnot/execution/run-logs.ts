import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { commonLog } from './common-logs.ts';
import type { Context } from './context.ts';
import { linesOf, prefixOf } from './log-lines.ts';
import type { AttemptRow } from './store/instances.ts';
import type { RunStream } from './types.ts';

/**
 * The logs of tasks and pools. Each instance writes into files of its own; what is new there is
 * added to one common log when somebody asks, so that the common log only grows and a cursor in it
 * is a number. All tries of an instance make up its log.
 */
export class RunLogs {
  readonly #context: Context;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** The end of the log, as much of it as an answer may hold. */
  whole(owner: string, stream: RunStream, instance: number | null): Promise<string> {
    return this.#inTurn(owner, stream, async () => {
      const { logBytes } = this.#context.options;
      if (instance !== null) return this.#ofInstance(owner, stream, instance);
      const size = await this.#gather(owner, stream);
      const from = Math.max(0, size - logBytes);
      const text = await this.#readCommon(owner, stream, from, size);
      return fromLineStart(text, from > 0).toString('utf8');
    });
  }

  /** What came since the last call; more than an answer may hold is left for the next. */
  fresh(owner: string, stream: RunStream, instance: number | null): Promise<string> {
    return this.#inTurn(owner, stream, async () => {
      const scope = instance === null ? 'all' : String(instance);
      const from = this.#cursor(owner, stream, scope);
      const { text, next } =
        instance === null
          ? await this.#freshOfAll(owner, stream, from)
          : this.#freshOfInstance(owner, stream, instance, from);
      if (next !== from) this.#setCursor(owner, stream, scope, next);
      return text.toString('utf8');
    });
  }

  /** One after the other, or two readers would gather the same lines. */
  #inTurn<T>(owner: string, stream: RunStream, work: () => Promise<T>): Promise<T> {
    const key = `${owner} ${stream}`;
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(work, work);
    this.#turns.set(key, turn);
    const leave = (): void => {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  }

  async #freshOfAll(owner: string, stream: RunStream, from: number): Promise<Fresh> {
    const size = await this.#gather(owner, stream);
    const to = Math.min(size, from + this.#context.options.logBytes);
    const text = await this.#readCommon(owner, stream, from, to);
    if (to === size) return { text, next: size };
    const end = text.lastIndexOf(0x0a) + 1 || text.length;
    return { text: text.subarray(0, end), next: from + end };
  }

  /** The position is one in all tries of the instance after each other. */
  #freshOfInstance(owner: string, stream: RunStream, instance: number, from: number): Fresh {
    const { instances, options } = this.#context;
    const prefix = prefixOf(options, instance);
    const pieces: Buffer[] = [];
    let before = 0;
    let next = from;
    let room = options.logBytes;
    for (const { workload } of instances.attempts(owner, instance)) {
      const log = this.#log(workload, stream);
      if (log === undefined) continue;
      for (const piece of linesOf(log.path, Math.max(0, next - before), log.isOver, prefix)) {
        pieces.push(piece.text);
        next = before + piece.next;
        room -= piece.text.length;
        if (room <= 0) return { text: Buffer.concat(pieces), next };
      }
      before += log.size();
    }
    return { text: Buffer.concat(pieces), next };
  }

  #ofInstance(owner: string, stream: RunStream, instance: number): string {
    const { instances, options } = this.#context;
    const pieces: Buffer[] = [];
    let bytes = 0;
    let isCut = false;
    for (const { workload } of instances.attempts(owner, instance)) {
      const log = this.#log(workload, stream);
      if (log === undefined) continue;
      for (const { text } of linesOf(log.path, 0, log.isOver, prefixOf(options, instance))) {
        pieces.push(text);
        bytes += text.length;
        while (bytes > options.logBytes && pieces.length > 1) {
          bytes -= pieces.shift()?.length ?? 0;
          isCut = true;
        }
      }
    }
    const all = Buffer.concat(pieces);
    const from = Math.max(0, all.length - options.logBytes);
    return fromLineStart(all.subarray(from), from > 0 && !isCut).toString('utf8');
  }

  /** Adds what instances have written to the common log; the result is its size. */
  async #gather(owner: string, stream: RunStream): Promise<number> {
    const { instances, database, logFolder, options } = this.#context;
    const before = this.#cursor(owner, stream, 'file');
    const moved = new Map<string, number>();
    let size = before;
    let file: FileHandle | undefined;
    try {
      for (const attempt of instances.attempts(owner, null)) {
        const log = this.#log(attempt.workload, stream);
        const taken = takenOf(attempt, stream);
        if (log === undefined || log.size() <= taken) continue;
        const prefix = prefixOf(options, attempt.instance);
        for (const piece of linesOf(log.path, taken, log.isOver, prefix)) {
          mkdirSync(logFolder, { recursive: true, mode: 0o700 });
          // A killed process may have written more than it noted: that is written over.
          file ??= await openAt(commonLog(logFolder, owner, stream), before);
          await file.write(piece.text, 0, piece.text.length, size);
          size += piece.text.length;
          moved.set(attempt.workload, piece.next);
        }
        await breathe();
      }
    } finally {
      await file?.close();
    }
    if (moved.size === 0) return size;
    database.transaction(() => {
      for (const [workload, next] of moved) {
        const change = stream === 'stdout' ? { stdout_taken: next } : { stderr_taken: next };
        instances.setAttempt(workload, change);
      }
      this.#setCursor(owner, stream, 'file', size);
    });
    return size;
  }

  async #readCommon(owner: string, stream: RunStream, from: number, to: number): Promise<Buffer> {
    if (to <= from) return Buffer.alloc(0);
    const { logFolder } = this.#context;
    const file = await open(commonLog(logFolder, owner, stream), 'r');
    try {
      const buffer = Buffer.alloc(to - from);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** Undefined for a try whose workload is gone. */
  #log(workload: string, stream: RunStream): AttemptLog | undefined {
    const { engine } = this.#context;
    // Asked before the file is read: what was written before the end is then there.
    const state = engine.get(workload)?.state;
    if (state === undefined || state === 'queued') return undefined;
    const log = engine.log(workload, stream);
    const isOver = state === 'ended' || state === 'collecting';
    return { path: log.path, isOver, size: () => log.size() };
  }

  #cursor(owner: string, stream: RunStream, scope: string): number {
    const row = this.#context.database
      .prepare<{ position: number }>(
        'SELECT position FROM qarnot_log_cursors WHERE owner = ? AND stream = ? AND scope = ?',
      )
      .get(owner, stream, scope);
    return row?.position ?? 0;
  }

  #setCursor(owner: string, stream: RunStream, scope: string, position: number): void {
    this.#context.database
      .prepare(
        'INSERT INTO qarnot_log_cursors VALUES (?, ?, ?, ?) ' +
          'ON CONFLICT (owner, stream, scope) DO UPDATE SET position = excluded.position',
      )
      .run(owner, stream, scope, position);
  }
}

interface AttemptLog {
  readonly path: string;
  /** Nothing will be added. */
  readonly isOver: boolean;
  size(): number;
}

interface Fresh {
  readonly text: Buffer;
  readonly next: number;
}

function takenOf(attempt: AttemptRow, stream: RunStream): number {
  return stream === 'stdout' ? attempt.stdout_taken : attempt.stderr_taken;
}

/** What is there up to `size`, for more to follow. */
async function openAt(path: string, size: number): Promise<FileHandle> {
  const file = await open(path, 'a').then(async (made) => {
    await made.close();
    return await open(path, 'r+');
  });
  await file.truncate(size);
  return file;
}

/** Without the piece of a line at its front. */
function fromLineStart(text: Buffer, isCut: boolean): Buffer {
  return isCut ? text.subarray(text.indexOf(0x0a) + 1) : text;
}

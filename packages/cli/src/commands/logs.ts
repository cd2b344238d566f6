import { followExitCode } from '@irori/jobs';
import type { IroriContext, OutputStream } from '../context.ts';
import { followJob, type LogSink } from '../jobs/follow.ts';
import { listenForInterrupts } from '../jobs/interrupt.ts';
import { LineSplitter, tailLines } from '../jobs/lines.ts';
import { sayEnd } from '../jobs/say-end.ts';
import { jsonText } from '../output/plain.ts';
import { write } from '../output/write.ts';
import { type CloudFlags, openJob, type Session } from '../session.ts';

/** Flags of `irori logs`. */
export interface LogsFlags extends CloudFlags {
  readonly follow?: boolean;
  readonly tail?: number;
}

type JobSession = Session & { readonly id: string };

/** Where the log goes, and what is left to write at its end. */
interface LogWriter {
  readonly write: LogSink;
  end(): Promise<void>;
}

function rawWriter(stdout: OutputStream): LogWriter {
  return { write: (chunk) => write(stdout, chunk), end: async () => {} };
}

/** One line of JSON for each line of the log. */
function jsonWriter(stdout: OutputStream): LogWriter {
  const splitter = new LineSplitter();
  const print = async (lines: readonly string[]): Promise<boolean> => {
    if (lines.length === 0) return true;
    return write(stdout, lines.map((line) => `${jsonText({ line })}\n`).join(''));
  };
  return {
    write: (chunk) => print(splitter.push(chunk)),
    end: async () => {
      await print(splitter.end());
    },
  };
}

async function printNow(flags: LogsFlags, { jobs, id }: JobSession, log: LogWriter): Promise<void> {
  const all = jobs.logs(id);
  for await (const chunk of flags.tail === undefined ? all : tailLines(all, flags.tail)) {
    if (!(await log.write(chunk))) return;
  }
  await log.end();
}

async function follow(
  context: IroriContext,
  flags: LogsFlags,
  session: JobSession,
  log: LogWriter,
): Promise<void> {
  const interrupts = listenForInterrupts(context, () => false);
  try {
    const job = await followJob(context, session, session.id, {
      log: log.write,
      signal: interrupts.signal,
      quiet: flags.json === true,
      stopWithReader: true,
    });
    if (job === undefined) return;
    await log.end();
    if (flags.json !== true) sayEnd(context, job);
    context.process.exitCode = followExitCode(job);
  } catch (error) {
    if (interrupts.exitCode === undefined) throw error;
    context.process.exitCode = interrupts.exitCode;
  } finally {
    interrupts.release();
  }
}

/** `irori logs`: prints what a job has printed; with `-f` stays until it ends. */
export async function logs(this: IroriContext, flags: LogsFlags, word: string): Promise<void> {
  const session = await openJob(this, flags, word);
  const { stdout } = this.process;
  const log = flags.json === true ? jsonWriter(stdout) : rawWriter(stdout);
  if (flags.follow === true) await follow(this, flags, session, log);
  else await printNow(flags, session, log);
}

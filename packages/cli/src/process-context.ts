import type { Clock } from '@irori/core';
import type { IroriContext, OutputStream, ParentMessage, StopSignal } from './context.ts';

/** A stream of the process whose reader may go away without an uncaught error. */
function guarded(stream: NodeJS.WriteStream): OutputStream {
  // The same error reaches the callback of the write that failed; see output/write.ts.
  stream.on('error', () => {});
  return stream;
}

/** The machine's time. The same as `systemClock` of the core, without loading the core. */
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => (await import('@irori/core')).systemClock.sleep(ms, signal),
  setTimer: (ms, fn) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};

/** The context of the real process. */
export function processContext(): IroriContext {
  return {
    process: {
      stdout: guarded(process.stdout),
      stderr: guarded(process.stderr),
      env: process.env as Record<string, string>,
    },
    // A getter: touching stdin opens it, and few commands read it.
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    clock,
    secrets: new Set(),
    launcher: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
    onSignal: (signal: StopSignal, listener: () => void) => {
      process.on(signal, listener);
      return () => process.off(signal, listener);
    },
    ...(process.send !== undefined && {
      tellParent: (message: ParentMessage) => void process.send?.(message),
    }),
  };
}

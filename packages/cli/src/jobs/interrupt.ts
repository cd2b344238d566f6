import type { IroriContext, StopSignal } from '../context.ts';

/** 128 + the number of the signal, as a shell reports it. */
const codes: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** Turns signals into aborts for as long as a command follows a job. */
export interface Interrupts {
  /** Aborted by the first signal, or by the second where the first only cancels the job. */
  readonly signal: AbortSignal;
  /** The exit code of the signal that came first, or undefined. */
  readonly exitCode: number | undefined;
  /** Stops listening. */
  release(): void;
}

/**
 * Listens for Ctrl-C and its like.
 *
 * @param onFirst - Called at the first signal; returns true when it has taken care of it, so that
 *   only the next one aborts.
 */
export function listenForInterrupts(context: IroriContext, onFirst: () => boolean): Interrupts {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const releases = (Object.keys(codes) as StopSignal[]).map((name) =>
    context.onSignal(name, () => {
      const first = exitCode === undefined;
      exitCode ??= codes[name];
      if (first && onFirst()) return;
      controller.abort();
    }),
  );
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    release: () => {
      for (const release of releases) release();
    },
  };
}

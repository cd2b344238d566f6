/**
 * Runs one worker per tool until each has nothing left to do. The first failure stops the others, and
 * all have ended before this does: nothing goes on behind the caller's back.
 *
 * @param step - Does one piece of work; `false` when there is none.
 */
export async function runWorkers<Tool>(
  tools: readonly Tool[],
  signal: AbortSignal | undefined,
  step: (tool: Tool, signal: AbortSignal) => Promise<boolean>,
): Promise<void> {
  const stop = new AbortController();
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const failures: unknown[] = [];
  const work = async (tool: Tool): Promise<void> => {
    try {
      while (!stop.signal.aborted && (await step(tool, both)));
    } catch (error) {
      failures.push(error);
      stop.abort();
    }
  };
  await Promise.all(tools.map(work));
  if (failures.length > 0) throw failures[0];
}

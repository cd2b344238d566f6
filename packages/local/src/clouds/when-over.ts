import type { Engine } from '../engine/types.ts';

/** Returns when `isOver` says so; it is asked now, and after the end of each workload. */
export function whenOver(engine: Pick<Engine, 'onEnded'>, isOver: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isOver()) return resolve();
    const unsubscribe = engine.onEnded(() => {
      if (!isOver()) return;
      unsubscribe();
      resolve();
    });
  });
}

/** Wakes one waiter: a ring while nobody waits is kept for the next wait. */
export interface Bell {
  readonly ring: () => void;
  /** Returns at the next ring, or after `timeoutMs`. */
  wait(timeoutMs: number): Promise<void>;
}

/** A bell nobody has rung. */
export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring(): void {
      rung = true;
      wake?.();
    },
    async wait(timeoutMs): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          wake = (): void => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      rung = false;
    },
  };
}

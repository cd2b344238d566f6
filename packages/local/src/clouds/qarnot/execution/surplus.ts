/** What of a job or pool decides whether it may go by itself. */
interface Kept {
  readonly uuid: string;
  readonly stateTransitionTime: number;
  readonly plan: { readonly autoDelete: boolean };
}

/**
 * Ended jobs or pools beyond the newest `keep`, as far as they may be deleted on completion; the
 * oldest first.
 */
export function surplusOf(ended: readonly Kept[], keep: number): readonly string[] {
  const deletable = ended
    .filter(({ plan }) => plan.autoDelete)
    .sort((a, b) => a.stateTransitionTime - b.stateTransitionTime);
  return deletable.slice(0, Math.max(0, ended.length - keep)).map(({ uuid }) => uuid);
}

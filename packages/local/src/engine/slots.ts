/** Counts who has a slot, in total and by cloud. */
export interface Slots {
  readonly total: number;
  readonly used: number;
  /** Whether one more workload of this cloud may become active. */
  hasFree(cloud: string): boolean;
  take(cloud: string): void;
  release(cloud: string): void;
}

/**
 * Slots, all free. A cloud that is not named in `byCloud` has no limit of its own; one that is named
 * in `apart` has slots of its own, which do not count among the others.
 */
export function createSlots(
  total: number,
  byCloud: Readonly<Record<string, number>>,
  apart: Readonly<Record<string, number>> = {},
): Slots {
  const limits = new Map(Object.entries({ ...byCloud, ...apart }));
  const isApart = (cloud: string): boolean => Object.hasOwn(apart, cloud);
  const usedByCloud = new Map<string, number>();
  let used = 0;
  const usedBy = (cloud: string): number => usedByCloud.get(cloud) ?? 0;
  return {
    total,
    get used(): number {
      return used;
    },
    hasFree: (cloud) =>
      (used < total || isApart(cloud)) && usedBy(cloud) < (limits.get(cloud) ?? total),
    take(cloud): void {
      if (!isApart(cloud)) used += 1;
      usedByCloud.set(cloud, usedBy(cloud) + 1);
    },
    release(cloud): void {
      if (!isApart(cloud)) used -= 1;
      usedByCloud.set(cloud, usedBy(cloud) - 1);
    },
  };
}

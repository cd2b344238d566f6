import type { components } from '../../../generated/qarnot/wire.ts';
import type { PoolPlan } from './plan-types.ts';

type Schemas = components['schemas'];
type Policy = Schemas['ScalingPolicy'];
type Weekly = Schemas['TimePeriodWeekly'];
type ManagedPolicy = Schemas['ManagedTasksQueueScalingPolicy'];

const DAY_MS = 86_400_000;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** What a policy or an elastic property means where it says nothing (documented). */
const DEFAULT_IDLE_SECONDS = 90;
const DEFAULT_FACTOR = 0.2;
/**
 * More slots of one pool no local machine has use for. A size is stored before its slots are made,
 * so one that takes for ever to make would keep the local cloud from starting again too.
 */
const MOST_SLOTS = 1000;

/** What a pool has and what is asked of it. */
export interface PoolLoad {
  /** Slots that are there or being made. */
  readonly slots: number;
  readonly busy: number;
  /** Instances that wait for a slot. */
  readonly queued: number;
  /** How long each idle slot has been idle, in milliseconds. */
  readonly idleMs: readonly number[];
}

/** How many slots a pool should have now, and when to ask again (epoch ms, `null` for on change). */
export interface ScalingDecision {
  readonly slots: number;
  readonly again: number | null;
}

/** The policy in force: the first that is enabled now (a guess); undefined when none is. */
export function activePolicy(policies: readonly Policy[], now: number): Policy | undefined {
  return policies.find(({ enabledPeriods }) => {
    if (enabledPeriods == null || enabledPeriods.length === 0) return true;
    return enabledPeriods.some((period) => period.type === 'Always' || isWithin(period, now));
  });
}

/** How many slots a pool of this plan should have, and never more than {@link MOST_SLOTS}. */
export function decideSlots(plan: PoolPlan, load: PoolLoad, now: number): ScalingDecision {
  const { slots, again } = wantedSlots(plan, load, now);
  return { slots: Math.min(slots, MOST_SLOTS), again };
}

function wantedSlots(plan: PoolPlan, load: PoolLoad, now: number): ScalingDecision {
  if (plan.scaling !== null && plan.scaling.length > 0) {
    const policy = activePolicy(plan.scaling, now);
    const boundary = nextBoundary(plan.scaling, now);
    if (policy === undefined) return { slots: 0, again: boundary };
    if (policy.type === 'Fixed') return { slots: policy.slotsCount, again: boundary };
    return soonest(followQueue(policy, load, now), boundary);
  }
  if (plan.elastic?.isElastic === true) return followQueue(policyOfElastic(plan), load, now);
  return { slots: plan.instanceCount, again: null };
}

/**
 * As many slots as instances wait and run, and some idle ones more, within the limits. Grows by a
 * share of the largest size at once (spec: "share of maxTotalSlots opened at once"), and gives slots
 * back when they have been idle long enough.
 */
function followQueue(policy: ManagedPolicy, load: PoolLoad, now: number): ScalingDecision {
  const least = policy.minTotalSlots ?? 0;
  const most = Math.max(least, policy.maxTotalSlots ?? least);
  const wanted = load.busy + load.queued + (policy.minIdleSlots ?? 0);
  const target = Math.min(most, Math.max(least, wanted));
  if (load.slots < target) {
    const step = Math.max(1, Math.floor(most * (policy.scalingFactor ?? DEFAULT_FACTOR)));
    return { slots: Math.min(target, Math.max(least, load.slots + step)), again: null };
  }
  const patience = (policy.minIdleTimeSeconds ?? DEFAULT_IDLE_SECONDS) * 1000;
  const tooMany = load.slots - target;
  const overdue = load.idleMs.filter((ms) => ms >= patience).length;
  const young = load.idleMs.filter((ms) => ms < patience);
  const again = tooMany > overdue && young.length > 0 ? now + patience - Math.max(...young) : null;
  return { slots: load.slots - Math.min(tooMany, overdue), again };
}

function policyOfElastic({ elastic }: PoolPlan): ManagedPolicy {
  return {
    type: 'ManagedTasksQueue',
    minTotalSlots: elastic?.minTotalSlots ?? 0,
    maxTotalSlots: elastic?.maxTotalSlots ?? 0,
    minIdleSlots: elastic?.minIdleSlots ?? 0,
    minIdleTimeSeconds: elastic?.minIdleTimeSeconds ?? DEFAULT_IDLE_SECONDS,
    scalingFactor: elastic?.rampResizeFactor ?? DEFAULT_FACTOR,
  };
}

function isWithin(period: Weekly, now: number): boolean {
  const ofDay = now % DAY_MS;
  return isOnDay(period, now) && ofDay >= start(period) && ofDay <= end(period);
}

function isOnDay({ days }: Weekly, at: number): boolean {
  const today = new Date(at).getUTCDay();
  return days.some((day) => DAYS.indexOf(String(day).toLowerCase()) === today);
}

/** The next moment at which a weekly period begins or is over. */
function nextBoundary(policies: readonly Policy[], now: number): number | null {
  const midnight = now - (now % DAY_MS);
  let next: number | null = null;
  for (const period of policies.flatMap(({ enabledPeriods }) => enabledPeriods ?? [])) {
    if (period.type !== 'Weekly') continue;
    for (let day = 0; day <= 7; day += 1) {
      const from = midnight + day * DAY_MS;
      if (!isOnDay(period, from)) continue;
      for (const at of [from + start(period), Math.floor(from + end(period)) + 1]) {
        if (at > now && (next === null || at < next)) next = at;
      }
    }
  }
  return next;
}

function start({ startTimeUtc }: Weekly): number {
  return timeOfDay(startTimeUtc) ?? 0;
}

function end({ endTimeUtc }: Weekly): number {
  return timeOfDay(endTimeUtc) ?? DAY_MS;
}

/** Milliseconds since midnight of `HH:MM:SS[.fffffff]`; undefined for anything else. */
export function timeOfDay(text: string): number | undefined {
  const [, hours, minutes, seconds] = /^(\d{1,2}):(\d{2}):(\d{2}(?:\.\d{1,7})?)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || seconds === undefined) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 60) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
}

function soonest(decision: ScalingDecision, other: number | null): ScalingDecision {
  const { again } = decision;
  if (other === null || (again !== null && again <= other)) return decision;
  return { ...decision, again: other };
}

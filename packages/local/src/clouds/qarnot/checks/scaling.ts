import type { components } from '../../../generated/qarnot/wire.ts';
import type { Problem } from '../errors.ts';
import { timeOfDay } from '../execution/scaling.ts';

type Schemas = components['schemas'];
type Policy = Schemas['ScalingPolicy'];
type Queue = Schemas['ManagedTasksQueueScalingPolicy'];

const notValid = 'The input was not valid.';

const isCount = (value: number | null | undefined): boolean => value == null || value >= 0;

function isQueueSound(policy: Queue): boolean {
  const { minTotalSlots, maxTotalSlots, minIdleSlots, minIdleTimeSeconds, scalingFactor } = policy;
  if (![minTotalSlots, maxTotalSlots, minIdleSlots, minIdleTimeSeconds].every(isCount))
    return false;
  if (maxTotalSlots != null && (minTotalSlots ?? 0) > maxTotalSlots) return false;
  return scalingFactor == null || (scalingFactor >= 0 && scalingFactor <= 1);
}

function isPeriodSound(period: Schemas['TimePeriod']): boolean {
  if (period.type === 'Always') return true;
  const from = timeOfDay(period.startTimeUtc);
  const to = timeOfDay(period.endTimeUtc);
  return from !== undefined && to !== undefined && period.days.length > 0;
}

function isSound(policy: Policy): boolean {
  if (!(policy.enabledPeriods ?? []).every(isPeriodSound)) return false;
  return policy.type === 'Fixed' ? policy.slotsCount >= 0 : isQueueSound(policy);
}

/**
 * What is wrong with scaling policies, beyond what the description says.
 *
 * @param at where they are: `policies` or `scaling.policies`
 */
export function scalingProblems(policies: readonly Policy[], at: string): Problem[] {
  return policies.flatMap((policy, index) =>
    isSound(policy) ? [] : [{ field: `${at}[${index}]`, message: notValid }],
  );
}

/** Problems inside of policies as the service tells them: each policy once, without saying what. */
export function byPolicy(problems: readonly Problem[]): Problem[] {
  const named = problems.map(({ field, message }) => {
    const policy = /^((?:scaling\.)?policies\[\d+\])./i.exec(field)?.[1];
    return policy === undefined ? { field, message } : { field: policy, message: notValid };
  });
  return [...new Map(named.map((problem) => [problem.field, problem])).values()];
}

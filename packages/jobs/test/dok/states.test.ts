import {
  explainExitCode,
  followExitCode,
  isEndedState,
  JOB_STATES,
  type JobState,
} from '@irori/jobs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planForGpu } from '../../src/clouds/dok/plans.ts';
import { portableState, statusesOf, type TaskFacts } from '../../src/clouds/dok/state.ts';
import { multiplyAmount } from '../../src/money.ts';

const nothing: TaskFacts = {
  status: 'waiting',
  canceled: false,
  started: false,
  stopped: false,
  exitCode: null,
  ranSeconds: null,
  hardLimit: 600,
  wrapperLimit: null,
};
const ran = (exitCode: number | null, ranSeconds: number): Partial<TaskFacts> => ({
  started: true,
  stopped: true,
  exitCode,
  ranSeconds,
});

describe('the portable state of a DOK task', () => {
  it.each<[Partial<TaskFacts>, JobState]>([
    [{ status: 'waiting' }, 'queued'],
    [{ status: 'running' }, 'pulling'],
    [{ status: 'running', started: true }, 'running'],
    [{ status: 'running', ...ran(0, 5) }, 'stopping'],
    [{ status: 'running', started: true, canceled: true }, 'stopping'],
    [{ status: 'done', ...ran(0, 5) }, 'succeeded'],
    [{ status: 'done' }, 'succeeded'],
    [{ status: 'done', ...ran(0, 700) }, 'succeeded'],
    [{ status: 'done', ...ran(3, 5) }, 'failed'],
    [{ status: 'error', ...ran(3, 5) }, 'failed'],
    [{ status: 'error' }, 'failed'],
    [{ status: 'aborted', ...ran(null, 5) }, 'failed'],
    [{ status: 'canceled' }, 'canceled'],
    [{ status: 'canceled', ...ran(143, 5) }, 'canceled'],
    // The limit of the platform, under each of the words that DOK may use for it.
    [{ status: 'aborted', ...ran(143, 600.2) }, 'timed_out'],
    [{ status: 'canceled', ...ran(137, 599.9) }, 'timed_out'],
    [{ status: 'error', ...ran(137, 720) }, 'timed_out'],
    [{ status: 'done', ...ran(143, 600) }, 'timed_out'],
    [{ status: 'aborted', ...ran(143, 720), hardLimit: null }, 'failed'],
    // The limit of the wrapper; the program's own 124 is not mistaken for it.
    [{ status: 'error', ...ran(124, 30.1), wrapperLimit: 30 }, 'timed_out'],
    [{ status: 'done', ...ran(124, 30.1), wrapperLimit: 30 }, 'timed_out'],
    [{ status: 'error', ...ran(124, 12), wrapperLimit: 30 }, 'failed'],
    [{ status: 'error', ...ran(124, 30.1) }, 'failed'],
    [{ status: 'hibernating', started: true }, 'running'],
    [{ status: 'hibernating' }, 'provisioning'],
  ])('%j is %s', (facts, state) => {
    expect(portableState({ ...nothing, ...facts })).toBe(state);
  });

  const anyFacts = fc.record<TaskFacts>({
    status: fc.oneof(fc.constantFrom('waiting', 'running', 'done', 'error'), fc.string()),
    canceled: fc.boolean(),
    started: fc.boolean(),
    stopped: fc.boolean(),
    exitCode: fc.option(fc.nat(255)),
    ranSeconds: fc.option(fc.nat(2_000_000)),
    hardLimit: fc.option(fc.integer({ min: 600, max: 1_728_000 })),
    wrapperLimit: fc.option(fc.nat(600)),
  });
  const finals = ['done', 'error', 'aborted', 'canceled'];

  it('exists for every word, and ends with the final words only', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const state = portableState(facts);
        expect(JOB_STATES).toContain(state);
        expect(isEndedState(state)).toBe(finals.includes(facts.status));
        expect(state === 'succeeded').toBe(facts.status === 'done' && !facts.exitCode);
      }),
    );
  });

  it('is found under the statuses that are asked for', () => {
    const known = ['waiting', 'running', 'done', 'error', 'aborted', 'canceled'];
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...known), (facts, status) => {
        expect(statusesOf[portableState({ ...facts, status })]).toContain(status);
      }),
    );
  });
});

describe('the exit code of a command that followed a job', () => {
  it.each<[JobState, number | null, number]>([
    ['succeeded', 0, 0],
    ['succeeded', null, 0],
    ['failed', 7, 7],
    ['failed', 0, 125],
    ['failed', null, 125],
    ['timed_out', 143, 124],
    ['canceled', 3, 3],
    ['canceled', null, 143],
    ['canceled', 0, 143],
    ['lost', null, 125],
    ['running', null, 125],
  ])('%s with %s is %d', (state, exitCode, expected) => {
    expect(followExitCode({ state, exitCode })).toBe(expected);
  });

  it.each([
    [127, 'the program was not found'],
    [137, 'the program was killed by SIGKILL, often because memory ran out'],
    [142, 'the program was ended by signal 14'],
    [3, null],
  ])('%d means: %s', (code, meaning) => {
    expect(explainExitCode(code)).toBe(meaning);
  });
});

describe('planForGpu', () => {
  it.each([
    [undefined, 'v100-32gb'],
    ['V100', 'v100-32gb'],
    ['H100', 'h100-80gb'],
    ['h100:1', 'h100-80gb'],
    ['H100-80GB:8', 'h100-8gpu-80gb'],
  ])('%s is %s', (gpu, plan) => {
    expect(planForGpu(gpu)).toBe(plan);
  });

  it.each([
    ['A100', 'DOK has no GPU "A100"; it offers V100:1, H100:1, H100:8.'],
    ['HI00', 'DOK has no GPU "HI00"; it offers V100:1, H100:1, H100:8; did you mean "H100"?'],
    ['TPU', 'DOK has no GPU "TPU"; it offers V100:1, H100:1, H100:8.'],
    ['H100:2', 'DOK offers H100 in machines with 1 or 8 of them, not 2.'],
  ])('%s is refused', (gpu, message) => {
    expect(() => planForGpu(gpu)).toThrow(message);
  });
});

describe('multiplyAmount', () => {
  it.each([
    ['0.28', 7200, '2016'],
    ['0.016', 1, '0.016'],
    ['0.016', 0, '0'],
    ['1', 3, '3'],
    ['-0.5', 3, '-1.5'],
    ['0.10', 5, '0.5'],
    ['a lot', 2, undefined],
  ])('%s × %d = %s', (amount, factor, product) => {
    expect(multiplyAmount(amount, factor)).toBe(product);
  });

  it('is exact', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(5), fc.nat(1_728_000), (units, scale, factor) => {
        const digits = String(units).padStart(scale + 1, '0');
        const point = digits.length - scale;
        const amount = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
        const [whole = '', fraction = ''] = (multiplyAmount(amount, factor) ?? '').split('.');
        expect(fraction).not.toMatch(/0$/);
        const product = BigInt(whole + fraction.padEnd(scale, '0'));
        expect(product).toBe(BigInt(units) * BigInt(factor));
      }),
    );
  });
});

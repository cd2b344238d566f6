import { describe, expect, test } from 'vitest';
import { isFinal, phaseOf } from '../../src/clouds/dok/lifecycle.ts';
import type { DokOptions } from '../../src/clouds/dok/options.ts';
import type { EndKind, Workload, WorkloadState } from '../../src/engine/types.ts';
import { resolveOptions } from '../../src/options/local-options.ts';

function workload(change: Partial<Workload>): Workload {
  return {
    spec: {
      id: '7b0a6f0e-0b5e-4c0e-9c0e-1d2c3b4a5f60',
      cloud: 'dok',
      name: 'n',
      image: 'i',
      entrypoint: [],
      command: ['true'],
      env: {},
      pathEnv: {},
      gpus: 1,
      logs: 'combined',
      timeLimitMs: null,
      stopGraceMs: 0,
      collect: 'tar.gz',
      port: null,
    },
    state: 'running',
    sequence: 1,
    createdAt: 0,
    preparingAt: 0,
    startedAt: 0,
    stoppedAt: null,
    endedAt: null,
    exitCode: null,
    end: null,
    stopRequest: null,
    artifact: null,
    gpuIds: [],
    ...change,
  };
}

const options = (set: Record<string, string> = {}): DokOptions => resolveOptions(set).dok;

describe('the status of a task', () => {
  test.each<[WorkloadState, string]>([
    ['queued', 'waiting'],
    ['preparing', 'running'],
    ['running', 'running'],
    ['stopping', 'running'],
    ['collecting', 'running'],
  ])('whose workload is %s is %s', (state, status) => {
    expect(phaseOf(workload({ state }), options())).toEqual({ status, errorMessage: '' });
  });

  test.each<[EndKind, number | null, Record<string, string>, string, string]>([
    ['exited', 0, {}, 'done', ''],
    ['exited', 7, {}, 'error', ''],
    ['exited', 7, { 'dok.nonzeroExit': 'done' }, 'done', ''],
    [
      'exited',
      7,
      { 'dok.nonzeroExitMessage': 'text' },
      'error',
      'The program ended with exit code 7.',
    ],
    ['start_failed', null, {}, 'error', 'why'],
    ['canceled', 143, {}, 'canceled', ''],
    ['timed_out', 143, {}, 'aborted', 'why'],
    ['timed_out', 143, { 'dok.timeLimitStatus': 'canceled' }, 'canceled', 'why'],
    ['shutdown', 143, {}, 'aborted', 'why'],
    ['shutdown', 143, { 'dok.shutdownStatus': 'error' }, 'error', 'why'],
    ['disk_full', 137, {}, 'error', 'why'],
    ['lost', null, {}, 'error', 'why'],
    ['lost', null, { 'dok.lostStatus': 'aborted' }, 'aborted', 'why'],
    ['collect_failed', 0, {}, 'error', 'why'],
  ])('that ended as %s %s with %o is %s', (kind, exitCode, set, status, errorMessage) => {
    const ended = workload({ state: 'ended', exitCode, end: { kind, reason: 'why' } });
    expect(phaseOf(ended, options(set))).toEqual({ status, errorMessage });
  });

  test('does not tell the end before the outputs are collected', () => {
    const collecting = workload({
      state: 'collecting',
      exitCode: 0,
      end: { kind: 'exited', reason: 'It ended.' },
    });
    expect(phaseOf(collecting, options()).status).toBe('running');
  });

  test.each([
    ['canceled', 'canceled'],
    ['running', 'running'],
  ])('after a cancel is %s when dok.cancelAnswer says so', (answer, status) => {
    const stopping = workload({
      state: 'stopping',
      stopRequest: { kind: 'canceled', reason: 'why' },
    });
    expect(phaseOf(stopping, options({ 'dok.cancelAnswer': answer })).status).toBe(status);
  });

  test('is final for all but waiting and running', () => {
    const statuses = ['waiting', 'running', 'done', 'error', 'aborted', 'canceled'] as const;
    expect(statuses.filter(isFinal)).toEqual(['done', 'error', 'aborted', 'canceled']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atHome,
  CommandError,
  expand,
  inDirectory,
  wordsOf,
} from '../../src/clouds/qarnot/execution/command.ts';
import { filterNames } from '../../src/clouds/qarnot/execution/file-filter.ts';
import { nameOfKey } from '../../src/clouds/qarnot/execution/job-folder.ts';
import {
  isFinal,
  TASK_TRANSITIONS,
  taskStateOf,
  walk,
} from '../../src/clouds/qarnot/execution/lifecycle.ts';
import { planOfTask } from '../../src/clouds/qarnot/execution/plan.ts';
import type { PoolPlan } from '../../src/clouds/qarnot/execution/plan-types.ts';
import { formatRanges, parseRanges } from '../../src/clouds/qarnot/execution/ranges.ts';
import { decideSlots } from '../../src/clouds/qarnot/execution/scaling.ts';
import { formatTimeSpan, parseTimeSpan } from '../../src/clouds/qarnot/execution/time-span.ts';
import type { Phase, TaskState } from '../../src/clouds/qarnot/execution/types.ts';

/** As a user writes it in a filter or command. */
const variable = (name: string): string => ['$', '{', name, '}'].join('');

describe('ranges', () => {
  test('read back as they were written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(300), { minLength: 1 }), (ids) => {
        const sorted = ids.sort((a, b) => a - b);
        expect(parseRanges(formatRanges(sorted))).toEqual(sorted);
      }),
    );
  });

  test.each([
    ['0-2,4-5,17', [0, 1, 2, 4, 5, 17]],
    [' 5 , 1-1', [1, 5]],
    ['2-1', undefined],
    ['', undefined],
    ['1,,2', undefined],
    ['-1', undefined],
    ['0-99999999', undefined],
  ])('%j is %j', (text, ids) => {
    expect(parseRanges(text)).toEqual(ids);
  });
});

describe('time spans', () => {
  test('read back as they were written', () => {
    fc.assert(
      fc.property(fc.nat(400 * 86_400_000), (ms) => {
        expect(parseTimeSpan(formatTimeSpan(ms))).toBe(ms);
      }),
    );
  });

  test.each([
    ['1.03:16:50.5000000', 98_210_500],
    ['00:02:50', 170_000],
    ['24:00:00', undefined],
    ['1:2', undefined],
  ])('%j is %j ms', (text, ms) => {
    expect(parseTimeSpan(text)).toBe(ms);
  });
});

describe('commands', () => {
  const variables = new Map([
    ['A', 'one two'],
    ['B.c-d', variable('A')],
  ]);

  test('expand what is known, once', () => {
    const text = [variable('A'), variable('B.c-d'), variable('C'), '$A'].join(' ');
    expect(expand(text, variables)).toBe(`one two ${variable('A')} ${variable('C')} $A`);
  });

  test('are split as a shell would', () => {
    expect(wordsOf(`a "b ${variable('A')}" 'c d' e\\ f`, variables)).toEqual([
      'a',
      'b one two',
      'c d',
      'e f',
    ]);
    expect(() => wordsOf('a "b', variables)).toThrow(CommandError);
  });

  test('have /job in its place, and no other path', () => {
    expect(
      atHome(['/job', '/job/a', 'cat /job/x >/job/$y', '/jobs', '/a/job', '--in=/job/b'], '/h/$1'),
    ).toEqual(['/h/$1', '/h/$1/a', 'cat /h/$1/x >/h/$1/$y', '/jobs', '/a/job', '--in=/h/$1/b']);
  });

  test.each([undefined, '/job', '/', '/etc', '../..', '/job/../etc'])(
    'stay where they are for %j',
    (directory) => {
      expect(inDirectory(['ls'], directory, '/h')).toEqual(['ls']);
    },
  );
});

describe('keys', () => {
  test.each([
    ['a/b', '', 'a/b'],
    ['in/a', 'in/', 'a'],
    ['/a//./b/', '', 'a/b'],
    ['in/', 'in/', undefined],
  ])('%j without %j is %j', (key, strip, name) => {
    expect(nameOfKey(key, strip)).toBe(name);
  });

  test('never leave the folder', () => {
    const piece = fc.constantFrom('..', '.', 'a', '', 'b c', '...');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const key = pieces.join('/');
        if (pieces.includes('..')) expect(() => nameOfKey(key, '')).toThrow('outside');
        else expect(nameOfKey(key, '') ?? 'a').not.toMatch(/^\/|(^|\/)\.\.?(\/|$)/);
      }),
    );
  });
});

test('white and black lists choose by search, and a bad one says so', () => {
  const names = ['a.png', 'dir/b.png', 'c.txt'];
  const choose = (whitelist: string | null, blacklist: string | null): string[] =>
    filterNames(names, { whitelist, blacklist }, new Map([['EXT', 'png']]));
  expect(choose(`.*${variable('EXT')}`, null)).toEqual(['a.png', 'dir/b.png']);
  expect(choose('.*png', '^dir/')).toEqual(['a.png']);
  expect(choose(null, null)).toEqual(names);
  expect(() => choose('(', null)).toThrow('no regular expression');
});

describe('the life cycle', () => {
  const phase: Phase<TaskState> = {
    state: 'Submitted',
    previousState: null,
    stateTransitionTime: 0,
    previousStateTransitionTime: null,
  };

  test('has a legal way through any course of its instances, and ends where they say', () => {
    const steps = fc.array(fc.tuple(fc.nat(4), fc.constantFrom('on', 'fail', 'again')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        steps,
        fc.option(fc.nat(40)),
        (total, course, abortAt) => {
          const instances = Array.from({ length: total }, () => ({ at: 0, once: 0 }));
          let current = phase;
          const look = (isCancelled: boolean): void => {
            const next = walk(
              TASK_TRANSITIONS,
              current,
              taskStateOf(counts(instances), isCancelled),
              1,
            );
            if (next.state !== current.state && next.previousState !== null) {
              expect(TASK_TRANSITIONS[next.previousState]).toContain(next.state);
            }
            expect(isFinal(current.state) && next.state !== current.state).toBe(false);
            current = next;
          };
          course.forEach(([index, how], time) => {
            const instance = instances[index % total];
            if (instance === undefined || isFinal(current.state) || instance.at > 3) return;
            if (how === 'on') instance.at += 1;
            else if (how === 'fail' && instance.at > 0) instance.at = 5;
            else if (how === 'again' && instance.at > 1) instance.at = 0;
            instance.once = Math.max(instance.once, instance.at);
            look(abortAt !== null && time >= abortAt);
          });
          for (const instance of instances) {
            if (instance.at < 4) instance.at = 4;
            instance.once = 4;
          }
          look(current.state === 'PendingCancel');
          const expected = instances.some(({ at }) => at === 5) ? 'Failure' : 'Success';
          expect([expected, 'Cancelled', 'Success', 'Failure']).toContain(current.state);
          expect(isFinal(current.state)).toBe(true);
        },
      ),
    );
  });

  test('does not go back', () => {
    const done = walk(TASK_TRANSITIONS, phase, 'UploadingResults', 5);
    expect(done).toMatchObject({ state: 'UploadingResults', previousState: 'FullyDispatched' });
    expect(walk(TASK_TRANSITIONS, done, 'PartiallyExecuting', 6)).toBe(done);
  });

  function counts(instances: readonly { at: number; once: number }[]) {
    const at = (stage: number): number => instances.filter((one) => one.at === stage).length;
    return {
      waiting: at(0),
      dispatched: at(1),
      executing: at(2),
      uploading: at(3),
      success: at(4),
      failure: at(5),
      cancelled: 0,
      dispatchedOnce: instances.filter(({ once }) => once >= 1).length,
      startedOnce: instances.filter(({ once }) => once >= 2).length,
    };
  }
});

describe('plans', () => {
  test('take nothing, null and 0 for the same', () => {
    const bare = planOfTask({ name: 'a', instanceCount: 2 }, 's');
    expect(bare).toMatchObject({ instances: [0, 1], resultBucket: null, timeToLiveMs: null });
    const empty = planOfTask(
      {
        name: 'a',
        instanceCount: 2,
        dependencies: { dependsOn: [] },
        retrySettings: { maxTotalRetries: 0, maxPerInstanceRetries: null },
        completionTimeToLive: '00:00:00',
        resultsWhitelist: '',
        constants: null,
      },
      's',
    );
    expect(empty).toEqual(bare);
  });

  test('force constants over given ones', () => {
    const plan = planOfTask(
      {
        name: 'a',
        constants: [{ key: 'X', value: '1' }],
        forcedConstants: [{ constantName: 'X', forcedValue: '2' }, { constantName: 'Y' }],
        maxRetriesPerInstance: 3,
      },
      's',
    );
    expect([plan.constants, plan.retries]).toEqual([
      [{ key: 'X', value: '2' }],
      { total: null, perInstance: 3 },
    ]);
  });
});

test('a pool never has more or fewer slots than its policy allows', () => {
  const load = fc.record({
    slots: fc.nat(20),
    queued: fc.nat(50),
    idleMs: fc.array(fc.nat(200_000), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(load, fc.nat(5), fc.nat(10), fc.nat(4), (given, least, more, idle) => {
      const idleMs = given.idleMs.slice(0, given.slots);
      const scaling = [
        {
          type: 'ManagedTasksQueue' as const,
          minTotalSlots: least,
          maxTotalSlots: least + more,
          minIdleSlots: idle,
        },
      ];
      const busy = given.slots - idleMs.length;
      const plan = { scaling, elastic: null, instanceCount: 0 } as unknown as PoolPlan;
      const { slots } = decideSlots(plan, { ...given, busy, idleMs }, 0);
      expect(slots).toBeGreaterThanOrEqual(Math.min(least, slots));
      expect(slots).toBeLessThanOrEqual(Math.max(least + more, given.slots));
      expect(slots).toBeGreaterThanOrEqual(Math.min(given.slots, busy));
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  isLogComplete,
  LEGAL_TRANSITIONS,
  newWorkload,
  type WorkloadEvent,
  type WorkloadRecord,
} from '../../src/engine/workload.ts';
import { workload } from './support.ts';

const stop = { kind: 'canceled', reason: 'It was canceled.' } as const;
const exited = {
  kind: 'exited',
  exitCode: 0,
  reason: 'The program ended with exit code 0.',
} as const;

const anyEvent: fc.Arbitrary<WorkloadEvent> = fc.oneof(
  fc.record({ type: fc.constant('slot-given' as const), gpuIds: fc.subarray([0, 1]) }),
  fc.record({ type: fc.constant('program-started' as const), handle: fc.constant('7') }),
  fc.record({
    type: fc.constant('stop-requested' as const),
    request: fc.record({
      kind: fc.constantFrom('canceled' as const, 'timed_out' as const, 'disk_full' as const),
      reason: fc.constant('why'),
    }),
  }),
  fc.constant<WorkloadEvent>({
    type: 'not-started',
    end: { kind: 'start_failed', reason: 'It could not be started.' },
  }),
  fc.constant<WorkloadEvent>({ type: 'start-undone' }),
  fc.record({
    type: fc.constant('program-ended' as const),
    end: fc.constantFrom(exited, { kind: 'lost', exitCode: null, reason: 'It is lost.' } as const),
    collect: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('artifact-stored' as const),
    sizeBytes: fc.constantFrom(10, null),
    notes: fc.constantFrom([], ['"x" was left out.']),
  }),
  fc.constantFrom<WorkloadEvent>(
    { type: 'collected' },
    { type: 'collected', problem: { kind: 'disk_full', reason: 'The disk is full.' } },
  ),
);

function tryAdvance(
  record: WorkloadRecord,
  event: WorkloadEvent,
  now: number,
): WorkloadRecord | undefined {
  try {
    return advance(record, event, now);
  } catch {
    return undefined;
  }
}

function expectSound(record: WorkloadRecord): void {
  const { state } = record;
  expect(record.end !== null).toBe(isLogComplete(state));
  expect(record.endedAt !== null).toBe(state === 'ended');
  if (state === 'queued') expect(record.startedAt).toBeNull();
  if (state === 'running') expect(record.handle).not.toBeNull();
  if (isLogComplete(state)) expect(record.handle).toBeNull();
  if (record.exitCode !== null) expect(record.stoppedAt).not.toBeNull();
  if (record.stopRequest !== null && record.end !== null) {
    expect(record.end.kind).toBe(record.stopRequest.kind);
  }
  const times = [
    record.createdAt,
    record.preparingAt,
    record.startedAt,
    record.stoppedAt,
    record.endedAt,
  ].filter((time) => time !== null);
  expect(times).toEqual([...times].sort((a, b) => a - b));
}

describe('the life of a workload', () => {
  test('any events leave a sound workload, move only along legal transitions, and end once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let record = newWorkload(workload(), 1, 1000);
        events.forEach((event, index) => {
          const next = tryAdvance(record, event, 1001 + index);
          if (next === undefined) return;
          if (next.state !== record.state) {
            expect(LEGAL_TRANSITIONS[record.state]).toContain(next.state);
          }
          expect(next.attempt - record.attempt).toBe(event.type === 'slot-given' ? 1 : 0);
          expectSound(next);
          record = next;
        });
        if (record.state === 'ended') {
          for (const event of events) expect(tryAdvance(record, event, 5000)).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a program that ran is never queued again except by the proof that it did not', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let record = newWorkload(workload(), 1, 0);
        for (const event of events) {
          const next = tryAdvance(record, event, 1);
          if (next?.state === 'queued' && record.state !== 'queued') {
            expect(event.type).toBe('start-undone');
          }
          record = next ?? record;
        }
      }),
    );
  });

  test('every legal transition can happen', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let record = newWorkload(workload(), 1, 0);
        for (const event of events) {
          const next = tryAdvance(record, event, 1) ?? record;
          if (next.state !== record.state) seen.add(`${record.state} ${next.state}`);
          record = next;
        }
      }),
      { numRuns: 3000 },
    );
    const legal = Object.entries(LEGAL_TRANSITIONS).flatMap(([from, targets]) =>
      targets.map((to) => `${from} ${to}`),
    );
    expect([...seen].sort()).toEqual(legal.sort());
  });

  test('a stop is the reason of the end, and a missing artifact is said beside it', () => {
    let record = newWorkload(workload(), 1, 0);
    record = advance(record, { type: 'slot-given', gpuIds: [] }, 1);
    record = advance(record, { type: 'program-started', handle: '7' }, 2);
    record = advance(record, { type: 'stop-requested', request: stop }, 3);
    record = advance(record, { type: 'program-ended', end: exited, collect: true }, 4);
    const problem = { kind: 'collect_failed', reason: 'Its outputs could not be packed.' } as const;
    record = advance(record, { type: 'collected', problem }, 5);
    expect(record.end).toEqual({
      kind: 'canceled',
      reason: 'It was canceled. Its outputs could not be packed.',
    });
    expect(record.exitCode).toBe(0);
  });

  test('the end that a restart finds is not before the start', () => {
    let record = newWorkload(workload(), 1, 0);
    record = advance(record, { type: 'slot-given', gpuIds: [] }, 10);
    record = advance(record, { type: 'program-started', handle: '7', at: 12 }, 50);
    record = advance(record, { type: 'program-ended', end: exited, collect: false, at: 11 }, 60);
    expect([record.startedAt, record.stoppedAt, record.endedAt]).toEqual([12, 12, 60]);
  });
});

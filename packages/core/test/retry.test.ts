import {
  decideRetry,
  defaultRetryPolicy,
  type Effect,
  type Failure,
  parseRetryAfter,
  type RetryInput,
  retryDelay,
} from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 4, 1, 0, 0, 0);

describe('parseRetryAfter', () => {
  it.each<[string | null, number | undefined]>([
    [null, undefined],
    ['', undefined],
    ['0', 0],
    ['5', 5_000],
    [' 120 ', 120_000],
    ['1.5', 1_500],
    ['-5', undefined],
    ['soon', undefined],
    ['5s', undefined],
    ['1e3', undefined],
    ['9'.repeat(400), undefined],
    ['Fri, 01 May 2026 00:00:30 GMT', 30_000],
    ['Friday, 01-May-26 00:00:30 GMT', 30_000],
    ['Fri, 01 May 2026 00:00:00 GMT', 0],
    ['Thu, 30 Apr 2026 00:00:00 GMT', 0],
    ['2026-05-01T00:01:00Z', 60_000],
    ['Mon, 99 Foo 2026 00:00:00 GMT', undefined],
  ])('reads %j as %j ms', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });

  it('never gives a negative or endless wait, whatever the header says', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const ms = parseRetryAfter(value, NOW);
        expect(ms === undefined || (Number.isFinite(ms) && ms >= 0)).toBe(true);
      }),
    );
  });
});

describe('retryDelay', () => {
  it('doubles its bound up to the longest and takes a random part of it', () => {
    const bounds = [1, 2, 3, 4, 5, 6, 50].map((retry) =>
      retryDelay(retry, undefined, defaultRetryPolicy, () => 1),
    );
    expect(bounds).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
    expect(retryDelay(3, undefined, defaultRetryPolicy, () => 0)).toBe(0);
    expect(retryDelay(3, undefined, defaultRetryPolicy, () => 0.25)).toBe(500);
  });

  it('waits exactly as long as the server asks', () => {
    expect(retryDelay(1, 7_000, defaultRetryPolicy, () => 0)).toBe(7_000);
    expect(retryDelay(9, 0, defaultRetryPolicy, () => 1)).toBe(0);
  });
});

const reset: Failure = { kind: 'connection', sent: 'maybe', stale: true, permanent: false };
const brokeOff: Failure = { kind: 'connection', sent: 'maybe', stale: false, permanent: false };
const refused: Failure = { kind: 'connection', sent: 'no', stale: false, permanent: false };
const certificate: Failure = { kind: 'connection', sent: 'no', stale: false, permanent: true };
const status = (code: number, retryAfter?: number): Failure =>
  retryAfter === undefined
    ? { kind: 'status', status: code }
    : { kind: 'status', status: code, retryAfter };

function decide(failure: Failure, effect: Effect, more: Partial<RetryInput> = {}): string {
  const decision = decideRetry({
    failure,
    effect,
    replayable: true,
    retries: 0,
    freeRetryUsed: false,
    policy: defaultRetryPolicy,
    ...more,
  });
  expect(decision.reason).not.toBe('');
  if (!decision.retry) return 'no';
  return decision.free ? 'free' : 'yes';
}

describe('decideRetry', () => {
  it.each<[string, Failure, read: string, idempotent: string, create: string, act: string]>([
    ['400', status(400), 'no', 'no', 'no', 'no'],
    ['401', status(401), 'no', 'no', 'no', 'no'],
    ['404', status(404), 'no', 'no', 'no', 'no'],
    ['408', status(408), 'yes', 'yes', 'no', 'no'],
    ['409', status(409), 'no', 'no', 'no', 'no'],
    ['422', status(422), 'no', 'no', 'no', 'no'],
    ['429', status(429), 'yes', 'yes', 'yes', 'yes'],
    ['429 in 60 s', status(429, 60_000), 'yes', 'yes', 'yes', 'yes'],
    ['429 in 61 s', status(429, 61_000), 'no', 'no', 'no', 'no'],
    ['500', status(500), 'yes', 'yes', 'no', 'no'],
    ['501', status(501), 'no', 'no', 'no', 'no'],
    ['502', status(502), 'yes', 'yes', 'no', 'no'],
    ['503', status(503), 'yes', 'yes', 'no', 'no'],
    ['503 in 1 s', status(503, 1_000), 'yes', 'yes', 'yes', 'yes'],
    ['503 in an hour', status(503, 3_600_000), 'no', 'no', 'no', 'no'],
    ['504', status(504), 'yes', 'yes', 'no', 'no'],
    ['reset before an answer', reset, 'free', 'free', 'no', 'no'],
    ['broken off', brokeOff, 'yes', 'yes', 'no', 'no'],
    ['refused', refused, 'yes', 'yes', 'yes', 'yes'],
    ['bad certificate', certificate, 'no', 'no', 'no', 'no'],
    ['time limit', { kind: 'timeout' }, 'yes', 'yes', 'no', 'no'],
    ['unreadable', { kind: 'unreadable' }, 'no', 'no', 'no', 'no'],
  ])('%s', (_name, failure, read, idempotent, create, act) => {
    const effects: Effect[] = ['read', 'idempotent', 'create', 'act'];
    expect(effects.map((effect) => decide(failure, effect))).toEqual([
      read,
      idempotent,
      create,
      act,
    ]);
  });

  it('gives the free retry once, then counts', () => {
    expect(decide(reset, 'read', { freeRetryUsed: true })).toBe('yes');
    expect(decide(reset, 'read', { freeRetryUsed: true, retries: 2 })).toBe('no');
    expect(decide(reset, 'read', { policy: { ...defaultRetryPolicy, maxRetries: 0 } })).toBe(
      'free',
    );
  });

  it('stops when the retries are used up, and never sends a stream twice', () => {
    expect(decide(status(503), 'read', { retries: 1 })).toBe('yes');
    expect(decide(status(503), 'read', { retries: 2 })).toBe('no');
    expect(decide(refused, 'read', { replayable: false })).toBe('no');
    expect(decide(reset, 'read', { replayable: false })).toBe('no');
  });

  it('can be told not to repeat after a time limit', () => {
    const policy = { ...defaultRetryPolicy, retryTimeouts: false };
    expect(decide({ kind: 'timeout' }, 'read', { policy })).toBe('no');
  });

  it('never repeats a create unless it was turned away or not sent', () => {
    const anyStatus = fc.integer({ min: 300, max: 599 }).filter((code) => code !== 429);
    fc.assert(
      fc.property(anyStatus, fc.constantFrom<Effect>('create', 'act'), (code, effect) => {
        expect(decide(status(code), effect)).toBe('no');
      }),
    );
  });
});

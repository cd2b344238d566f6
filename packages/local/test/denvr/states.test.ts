import { FakeClock } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterEnd } from '../../src/clouds/denvr/machine/program-end.ts';
import {
  accepts,
  nextStep,
  type Status,
  transitions,
} from '../../src/clouds/denvr/machine/states.ts';
import { machine } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

const words = [...transitions.keys()];
const kind = fc.constantFrom('vm' as const, 'app' as const);
const goal = fc.constantFrom('online' as const, 'offline' as const, 'gone' as const);
const facts = fc.record({
  hasCapacity: fc.boolean(),
  create: fc.constantFrom('works', 'CREATE_FAILED', 'FAILED', 'ADMIN_WAIT'),
});

test('restarts come later and later, up to five minutes', () => {
  const options = { restart: 'always', restartDelayMs: 1000, startFailure: 'FAILED' } as const;
  const delays = [0, 1, 2, 8, 9, 200].map((restarts) => {
    const after = afterEnd({ goal: 'online', restarts }, { end: null, exitCode: 1 }, options, 0);
    return 'change' in after ? after.change.due_at : undefined;
  });
  expect(delays).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000]);
});

describe('the status machine', () => {
  test('takes only the steps that its table has', () => {
    fc.assert(
      fc.property(
        fc.record({ kind, goal, status: fc.constantFrom(...words), size: fc.constant('s') }),
        facts,
        (instance, circumstances) => {
          const { status } = instance;
          const step = nextStep(instance, circumstances as Parameters<typeof nextStep>[1]);
          if ('gone' in step) expect([instance.goal, status]).toEqual(['gone', 'PENDING']);
          else if ('start' in step) expect(status).toBe('PENDING_READINESS');
          else if ('wait' in step) expect(status).toBe('PENDING_RESOURCES');
          else if (step.to !== 'PENDING') expect(transitions.get(status)).toContain(step.to);
        },
      ),
    );
  });

  test('reaches every goal from everywhere, when there is capacity', () => {
    fc.assert(
      fc.property(kind, goal, fc.constantFrom(...words), (which, wanted, from) => {
        let status: Status | null = from === 'OFFLINE' && wanted === 'offline' ? 'ONLINE' : from;
        const circumstances = { hasCapacity: true, create: 'works' } as const;
        const ends: string[] = [];
        for (let count = 0; count < 5 && ends.length === 0; count += 1) {
          const instance = { kind: which, goal: wanted, status, size: 's' };
          const step = nextStep(instance, circumstances);
          if ('to' in step) status = step.to;
          if ('gone' in step) ends.push('gone');
          else if ('start' in step || status === 'ONLINE') ends.push('online');
          else if (status === 'OFFLINE') ends.push('offline');
        }
        expect(ends).toEqual([wanted]);
      }),
    );
  });

  test('takes Stop when ONLINE and Start when OFFLINE', () => {
    expect(words.filter((word) => accepts('offline', word))).toEqual(['ONLINE']);
    expect(words.filter((word) => accepts('online', word))).toEqual(['OFFLINE']);
  });
});

test('no machine ever takes an illegal step, whatever it is told and whenever', async () => {
  const clock = new FakeClock();
  const { denvr } = await openCloud({ clock, set: { 'denvr.stepMs': '100' } });
  type Machine = { readonly status: Status };
  let count = 0;
  const command = fc.constantFrom('tick', 'tick', 'tick', 'half', 'start', 'stop', 'destroy');
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 14 }), async (commands) => {
      const id = `vm-${++count}`;
      const query = { Id: id, Namespace: 'denvr', Cluster: 'Msc1' };
      const body = { id, namespace: 'denvr', cluster: 'Msc1' };
      let { status } = await denvr.result<Machine>('createServer', { body: machine(id) });
      expect(status).toBe('na');
      let isGone = false;
      for (const word of commands) {
        if (word === 'tick') clock.advance(100);
        if (word === 'half') clock.advance(50);
        const told =
          word === 'start' || word === 'stop'
            ? await denvr.call(`${word}Server`, { body })
            : word === 'destroy'
              ? await denvr.call('destroyServer', { query })
              : undefined;
        if (isGone && told !== undefined) expect(told.status).toBe(404);
        else if (told !== undefined && word !== 'destroy') {
          const may = accepts(word === 'start' ? 'online' : 'offline', status);
          expect(told.status).toBe(may ? 202 : 400);
        }
        const look = await denvr.call<Machine>('getServer', { query });
        if (look.status === 404) {
          if (!isGone) expect(status).toBe('PENDING');
          isGone = true;
          continue;
        }
        expect(isGone).toBe(false);
        const now = look.body.result.status;
        const isLegal =
          now === status ||
          transitions.get(status)?.includes(now) ||
          (now === 'PENDING' && told?.status === 202);
        expect(isLegal, `${status} → ${now} after ${word}`).toBe(true);
        status = now;
      }
      await denvr.call('destroyServer', { query });
      clock.advance(200);
      expect((await denvr.call('getServer', { query })).status).toBe(404);
    }),
    { numRuns: 25 },
  );
});

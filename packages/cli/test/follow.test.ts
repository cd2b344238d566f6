import type { Job, JobState, Jobs } from '@irori/jobs';
import { FakeClock } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { type FollowOptions, followJob } from '../src/jobs/follow.ts';
import { Ledger } from '../src/ledger.ts';
import type { Session } from '../src/session.ts';
import { FakeContext } from './support/fake-context.ts';

function job(state: JobState, exitCode: number | null = null): Job {
  return {
    id: 'job-1',
    name: 'train',
    cloud: 'dok',
    profile: 'local',
    state,
    cloudState: state,
    exitCode,
    reason: null,
    image: 'x',
    plan: 'p',
    tags: [],
    createdAt: '2026-01-01T00:00:00Z',
    startedAt: null,
    endedAt: null,
    billedSeconds: null,
    httpUri: null,
    hasOutputs: false,
  };
}

function refuse(): never {
  throw new Error('not part of this test');
}

/** A job layer of which only what following uses works. */
function fakeJobs(parts: Pick<Jobs, 'logs' | 'wait'> & Partial<Pick<Jobs, 'get'>>): Jobs {
  return {
    profile: { name: 'local', cloud: 'dok' },
    plan: refuse,
    submit: refuse,
    get: refuse,
    list: refuse,
    cancel: refuse,
    remove: refuse,
    fetch: refuse,
    cost: refuse,
    leftovers: refuse,
    destroyLeftover: refuse,
    ...parts,
  };
}

/** Pending until aborted, like a real call. */
function never(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function setUp(jobs: Jobs, options: Partial<FollowOptions> = {}) {
  const clock = new FakeClock();
  const context = new FakeContext({ home: '/', clock });
  const log: string[] = [];
  const session: Session = {
    jobs,
    ledger: new Ledger('/dev/null'),
    profile: { name: 'local', cloud: 'dok', accessToken: 'a', accessTokenSecret: 'b' },
    local: undefined,
    logger: console,
    logLevel: 'off',
  };
  const done = followJob(context, session, 'job-1', {
    log: async (chunk) => {
      log.push(Buffer.from(chunk).toString());
      return true;
    },
    signal: new AbortController().signal,
    quiet: false,
    stopWithReader: false,
    ...options,
  });
  return { clock, context, log, done };
}

describe('following a job', () => {
  it('looks once more when the log ends first, instead of waiting for the next poll', async () => {
    const { done, log } = setUp(
      fakeJobs({
        async *logs() {
          yield encode('one\n');
          yield encode('two\n');
        },
        wait: (_, options) => never(options?.signal),
        get: async () => job('failed', 7),
      }),
    );
    expect(await done).toMatchObject({ state: 'failed', exitCode: 7 });
    expect(log).toEqual(['one\n', 'two\n']);
  });

  it('goes on waiting when the log has ended but the job has not', async () => {
    const { done } = setUp(
      fakeJobs({
        async *logs() {},
        wait: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          await new Promise((resolve) => setImmediate(resolve));
          return job('succeeded', 0);
        },
        get: async () => job('stopping'),
      }),
    );
    expect(await done).toMatchObject({ state: 'succeeded' });
  });

  it('waits for the rest of the log after the end, but not for ever', async () => {
    const { done, clock, context, log } = setUp(
      fakeJobs({
        async *logs(_, options) {
          yield encode('begun\n');
          await never(options?.signal);
        },
        wait: async () => job('succeeded', 0),
      }),
    );
    await clock.advanceToNext();
    expect(await done).toMatchObject({ state: 'succeeded' });
    expect(log).toEqual(['begun\n']);
    expect(context.stderr.text).toContain('the rest of its log did not come');
    expect(clock.pending).toBe(0);
  });

  it('says that the log is lost and still returns how the job ended', async () => {
    const { done, context } = setUp(
      fakeJobs({
        // biome-ignore lint/correctness/useYield: it fails before the first chunk
        async *logs() {
          throw new Error('connection reset');
        },
        wait: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return job('failed', 3);
        },
      }),
    );
    expect(await done).toMatchObject({ exitCode: 3 });
    expect(context.stderr.text).toContain('connection reset');
  });

  it('goes on without the log when its reader has gone, unless told to stop', async () => {
    const jobs = (): Jobs =>
      fakeJobs({
        async *logs() {
          yield encode('a');
          yield encode('b');
        },
        wait: async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          return job('succeeded', 0);
        },
      });
    const gone = async (): Promise<boolean> => false;
    expect(await setUp(jobs(), { log: gone }).done).toMatchObject({ state: 'succeeded' });
    expect(await setUp(jobs(), { log: gone, stopWithReader: true }).done).toBeUndefined();
  });

  it('ends when it is aborted, and the log and the wait end with it', async () => {
    const controller = new AbortController();
    const aborted: string[] = [];
    const { done } = setUp(
      fakeJobs({
        async *logs(_, options) {
          await never(options?.signal).catch((error: unknown) => {
            aborted.push('logs');
            throw error;
          });
        },
        wait: (_, options) =>
          never(options?.signal).catch((error: unknown) => {
            aborted.push('wait');
            throw error;
          }),
      }),
      { signal: controller.signal },
    );
    controller.abort(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
    expect(aborted.sort()).toEqual(['logs', 'wait']);
  });
});

import { isAuthenticationError, isNotFoundError, isRequestAbortedError } from '@irori/core';
import { Denvr } from '@irori/denvr';
import { collect, FakeClock } from '@irori/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followText, type LogSource } from '../src/logs/follow.ts';
import { countLines, LogTracker } from '../src/logs/log-tracker.ts';
import type { FollowOptions } from '../src/logs/options.ts';
import { FakeDenvr, type FakeInstance, failed, lastLines } from './support/fake-denvr.ts';
import { keyOptions } from './support/options.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
/** A clock on which every sleep is over at once. */
const hasty = Object.assign(new FakeClock(), { sleep: () => Promise.resolve() });

interface Written {
  text: string;
  transferred: number;
  reads: number;
  gaps: number;
}

/**
 * Follows a log that grows by one chunk before each look.
 *
 * @param show - What the server shows of the log.
 */
async function followChunks(
  chunks: readonly string[],
  show: (log: string, limit: number) => string = lastLines,
): Promise<Written> {
  const result: Written = { text: '', transferred: 0, reads: 0, gaps: 0 };
  let log = '';
  let next = 0;
  const source: LogSource = {
    what: 'the log',
    read: async (limit) => {
      const window = show(log, limit);
      result.transferred += window.length;
      result.reads += 1;
      return window;
    },
    status: async () => (next >= chunks.length ? 'OFFLINE' : 'ONLINE'),
  };
  const grow = async (): Promise<void> => {
    log += chunks[next] ?? '';
    next += 1;
  };
  const onGap = (): void => {
    result.gaps += 1;
  };
  const options: FollowOptions = { follow: true, onGap };
  const context = {
    clock: Object.assign(new FakeClock(), { sleep: grow }),
    logging: { logger: quiet },
  };
  for await (const piece of followText(source, options, context)) {
    result.text += piece;
  }
  return result;
}

/** A log in chunks of some lines each, made of a small alphabet, so that it repeats itself. */
function repetitive(...alphabet: string[]): fc.Arbitrary<string[]> {
  const line = fc.constantFrom(...alphabet).map((text) => `${text}\n`);
  const lines = fc.array(line, { maxLength: 400, size: 'max' });
  const chunk = lines.map((list) => list.join(''));
  return fc.array(chunk, { maxLength: 30, size: 'max' });
}

/** A log in chunks of some lines each, no two lines alike. */
const different: fc.Arbitrary<string[]> = fc
  .array(fc.integer({ min: 0, max: 400 }), { maxLength: 30, size: 'max' })
  .map((sizes) =>
    sizes.map((size, chunk) =>
      Array.from({ length: size }, (_, line) => `chunk ${chunk} line ${line}\n`).join(''),
    ),
  );

describe('following by windows', () => {
  const logs: [string, fc.Arbitrary<string[]>][] = [
    ['all lines different', different],
    ['some lines repeated', repetitive('', 'a', 'b', 'step', 'loss 0.1', 'loss 0.2')],
    ['two lines', repetitive('tick', 'tock')],
    ['one line', repetitive('tick')],
    ['only empty lines', repetitive('')],
  ];

  it.each(logs)('loses and doubles nothing: %s', async (_, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (chunks) => {
        const { text, gaps } = await followChunks(chunks);
        expect(text === chunks.join('')).toBe(true);
        expect(gaps).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('is not taken in by a window that begins where new text repeats the old', async () => {
    const start = `${'tick\n'.repeat(16)}tock\n`;
    // The last 128 lines are those of the beginning, and 111 more.
    const chunks = [start, start + 'tick\n'.repeat(111)];
    expect(await followChunks(chunks)).toMatchObject({ text: chunks.join(''), gaps: 0 });
  });

  it('loses and doubles nothing when the same block comes again and again', async () => {
    const block = fc
      .integer({ min: 1, max: 120 })
      .map((size) => Array.from({ length: size }, (_, index) => `row ${index}\n`).join(''));
    await fc.assert(
      fc.asyncProperty(
        block,
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20, size: 'max' }),
        async (text, times) => {
          const chunks = ['header\n', ...times.map((count) => text.repeat(count))];
          expect((await followChunks(chunks)).text).toBe(chunks.join(''));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses and doubles nothing when lines come in pieces', async () => {
    const piece = fc.string({
      unit: fc.constantFrom('a', 'b', '\n', ' ', '1'),
      maxLength: 40,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60, size: 'max' }), async (chunks) => {
        expect((await followChunks(chunks)).text).toBe(chunks.join(''));
      }),
      { numRuns: 200 },
    );
  });

  it('copes with a server that answers the first lines instead of the last', async () => {
    const firstLines = (log: string, limit: number): string =>
      log
        .split(/(?<=\n)/)
        .slice(0, limit)
        .join('');
    await fc.assert(
      fc.asyncProperty(different, async (chunks) => {
        expect((await followChunks(chunks, firstLines)).text).toBe(chunks.join(''));
      }),
      { numRuns: 40 },
    );
  });

  it('copes with a server that drops the last line break', async () => {
    const trimmed = (log: string, limit: number): string =>
      lastLines(log, limit).replace(/\n$/, '');
    await fc.assert(
      fc.asyncProperty(different, async (chunks) => {
        expect((await followChunks(chunks, trimmed)).text).toBe(chunks.join('').replace(/\n$/, ''));
      }),
      { numRuns: 40 },
    );
  });

  it('copes with a server that never answers more than 2000 lines', async () => {
    const capped = (log: string, limit: number): string => lastLines(log, Math.min(limit, 2000));
    const chunks = Array.from({ length: 30 }, (_, chunk) =>
      Array.from({ length: 900 }, (_line, line) => `chunk ${chunk} line ${line}\n`).join(''),
    );
    expect((await followChunks(chunks, capped)).text).toBe(chunks.join(''));
  });

  it('says so when something is missing', async () => {
    const capped = (log: string, limit: number): string => lastLines(log, Math.min(limit, 2000));
    const chunks = Array.from({ length: 3 }, (_, chunk) =>
      Array.from({ length: 5000 }, (_line, line) => `chunk ${chunk} line ${line}\n`).join(''),
    );
    expect((await followChunks(chunks, capped)).gaps).toBe(3 - 1);
  });

  it('says so when the log begins anew, and goes on with it', async () => {
    let runs = 0;
    const show = (log: string): string => {
      runs += 1;
      return runs < 5 ? log : 'again from the start\n';
    };
    const { text, gaps } = await followChunks(['one\n', 'two\n', 'three\n', '', ''], show);
    expect([text, gaps]).toEqual(['one\ntwo\nthree\nagain from the start\n', 1]);
  });

  it('ignores a look at an older state', async () => {
    const tracker = new LogTracker();
    expect(tracker.look('a\nb\nc\n', 100)).toEqual({ kind: 'joined', text: 'a\nb\nc\n' });
    expect(tracker.look('a\nb\n', 100)).toEqual({ kind: 'joined', text: '' });
    expect(tracker.look('', 100)).toEqual({ kind: 'joined', text: '' });
    expect(tracker.look('a\nb\nc\nd\n', 100)).toEqual({ kind: 'joined', text: 'd\n' });
  });

  it.each([100, 250, 1000, 4000])(
    'of 50,000 lines, %i a look, transfers at most twice the log',
    async (lines) => {
      const chunks = Array.from({ length: 50_000 / lines }, (_, chunk) =>
        Array.from(
          { length: lines },
          (_line, line) => `epoch ${chunk} step ${line} loss 0.123456\n`,
        ).join(''),
      );
      const whole = chunks.join('');
      const { text, transferred } = await followChunks(chunks);
      expect(text === whole).toBe(true);
      expect(transferred / whole.length).toBeLessThanOrEqual(2);
    },
  );
});

it('counts lines', () => {
  const counts = ['', 'a', 'a\n', 'a\nb', 'a\nb\n', '\n\n'].map(countLines);
  expect(counts).toEqual([0, 1, 1, 2, 2, 2]);
});

describe('logs of an application', () => {
  let fake: FakeDenvr;
  let denvr: Denvr;
  beforeAll(async () => {
    fake = await FakeDenvr.start();
  });
  afterAll(() => fake.close());
  beforeEach(() => {
    fake.requests.length = 0;
    fake.applications.clear();
    fake.machines.clear();
    fake.intercept = () => undefined;
    denvr = new Denvr(keyOptions(fake, { maxRetries: 0, clock: hasty }));
  });

  function application(log: string, statuses: string[] = ['ONLINE']): FakeInstance {
    const instance = { id: 'app', cluster: 'Msc1', namespace: '', statuses, log, request: {} };
    fake.applications.set('app', instance);
    return instance;
  }

  it('are what there is, without follow, however long', async () => {
    const log = Array.from({ length: 9000 }, (_, line) => `line ${line}\n`).join('');
    application(log);
    const pieces = await collect(denvr.servers.applications.logs('app'));
    expect(pieces.join('') === log).toBe(true);
    expect(fake.requests.map(({ query }) => query['limit'])).toEqual(['2000', '8000', '32000']);
  });

  it('end when the application is stopped, with what it wrote last', async () => {
    const instance = application('one\n', ['ONLINE', 'ONLINE', 'OFFLINE']);
    fake.intercept = ({ name }) => {
      if (name === 'GetApplicationDetails' && instance.statuses.length === 1)
        instance.log += 'last\n';
      return undefined;
    };
    const pieces = await collect(denvr.servers.applications.logs({ id: 'app' }, { follow: true }));
    expect(pieces.join('')).toBe('one\nlast\n');
  });

  it('end when the application is destroyed', async () => {
    application('one\n', ['ONLINE']);
    let looks = 0;
    fake.intercept = ({ name }) => {
      if (name === 'GetApplicationDetails') looks += 1;
      if (looks === 3) fake.applications.clear();
      return undefined;
    };
    expect(await collect(denvr.servers.applications.logs('app', { follow: true }))).toEqual([
      'one\n',
    ]);
  });

  it('wait for a container that does not run yet', async () => {
    const instance = application('', ['PENDING', 'PENDING_READINESS', 'ONLINE', 'OFFLINE']);
    fake.intercept = ({ name }) => {
      if (name !== 'GetApplicationRuntimeLogs') return undefined;
      if (instance.statuses[0]?.startsWith('PENDING'))
        return failed(400, 'container is waiting to start');
      instance.log = 'started\n';
      return undefined;
    };
    const pieces = await collect(denvr.servers.applications.logs('app', { follow: true }));
    expect(pieces.join('')).toBe('started\n');
  });

  it('go on after a failure that passes', async () => {
    const instance = application('one\n', ['ONLINE', 'ONLINE', 'ONLINE', 'OFFLINE']);
    let reads = 0;
    fake.intercept = ({ name }) => {
      if (name !== 'GetApplicationRuntimeLogs') return undefined;
      reads += 1;
      if (reads === 3) instance.log += 'two\n';
      return reads === 2 ? failed(503, 'later') : undefined;
    };
    const pieces = await collect(denvr.servers.applications.logs('app', { follow: true }));
    expect(pieces.join('')).toBe('one\ntwo\n');
  });

  it('are an error for an application that never was', async () => {
    const error: unknown = await collect(
      denvr.servers.applications.logs('no', { follow: true }),
    ).catch((e) => e);
    expect(isNotFoundError(error)).toBe(true);
  });

  it('are an error without credentials', async () => {
    application('one\n');
    const stranger = new Denvr(keyOptions(fake, { apikey: 'stranger-key' }));
    const error: unknown = await collect(
      stranger.servers.applications.logs('app', { follow: true }),
    ).catch((e) => e);
    expect(isAuthenticationError(error)).toBe(true);
  });

  it('end when the caller aborts', async () => {
    application('one\n');
    const controller = new AbortController();
    const clock = new FakeClock();
    denvr = new Denvr(keyOptions(fake, { clock }));
    const pieces: string[] = [];
    const reading = (async () => {
      const options = { follow: true, signal: controller.signal };
      for await (const piece of denvr.servers.applications.logs('app', options)) pieces.push(piece);
    })();
    await expect.poll(() => clock.pending).toBe(1);
    controller.abort(new Error('enough'));
    const error: unknown = await reading.catch((e: unknown) => e);
    expect(isRequestAbortedError(error)).toBe(true);
    expect((error as Error).cause).toEqual(new Error('enough'));
    expect([pieces, clock.pending]).toEqual([['one\n'], 0]);
  });

  it('take smaller windows where the server refuses large ones', async () => {
    const log = Array.from({ length: 900 }, (_, line) => `line ${line}\n`).join('');
    application(log);
    fake.intercept = ({ name, query }) =>
      name === 'GetApplicationRuntimeLogs' && Number(query['limit']) > 1000
        ? failed(400, 'Limit is too large')
        : undefined;
    expect((await collect(denvr.servers.applications.logs('app'))).join('') === log).toBe(true);
  });

  it('of a booting machine are followed in the same way', async () => {
    const machine = {
      id: 'vm',
      cluster: 'Msc1',
      namespace: 'acme',
      log: '[0.0] Linux\n',
      request: {},
    };
    fake.machines.set('vm', {
      ...machine,
      statuses: ['PENDING', 'PENDING_READINESS', 'ONLINE', 'OFFLINE'],
    });
    const pieces = await collect(denvr.servers.virtual.bootLogs('vm', { follow: true }));
    expect(pieces).toEqual(['[0.0] Linux\n']);
    expect(fake.last('GetVirtualMachineBootLogs').query).toMatchObject({
      id: 'vm',
      namespace: 'acme',
      cluster: 'Msc1',
    });
  });
});

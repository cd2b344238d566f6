import { isMissingTaskError, type LogLine, type LogOptions, Qarnot } from '@irori/qarnot';
import { collect, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeTask, type Moment, UUID } from '../support/fake-task.ts';
import { HastyClock } from '../support/hasty-clock.ts';
import { optionsFor } from '../support/options.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
afterAll(() => server.close());

const texts = (lines: readonly LogLine[]): string[] => lines.map(({ text }) => text);

async function follow(moments: readonly Moment[], options: LogOptions = {}): Promise<LogLine[]> {
  server.use(fakeTask(moments));
  const qarnot = new Qarnot(optionsFor(server.url));
  return collect(qarnot.tasks.logs(UUID, { follow: true, ...options }));
}

describe('tasks.logs', () => {
  it('gives what is there now, with outputs and instances', async () => {
    server.use(
      fakeTask([{ state: 'FullyExecuting', stdout: ' 0> a\n 1> b', stderr: ' 0> "e"\n' }]),
    );
    const lines = await collect(new Qarnot(optionsFor(server.url)).tasks.logs(UUID));
    expect(lines).toEqual([
      { stream: 'stdout', instance: 0, text: 'a' },
      { stream: 'stderr', instance: 0, text: '"e"' },
      { stream: 'stdout', instance: 1, text: 'b' },
    ]);
  });

  it('follows both outputs to the end', async () => {
    const lines = await follow([
      { state: 'Submitted' },
      { state: 'FullyExecuting', stdout: ' 0> a\n 0> b' },
      { state: 'FullyExecuting', stdout: ' 0> a\n 0> bc\n', stderr: ' 0> e\n' },
      { state: 'PendingCancel', stdout: ' 0> a\n 0> bc\n 0> d\n', stderr: ' 0> e\n' },
      { state: 'Cancelled', stdout: ' 0> a\n 0> bc\n 0> d\n 0> last', stderr: ' 0> e\n' },
    ]);
    const of = (stream: string) => texts(lines.filter((line) => line.stream === stream));
    expect(of('stdout')).toEqual(['a', 'bc', 'd', 'last']);
    expect(of('stderr')).toEqual(['e']);
  });

  it('never moves the cursor that others share', async () => {
    const before = server.requests.length;
    await follow([{ state: 'FullyExecuting' }, { state: 'Success', stdout: 'a\n' }]);
    expect(server.requests.slice(before).every(({ method }) => method === 'GET')).toBe(true);
  });

  it('reads one instance by its own call, with or without its prefix', async () => {
    const moments = [{ state: 'Success', stdout: ' 2> a\nb\n 7> c\n' }];
    const before = server.requests.length;
    const lines = await follow(moments, { instance: 2, stream: 'stdout' });
    expect(lines.map(({ instance, text }) => [instance, text])).toEqual([
      [2, 'a'],
      [2, 'b'],
      [2, ' 7> c'],
    ]);
    const urls = server.requests.slice(before).map(({ url }) => url);
    expect(urls).toContain(`/v1/tasks/${UUID}/stdout/2`);
    expect(urls.some((url) => url.includes('stderr'))).toBe(false);
  });

  it('gets over an outage in the middle', async () => {
    const busy = { status: 503, json: { message: 'busy' } } as const;
    const cut = { kind: 'reset', when: 'body', body: '"a\\nb' } as const;
    const lines = await follow(
      [
        { state: 'FullyExecuting', stdout: 'a\n' },
        { state: 'FullyExecuting', faults: { stdout: busy, stderr: busy } },
        { state: 'FullyExecuting', faults: { stdout: cut } },
        { state: 'Success', stdout: 'a\nb\n', faults: { stderr: busy } },
      ],
      { stream: 'stdout' },
    );
    expect(texts(lines)).toEqual(['a', 'b']);
  });

  it('does not give up on the last text when it cannot be read at once', async () => {
    server.use(
      ((state) => (request, _count) => {
        if (!request.url.endsWith('/stdout')) return { json: { uuid: UUID, state: 'Success' } };
        state.reads += 1;
        return state.reads <= 3 ? { status: 502, json: {} } : { bodyText: '"last"' };
      })({ reads: 0 }),
    );
    const qarnot = new Qarnot(optionsFor(server.url, { maxRetries: 0 }));
    const lines = await collect(qarnot.tasks.logs(UUID, { follow: true, stream: 'stdout' }));
    expect(texts(lines)).toEqual(['last']);
  });

  it('gives up after a long outage, with its error', async () => {
    server.use([{ status: 503, json: { message: 'busy' } }]);
    const clock = new HastyClock();
    const qarnot = new Qarnot(optionsFor(server.url, { clock }));
    const following = collect(qarnot.tasks.logs(UUID, { follow: true }));
    await expect(following).rejects.toThrow('busy');
    expect(clock.monotonic()).toBeGreaterThan(300_000);
  });

  it('tells of text that was rotated out', async () => {
    const long = (word: string) => `${word} `.repeat(50).concat('\n');
    const gaps: string[] = [];
    const lines = await follow(
      [
        { state: 'FullyExecuting', stdout: long('a') },
        { state: 'Success', stdout: long('b') },
      ],
      { onGap: (stream) => gaps.push(stream) },
    );
    expect(gaps).toEqual(['stdout']);
    expect(lines).toHaveLength(2);
  });

  it('looks rarely at a log that takes long to read', async () => {
    const clock = new HastyClock();
    server.use((request) => {
      if (request.url.endsWith('/stdout')) clock.advance(2_000);
      return fake(request, 1);
    });
    const fake = fakeTask([{ state: 'FullyExecuting' }, { state: 'Success' }]);
    await collect(new Qarnot(optionsFor(server.url, { clock })).tasks.logs(UUID, { follow: true }));
    expect(clock.sleeps).toEqual([20_000]);
  });

  it('ends with an error when aborted, and when the task disappears', async () => {
    server.use(fakeTask([{ state: 'FullyExecuting', stdout: 'a\n' }]));
    const control = new AbortController();
    const qarnot = new Qarnot(optionsFor(server.url));
    const seen: string[] = [];
    const reading = (async () => {
      const options = { follow: true, signal: control.signal };
      for await (const { text } of qarnot.tasks.logs(UUID, options)) {
        seen.push(text);
        control.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'REQUEST_ABORTED' });
    expect(seen).toEqual(['a']);
    server.use([{ status: 404, json: { message: `No such task: ${UUID}` } }]);
    const gone: unknown = await collect(qarnot.tasks.logs(UUID, { follow: true })).catch(
      (error: unknown) => error,
    );
    expect(isMissingTaskError(gone)).toBe(true);
  });
});

describe('log bodies', () => {
  it.each<[string, string, string]>([
    ['application/json', '" 0> caf\\u00e9\\n\\"q\\""', ' 0> café\n"q"'],
    ['application/json', '""', ''],
    ['application/json; charset=utf-8', '\n "a"\n', 'a'],
    ['application/json', ' 0> raw', ' 0> raw'],
    ['application/json', '"not json', '"not json'],
    ['text/plain', '"kept"', '"kept"'],
  ])('%s %j', async (contentType, body, text) => {
    server.use([{ kind: 'body', body, contentType }]);
    const { tasks } = new Qarnot(optionsFor(server.url));
    expect(await tasks.stdout('t')).toBe(text);
    expect(await tasks.freshStderr('t', { instance: 3 })).toBe(text);
    expect(server.requests.at(-1)).toMatchObject({ method: 'POST', url: '/v1/tasks/t/stderr/3' });
  });

  it.each([-1, 1.5, Number.NaN])('instance %d is none', async (instance) => {
    const { tasks } = new Qarnot(optionsFor(server.url));
    await expect(tasks.stdout('t', { instance })).rejects.toMatchObject({ field: 'instance' });
  });

  it('a lost answer to a fresh read is told, not repeated', async () => {
    server.use([{ kind: 'reset', when: 'body' }]);
    const before = server.requests.length;
    const { tasks } = new Qarnot(optionsFor(server.url));
    await expect(tasks.freshStdout('t')).rejects.toThrow('read the whole log');
    expect(server.requests.length).toBe(before + 1);
  });
});

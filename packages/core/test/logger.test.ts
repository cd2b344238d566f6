import { inspect } from 'node:util';
import { basicAuth, createLogger, debugEnabled, type Logger, type LogLevel } from '@irori/core';
import { canary, expectNoCanary, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientFor, create, read } from './helpers.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A sink that keeps its lines, `level message`, and everything that came with them. */
function keeping() {
  const lines: string[] = [];
  const all: string[] = [];
  const method = (level: string) => (message: string, fields?: Record<string, unknown>) => {
    lines.push(`${level} ${message}`);
    all.push(`${level} ${message} ${inspect(fields, { depth: 10 })}`);
  };
  const sink: Logger = {
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
  };
  return { sink, lines, all: () => all.join('\n') };
}

function logAll(logger: Logger): void {
  logger.debug('m');
  logger.info('m');
  logger.warn('m');
  logger.error('m');
}

describe('createLogger', () => {
  it.each<[LogLevel, number]>([
    ['off', 0],
    ['error', 1],
    ['warn', 2],
    ['info', 3],
    ['debug', 4],
  ])('at level %s passes on %i of the four levels', (level, count) => {
    const { sink, lines } = keeping();
    logAll(createLogger({ name: 'Test', level, sink }));
    expect(lines).toEqual(
      ['error [Test] m', 'warn [Test] m', 'info [Test] m', 'debug [Test] m']
        .slice(0, count)
        .reverse(),
    );
  });

  it.each([
    ['', 2],
    ['debug', 4],
    ['INFO', 3],
    ['nonsense', 2],
  ])('reads IRORI_LOG=%s', (value, count) => {
    vi.stubEnv('IRORI_LOG', value);
    const { sink, lines } = keeping();
    logAll(createLogger({ name: 'Test', sink }));
    expect(lines).toHaveLength(count);
  });

  it('writes to the error stream by itself', () => {
    const stdout = vi.spyOn(console, 'log').mockImplementation(() => {});
    const stderr = vi.spyOn(console, 'error').mockImplementation(() => {});
    const logger = createLogger({ name: 'Test', level: 'debug' });
    logAll(logger);
    logger.info('with', { a: 1 });
    expect(stderr).toHaveBeenCalledTimes(5);
    expect(stderr).toHaveBeenLastCalledWith('[Test] with', { a: 1 });
    expect(stdout).not.toHaveBeenCalled();
  });

  it('listens to DEBUG under its namespace', () => {
    vi.stubEnv('DEBUG', 'other,dok-sdk:*');
    const { sink, lines } = keeping();
    logAll(createLogger({ name: 'DOK', sink, debugNamespace: 'dok-sdk' }));
    expect(lines[0]).toBe('debug dok-sdk:http m');
    expect(lines).toHaveLength(4);
  });
});

describe('debugEnabled', () => {
  it.each([
    ['', false],
    ['*', true],
    ['dok-sdk:*', true],
    ['dok-sdk:http', true],
    ['dok-sdk', false],
    ['dok-sdk:ht', false],
    ['other:*', false],
    ['other, dok-sdk:*', true],
    ['*,-dok-sdk:*', false],
    ['dok.sdk:*', false],
    ['(', false],
  ])('DEBUG=%s: %s', (pattern, expected) => {
    expect(debugEnabled('dok-sdk:http', pattern)).toBe(expected);
  });
});

describe('what a client logs', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await startFaultServer([{ json: {} }]);
  });
  afterAll(() => server.close());

  it('is silent when all is well', async () => {
    const { sink, lines } = keeping();
    await clientFor(server.url, { logger: sink, logLevel: 'info' }).request(read);
    expect(lines).toEqual([]);
  });

  it('has a line for each attempt, with one id for the call', async () => {
    server.use([{ status: 503 }, { json: {} }]);
    const { sink, lines } = keeping();
    await clientFor(server.url, { logger: sink, logLevel: 'debug' }).request(read);
    const url = `GET ${server.url}/things/1/`;
    const id = /\[Test\] (\S+)#1/.exec(lines[0] ?? '')?.[1] ?? '';
    expect(id).not.toBe('');
    expect(lines).toEqual([
      `debug [Test] ${id}#1 ${url} begins`,
      `debug [Test] ${id}#1 ${url} failed: 503 Service Unavailable`,
      `info [Test] ${id}#1 ${url} is repeated in 0 ms: status 503`,
      `debug [Test] ${id}#2 ${url} begins`,
      `debug [Test] ${id}#2 ${url} answered 200`,
    ]);
  });

  it('never shows credentials or the environment of a job', async () => {
    const [password, value, header, sign] = [canary(), canary(), canary(), canary()];
    server.use([{ json: {}, headers: { 'set-cookie': `s=${header}`, 'x-echo': password } }]);
    const { sink, all } = keeping();
    const client = clientFor(server.url, {
      auth: basicAuth('user-name', password),
      logger: sink,
      logLevel: 'debug',
      headers: { 'x-api-key': header },
    });
    await client.request({
      ...create,
      path: `/things/?signature=${sign}`,
      json: { containers: [{ environment: { A: value } }], password: value },
    });
    expectNoCanary(all(), [password, value, header, sign, 'user-name']);
    expect(all()).toContain("A: '***'");
  });
});

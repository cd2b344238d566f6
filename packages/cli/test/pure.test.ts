import {
  AuthenticationError,
  ConfigError,
  ConnectionError,
  InputError,
  NotFoundError,
  PermissionDeniedError,
  RequestAbortedError,
  ServerError,
  WaitTimeoutError,
} from '@irori/core';
import { collect } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForJson, followsJob, normalizeArgv } from '../src/argv.ts';
import { usageError } from '../src/errors.ts';
import { exitCodeIn } from '../src/exit-codes.ts';
import { describeFailure } from '../src/failure.ts';
import { parseEnvFile, parseEnvFlag } from '../src/jobs/env.ts';
import { LineSplitter, tailLines } from '../src/jobs/lines.ts';

describe('the words of irori api', () => {
  it.each([
    [
      ['api', 'dok', 'getTask', '--taskId', '1'],
      ['api', 'dok', 'getTask', '--param', 'taskId=1'],
    ],
    [
      ['api', 'dok', 'x', '--page=2', '--json'],
      ['api', 'dok', 'x', '--param', 'page=2', '--json'],
    ],
    [
      ['api', 'dok', 'x', '--include_artifact', '--page', '2'],
      ['api', 'dok', 'x', '--param', 'include_artifact=true', '--param', 'page=2'],
    ],
    [
      ['api', 'dok', 'x', '--body', '--page', '-1'],
      ['api', 'dok', 'x', '--body', '--page', '-1'],
    ],
    [
      ['api', 'dok', 'x', '--param', 'a=b', '--', '--page'],
      ['api', 'dok', 'x', '--param', 'a=b', '--', '--page'],
    ],
    [
      ['run', '--page', '2'],
      ['run', '--page', '2'],
    ],
  ])('%j', (argv, expected) => {
    expect(normalizeArgv(argv)).toEqual(expected);
  });

  it('keep every value, whatever is in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]\w{0,8}$/), fc.string(), (name, value) => {
        fc.pre(
          !['param', 'body', 'profile', 'cloud', 'include', 'json', 'debug', 'help'].includes(name),
        );
        expect(normalizeArgv(['api', 'dok', 'x', `--${name}=${value}`])).toEqual([
          ...['api', 'dok', 'x', '--param', `${name}=${value}`],
        ]);
      }),
    );
  });

  it('tell JSON and job commands apart before they are parsed', () => {
    expect(asksForJson(['run', '--json'])).toBe(true);
    expect(asksForJson(['run', '--', '--json'])).toBe(false);
    expect(
      [['run'], ['wait', 'x'], ['logs', '-f', 'x'], ['logs', 'x'], ['ps']].map(followsJob),
    ).toEqual([true, true, true, false, false]);
  });
});

describe('exit codes', () => {
  it.each([
    ['plain', 2, 2],
    ['plain', 4, 4],
    ['job', 1, 125],
    ['job', 2, 125],
    ['job', 4, 125],
    ['job', 5, 125],
    ['job', 124, 124],
    ['job', 130, 130],
  ] as const)('in the %s family, %i becomes %i', (family, code, expected) => {
    expect(exitCodeIn(family, code)).toBe(expected);
  });

  const answer = { message: 'No.', outcome: 'rejected', attempts: 1 } as const;
  it.each([
    [usageError('x'), 2, false],
    [new InputError('x', { field: 'name' }), 2, false],
    [new ConfigError('x', { setting: 'accessToken' }), 4, false],
    [new ConfigError('x', { setting: 'timeout' }), 2, false],
    [new AuthenticationError({ ...answer, status: 401 }), 4, false],
    [new PermissionDeniedError({ ...answer, status: 403 }), 4, false],
    [
      new PermissionDeniedError({ ...answer, status: 403, reason: 'TASK_NOT_CANCELABLE' }),
      1,
      false,
    ],
    [new NotFoundError({ ...answer, status: 404 }), 5, false],
    [new ServerError({ ...answer, status: 503 }), 1, true],
    [new ServerError({ ...answer, status: 503, outcome: 'unknown' }), 1, false],
    [new ConnectionError({ ...answer, outcome: 'not-sent' }), 1, true],
    [new RequestAbortedError({ ...answer, outcome: 'not-sent' }), 130, false],
    [new WaitTimeoutError('x', { waited: 1, seen: {} }), 124, false],
    [new Error('x'), 1, false],
    ['x', 1, false],
  ])('%s', (error, exitCode, retryable) => {
    expect(describeFailure(error)).toMatchObject({ exitCode, retryable });
  });

  it('explains a failed connection by a proxy that is not used', () => {
    const error = (url: string) => new ConnectionError({ ...answer, outcome: 'not-sent', url });
    const env = { https_proxy: 'http://proxy:3128' };
    expect(describeFailure(error('https://a.example/x'), env).hint).toContain('https_proxy');
    expect(describeFailure(error('http://127.0.0.1:1/x'), env).hint).toBeUndefined();
    const used = { ...env, NODE_USE_ENV_PROXY: '1' };
    expect(describeFailure(error('https://a.example/x'), used).hint).toBeUndefined();
  });

  it('calls accepting the terms a legal act', () => {
    const error = new PermissionDeniedError({
      ...answer,
      status: 403,
      reason: 'TERMS_NOT_ACCEPTED',
    });
    expect(describeFailure(error).hint).toContain('legal act');
    expect(describeFailure(error).hint).toContain('irori api dok acceptTerms');
  });
});

describe('environment of a job', () => {
  it('comes from flags', () => {
    expect(parseEnvFlag('A=b=c')).toEqual(['A', 'b=c']);
    expect(parseEnvFlag('A=')).toEqual(['A', '']);
    expect(parseEnvFlag('A')).toEqual(['A', null]);
    expect(() => parseEnvFlag('=x')).toThrow('is not NAME=value');
  });

  it('comes from a file', () => {
    const source = [
      '# comment',
      '',
      'A=1',
      'export B = two words ',
      `C='it''s $raw\\n'`,
      'D="line\\nnext \\"q\\""',
      'E',
      'F=',
    ].join('\r\n');
    expect(parseEnvFile('x.env', source)).toEqual({
      A: '1',
      B: 'two words',
      C: "it''s $raw\\n",
      D: 'line\nnext "q"',
      E: null,
      F: '',
    });
  });

  it('names the wrong line without showing it', () => {
    expect(() => parseEnvFile('x.env', 'A=1\nmy secret\n')).toThrow(
      'x.env:2: this line is not NAME=value.',
    );
  });
});

describe('lines of a log', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => some.map((byte) => byte % 12));
  const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 10 });

  function chunksOf(all: Uint8Array, at: readonly number[]): Uint8Array[] {
    const points = [0, ...[...at].sort((a, b) => a - b), all.length];
    return points.slice(1).map((to, index) => all.slice(points[index], to));
  }

  it('are the same however they are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), cuts, (text, at) => {
        const splitter = new LineSplitter();
        const all = new TextEncoder().encode(text.replaceAll('x', '\n'));
        const lines = chunksOf(all, at).flatMap((chunk) => splitter.push(chunk));
        lines.push(...splitter.end());
        const expected = new TextDecoder().decode(all).split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
    );
  });

  it('are kept byte for byte by tail', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, cuts, fc.nat({ max: 5 }), async (all, at, count) => {
        async function* source() {
          yield* chunksOf(all, at);
        }
        const kept = Buffer.concat(await collect(tailLines(source(), count)));
        const lines = Buffer.from(all)
          .toString('latin1')
          .split(/(?<=\n)/);
        const expected = count === 0 ? '' : lines.slice(-count).join('');
        expect(kept.toString('latin1')).toBe(expected);
      }),
    );
  });
});

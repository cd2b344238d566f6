import { createRedactor } from '@irori/core';
import { processorTime } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Secrets as they occur: any printable text, long enough to be masked in the middle of words. */
const secrets = fc
  .string({ unit: fc.constantFrom(...'abcXYZ0189+/=&?%"\\\'<>{}:;@#!$ ~-_.,炉é\n'), minLength: 8 })
  .filter((secret) => secret.trim().length >= 8 && !secret.includes('***'));
const surroundings = fc.string({ unit: fc.constantFrom(...'ab 019\n"{}[]:,.-_&?=/') });

describe('redactor: known secrets', () => {
  const forms: [string, (secret: string) => string][] = [
    ['in clear', (secret) => secret],
    ['percent-encoded', (secret) => encodeURIComponent(secret)],
    ['percent-encoded in lower case', (secret) => encodeURIComponent(secret).toLowerCase()],
    ['percent-encoded twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
    ['as a form', (secret) => new URLSearchParams([['k', secret]]).toString().slice(2)],
    ['in JSON', (secret) => JSON.stringify(secret)],
    ['in JSON in JSON', (secret) => JSON.stringify(JSON.stringify(secret))],
    ['in a URL', (secret) => new URL(`http://h/?q=${secret.replaceAll('#', '')}`).href],
  ];

  it.each(forms)('masks a secret %s, wherever it stands', (name, write) => {
    fc.assert(
      fc.property(secrets, surroundings, surroundings, (raw, before, after) => {
        const secret = name === 'in a URL' ? `k${raw.replace(/[#\s]/g, '')}longer` : raw;
        const lower = name.includes('lower case') ? secret.toLowerCase() : secret;
        const written = write(lower);
        const redacted = createRedactor([lower]).text(`${before}${written}${after}`);
        expect(redacted).not.toContain(lower);
        expect(redacted).not.toContain(written);
        expect(redacted).toContain('***');
      }),
    );
  });

  it('masks a password inside Basic credentials whose user it does not know', () => {
    fc.assert(
      fc.property(secrets, fc.string({ maxLength: 20 }), (secret, user) => {
        const pair = Buffer.from(`${user}:${secret}`).toString('base64');
        expect(createRedactor([secret]).text(`-> ${pair} <-`)).toBe('-> *** <-');
        const url = Buffer.from(`${user}:${secret}`).toString('base64url');
        expect(createRedactor([secret]).text(`-> ${url} <-`)).toBe('-> *** <-');
      }),
    );
  });

  it('masks secrets that overlap without leaving an end of either', () => {
    const redactor = createRedactor(['alpha-beta-gamma', 'gamma-delta-omega', 'beta-gamma-delta']);
    expect(redactor.text('x alpha-beta-gamma-delta-omega y')).toBe('x *** y');
    expect(createRedactor(['abababab']).text('_ababababab_')).toBe('_***_');
  });

  it('masks overlapping secrets anywhere', () => {
    fc.assert(
      fc.property(secrets, fc.integer({ min: 1, max: 7 }), surroundings, (secret, shared, tail) => {
        const second = `${secret.slice(-shared)}0123456789`;
        const text = createRedactor([secret, second]).text(`${tail} ${secret}0123456789 ${tail}`);
        expect(text).not.toContain(secret);
        expect(text).not.toContain('0123456789');
      }),
    );
  });

  it('keeps everything else as it is', () => {
    const redactor = createRedactor(['correct-horse']);
    expect(redactor.text('the horse is correct')).toBe('the horse is correct');
    expect(redactor.text('')).toBe('');
  });

  it('learns secrets later', () => {
    const redactor = createRedactor();
    expect(redactor.text('see hunter2-hunter2')).toBe('see hunter2-hunter2');
    redactor.add('hunter2-hunter2');
    expect(redactor.text('see hunter2-hunter2')).toBe('see ***');
  });

  it('masks four to seven characters only as a whole word', () => {
    const redactor = createRedactor(['test', 'pa$$']);
    expect(redactor.text('a test, the latest')).toBe('a ***, the latest');
    expect(redactor.text('testing pa$$ "test"')).toBe('testing *** "***"');
  });

  it('masks one to three characters only as a whole value', () => {
    const redactor = createRedactor(['ab', '']);
    expect(redactor.text('a cab about ab')).toBe('a cab about ab');
    expect(redactor.text('ab')).toBe('***');
    expect(redactor.value({ note: 'ab', other: 'abc' })).toEqual({ note: '***', other: 'abc' });
    expect(redactor.text('{"note":"ab"} note=ab')).toBe('{"note":"***"} note=***');
  });

  it('stays fast on long text', () => {
    const redactor = createRedactor(['correct-horse-battery', 'staple/staple+staple']);
    const texts = ['a', '=', '"', '://', 'a=', '\\', '{"a":"', '%25'].map((part) =>
      part.repeat(300_000),
    );
    const time = processorTime(() => {
      for (const text of texts) redactor.text(text);
    });
    expect(time).toBeLessThan(10_000);
  });
});

describe('redactor: by context', () => {
  const redactor = createRedactor();

  it.each([
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: ***'],
    ['sent Basic dXNlcjpwYXNz to', 'sent Basic *** to'],
    ['sent Bearer abc123def456 to', 'sent Bearer *** to'],
    ['ApiKey 0123456789abcdef', 'ApiKey ***'],
    ['Basic authentication is needed', 'Basic authentication is needed'],
    ['{"password":"x y","name":"n"}', '{"password":"***","name":"n"}'],
    ['{"accessTokenSecret" : "a\\"b"}', '{"accessTokenSecret" : "***"}'],
    ['token=abc&page=2', 'token=***&page=2'],
    ['next_token=abc', 'next_token=abc'],
    ['the token is wrong', 'the token is wrong'],
  ])('%s', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  it.each([
    ['https://user:pass@host/path', 'https://***@host/path'],
    ['https://host/?X-Amz-Signature=abc&page=1', 'https://host/?X-Amz-Signature=***&page=1'],
    ['https://host/f?expires=9&signature=abc', 'https://host/f?expires=9&signature=***'],
    ['https://host/tasks/1/', 'https://host/tasks/1/'],
  ])('address %s', (url, expected) => {
    expect(redactor.url(url)).toBe(expected);
    expect(redactor.url(new URL(url))).toBe(expected);
  });

  it('masks headers by name', () => {
    const headers = {
      Authorization: 'Basic x',
      'X-Api-Key': 'k',
      'Set-Cookie': 'a=b',
      Accept: '*',
    };
    expect(redactor.headers(headers)).toEqual({
      accept: '*',
      authorization: '***',
      'set-cookie': '***',
      'x-api-key': '***',
    });
  });

  it('masks values by the names of their keys, at any depth, and leaves the original alone', () => {
    const value = {
      user: 'u',
      password: 'p',
      nested: [{ client_secret: { deep: 1 }, nextToken: 'n' }],
      token: null,
      secret: false,
    };
    const copy = redactor.value(value);
    expect(copy).toEqual({
      user: 'u',
      password: '***',
      nested: [{ client_secret: '***', nextToken: 'n' }],
      token: null,
      secret: false,
    });
    expect(value.password).toBe('p');
  });

  it('masks the environment of programs when asked', () => {
    const task = { containers: [{ environment: { A: '1', B: 'two' }, env: ['x'] }] };
    expect(redactor.value(task)).toEqual(task);
    expect(redactor.value(task, { environment: true })).toEqual({
      containers: [{ environment: { A: '***', B: '***' }, env: ['x'] }],
    });
  });

  it('takes everything that can be logged', () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle['self'] = circle;
    let deep: unknown = 'bottom';
    for (let level = 0; level < 40; level += 1) deep = [deep];
    expect(redactor.value(circle)).toEqual({ name: 'circle', self: '<circular>' });
    expect(JSON.stringify(redactor.value(deep))).toContain('<too deep>');
    expect(
      redactor.value({
        bytes: new Uint8Array(3),
        map: new Map([['password', 'p']]),
        set: new Set(['a']),
        error: new Error('token=abc'),
        url: new URL('http://u:p@h/'),
        date: new Date(0),
        fn: () => 1,
        big: 1n,
        none: undefined,
        headers: new Headers({ authorization: 'x' }),
        ['__proto__']: 'kept',
      }),
    ).toEqual({
      bytes: '<3 bytes>',
      map: { password: '***' },
      set: ['a'],
      error: 'Error: token=***',
      url: 'http://***@h/',
      date: new Date(0),
      fn: '<function>',
      big: 1n,
      none: undefined,
      headers: { authorization: '***' },
      ['__proto__']: 'kept',
    });
  });
});

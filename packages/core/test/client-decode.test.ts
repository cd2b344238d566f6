import { type Decode, ResponseDecodeError } from '@irori/core';
import { type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, errorOf, read } from './helpers.ts';

let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
afterAll(() => server.close());

const bytes = new Uint8Array([0, 1, 2, 255]);

describe('decode', () => {
  it.each<[Decode, string | undefined, string | Uint8Array, unknown]>([
    ['auto', 'application/json', '{"a":1}', { a: 1 }],
    ['auto', 'application/json; charset=utf-8', '[1]', [1]],
    ['auto', 'application/problem+json', '{"a":1}', { a: 1 }],
    ['auto', 'application/json', '\ufeff{"a":1}', { a: 1 }],
    ['auto', 'application/json', 'null', null],
    ['auto', 'application/json', '', undefined],
    ['auto', 'text/plain', 'hi', 'hi'],
    ['auto', 'application/gzip', bytes, bytes],
    ['auto', undefined, '', undefined],
    ['json', undefined, '{"a":1}', { a: 1 }],
    ['json', 'text/plain', '{"a":1}', { a: 1 }],
    ['text', 'text/html', '<p>', '<p>'],
    ['text', 'application/json', '{}', '{}'],
    ['bytes', 'text/plain', bytes, bytes],
    ['none', 'text/plain', 'ignored', undefined],
  ])('%s of %s', async (decode, contentType, body, expected) => {
    server.use([{ kind: 'body', body, ...(contentType === undefined ? {} : { contentType }) }]);
    expect(await clientFor(server.url).request({ ...read, decode })).toEqual(expected);
  });

  it.each<Decode>(['auto', 'json', 'none'])('%s of 204', async (decode) => {
    server.use([{ status: 204 }]);
    expect(await clientFor(server.url).request({ ...read, decode })).toBeUndefined();
  });

  it.each([
    ['an empty body', 'application/json', '', 'an empty body instead of JSON'],
    ['a page', 'text/html', '<h1>Bad Gateway</h1>', 'an HTML page instead of JSON: Bad Gateway'],
  ])('json refuses %s', async (_name, contentType, body, expected) => {
    server.use([{ kind: 'body', body, contentType }]);
    const error = await errorOf(clientFor(server.url).request({ ...read, decode: 'json' }));
    expect(error).toBeInstanceOf(ResponseDecodeError);
    expect(error.message).toContain(expected);
  });

  it('reads no body after HEAD', async () => {
    server.use([{ json: {} }]);
    const spec = { ...read, method: 'HEAD', decode: 'none' } as const;
    expect((await clientFor(server.url).request(spec).withResponse()).response.status).toBe(200);
  });
});

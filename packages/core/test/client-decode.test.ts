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

  it.each<Decode>(['auto', 'json', 'text', 'bytes', 'none'])(
    '%s gives up on a body that does not end',
    async (decode) => {
      const megabyte = new Uint8Array(1024 * 1024).fill(32);
      let pulled = 0;
      const endless = (): ReadableStream<Uint8Array> =>
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(megabyte);
          },
        });
      const headers = { 'content-type': 'application/json' };
      const fetch = async (): Promise<Response> => new Response(endless(), { headers });
      const error = await errorOf(clientFor(server.url, { fetch }).request({ ...read, decode }));
      expect(error).toBeInstanceOf(ResponseDecodeError);
      expect(error.message).toContain('with a body of more than 256 MiB');
      expect(pulled).toBeLessThan(300);
    },
  );

  it('a body of unannounced length arrives whole', async () => {
    const parts = ['{"a":"', 'æ', '語'].map((part) => new TextEncoder().encode(part));
    const pieces = [...parts, new TextEncoder().encode('"}')].flatMap((part) =>
      [...part].map((byte) => Uint8Array.of(byte)),
    );
    for (const decode of ['json', 'bytes'] as const) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      });
      const fetch = async (): Promise<Response> => new Response(body);
      const whole = await clientFor(server.url, { fetch }).request({ ...read, decode });
      const expected = { a: 'æ語' };
      if (decode === 'json') expect(whole).toEqual(expected);
      else expect(new TextDecoder().decode(whole as Uint8Array)).toBe(JSON.stringify(expected));
    }
  });

  it('reads no body after HEAD', async () => {
    server.use([{ json: {} }]);
    const spec = { ...read, method: 'HEAD', decode: 'none' } as const;
    expect((await clientFor(server.url).request(spec).withResponse()).response.status).toBe(200);
  });
});

import { FakeClock } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UrlSigner } from '../../src/files/presign.ts';
import { contentDisposition } from '../../src/http/file-name.ts';
import { parseRange } from '../../src/http/range.ts';
import { rawRequest } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

async function outputUrl(
  dok: Awaited<ReturnType<typeof openCloud>>['dok'],
  script: string,
  filename?: string,
): Promise<string> {
  const { id } = await dok.run(script);
  const { body } = await dok.call<{ url: string }>('getTaskFileUrl', {
    path: { taskId: id, target: 'output' },
    query: filename === undefined ? {} : { filename },
  });
  return body.url;
}

describe('a presigned URL', () => {
  test('works without credentials until it expires', async () => {
    const clock = new FakeClock();
    const { dok } = await openCloud({ clock, set: { 'dok.presignedLifetime': '100' } });
    const url = await outputUrl(dok, 'echo hello', 'mine.txt');
    const file = await rawRequest({ method: 'GET', url });
    expect(file).toMatchObject({ status: 200, body: 'hello\n' });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="mine.txt"');
    clock.advance(99_999);
    expect((await rawRequest({ method: 'GET', url })).status).toBe(200);
    clock.advance(1);
    const late = await rawRequest({ method: 'GET', url });
    expect(late.status).toBe(403);
    expect(late.body).toContain('expired');
  });

  test('works after a restart, and not when anything in it is changed', async () => {
    const { dok } = await openCloud();
    const url = new URL(await outputUrl(dok, 'echo hello'));
    const changed = (change: (copy: URL) => void): URL => {
      const copy = new URL(url);
      change(copy);
      return copy;
    };
    const other = '00000000-0000-4000-8000-000000000000';
    const wrong = [
      changed((copy) => copy.searchParams.set('filename', 'x')),
      changed((copy) => copy.searchParams.set('expires', '9999999999999')),
      changed((copy) => copy.searchParams.set('signature', 'AAAA')),
      changed((copy) => copy.searchParams.delete('signature')),
      changed((copy) => copy.searchParams.delete('expires')),
      changed((copy) => {
        copy.pathname = copy.pathname.replace('output.txt', 'artifact.tar.gz');
      }),
      changed((copy) => {
        copy.pathname = copy.pathname.replace(/files\/[^/]+/, `files/${other}`);
      }),
      changed((copy) => {
        copy.pathname = copy.pathname.replace('output.txt', '..%2f..%2fcredentials.json');
      }),
      changed((copy) => {
        copy.pathname = '/_irori/files/..%2f..%2f..%2fetc/passwd';
      }),
    ];
    for (const { href } of wrong) {
      const answer = await rawRequest({ method: 'GET', url: href });
      expect([403, 404], href).toContain(answer.status);
      expect(answer.body).not.toContain('hello');
    }
    expect((await rawRequest({ method: 'GET', url: url.href })).status).toBe(200);
  });

  test('gives parts of a file', async () => {
    const { dok } = await openCloud();
    const url = await outputUrl(dok, 'printf 0123456789');
    const part = async (range: string): Promise<[number, string, string | null]> => {
      const answer = await rawRequest({ method: 'GET', url, headers: { range } });
      return [answer.status, answer.body, answer.headers.get('content-range')];
    };
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await part('bytes=5-99')).toEqual([206, '56789', 'bytes 5-9/10']);
    expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10']);
    expect(await part('bytes=4-2')).toEqual([200, '0123456789', null]);
    expect(await part('lines=1-2')).toEqual([200, '0123456789', null]);
    const head = await rawRequest({ method: 'HEAD', url });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers.get('content-length')).toBe('10');
    expect(head.headers.get('accept-ranges')).toBe('bytes');
  });

  test('gives an empty file and one that is still being written', async () => {
    const { dok } = await openCloud({ slots: 2 });
    expect((await rawRequest({ method: 'GET', url: await outputUrl(dok, 'true') })).body).toBe('');
    const { id } = await dok.create('echo first; sleep 60');
    await dok.untilStarted(id);
    while ((await dok.output(id)) !== 'first\n') await new Promise((go) => setTimeout(go, 5));
  });

  test('is refused for the output of a task that has none', async () => {
    const { dok } = await openCloud({ set: { 'dok.outputWhileRunning': 'missing' } });
    const { id } = await dok.create('sleep 60');
    await dok.untilStarted(id);
    const waiting = await dok.create('true');
    for (const taskId of [id, waiting.id]) {
      const path = { taskId, target: 'output' };
      expect((await dok.call('getTaskFileUrl', { path })).status).toBe(404);
    }
  });
});

test('a signature holds for one file, name and time', () => {
  const signer = new UrlSigner('secret');
  const target = { owner: 'o', file: 'output.txt', name: 'a&b=ü' } as const;
  const url = new URL(signer.sign('http://h', target, 1000));
  expect(signer.verify('o', 'output.txt', url.searchParams, 999)).toEqual(target);
  expect(signer.verify('o', 'output.txt', url.searchParams, 1000)).toBe('expired');
  expect(signer.verify('p', 'output.txt', url.searchParams, 0)).toBe('wrong');
  expect(signer.verify('o', 'passwd', url.searchParams, 0)).toBe('wrong');
  expect(new UrlSigner('other').verify('o', 'output.txt', url.searchParams, 0)).toBe('wrong');
});

test('a range lies within the file', () => {
  const number = fc.nat(50);
  const header = fc.oneof(
    fc.tuple(number, number).map(([a, b]) => `bytes=${a}-${b}`),
    number.map((a) => `bytes=${a}-`),
    number.map((a) => `bytes=-${a}`),
    fc.string(),
  );
  fc.assert(
    fc.property(header, fc.nat(40), (text, size) => {
      const range = parseRange(text, size);
      if (typeof range === 'string') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThan(size);
    }),
  );
});

describe('the name offered for a download', () => {
  test.each([
    ['a.tar.gz', 'attachment; filename="a.tar.gz"'],
    ['../../etc/passwd', 'attachment; filename="passwd"'],
    ['a\r\nSet-Cookie: x', 'attachment; filename="aSet-Cookie: x"'],
    ['a"b', `attachment; filename="a_b"; filename*=UTF-8''a%22b`],
    ['結果.gz', `attachment; filename="__.gz"; filename*=UTF-8''%E7%B5%90%E6%9E%9C.gz`],
    ['', 'attachment; filename="download"'],
    ['a/', 'attachment; filename="download"'],
  ])('%o becomes %s', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });

  test('is always a header that can be sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(contentDisposition(name)).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});

import type { LocalCloudError } from '@irori/local';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FaultBook } from '../../src/faults/fault-book.ts';
import { parseFaultRule } from '../../src/faults/rule.ts';
import { rawRequest } from '../dok/support/client.ts';
import { openCloud } from '../dok/support/cloud.ts';

const task = JSON.stringify({
  name: 'n',
  containers: [{ image: 'i', plan: 'v100-32gb', command: ['true'] }],
});

const subject = { cloud: 'dok' as const, method: 'GET', path: '/tasks/', operation: 'listTasks' };

describe('a fault', () => {
  test('of a status takes the place of the answer, with its body and headers', async () => {
    const { cloud, dok } = await openCloud();
    cloud.faults.add({
      match: { operation: 'createTask' },
      status: 429,
      headers: { 'retry-after': '7' },
      body: { detail: 'slow down' },
    });
    const answer = await dok.raw('POST', '/tasks/', { body: task });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(JSON.parse(answer.body)).toEqual({ detail: 'slow down' });
    expect((await dok.call('listTasks')).body).toMatchObject({ meta: { count: 0 } });
    cloud.faults.clear();
    expect((await dok.raw('POST', '/tasks/', { body: task })).status).toBe(201);
  });

  test('of text has no JSON around it', async () => {
    const { cloud, dok } = await openCloud();
    cloud.faults.add({ status: 502, body: '<html>', headers: { 'content-type': 'text/html' } });
    const answer = await dok.raw('GET', '/plans/');
    expect(answer).toMatchObject({ status: 502, body: '<html>' });
    expect(answer.headers.get('content-type')).toBe('text/html');
  });

  test('of a lost reply does what was asked and says nothing', async () => {
    const { cloud, dok } = await openCloud();
    cloud.faults.add({ match: { method: 'post', path: '/tasks/' }, lostReply: true, times: 1 });
    await expect(dok.raw('POST', '/tasks/', { body: task })).rejects.toThrow('ECONNRESET');
    expect((await dok.call('listTasks')).body).toMatchObject({ meta: { count: 1 } });
    expect((await dok.raw('POST', '/tasks/', { body: task })).status).toBe(201);
  });

  test('of a reset does nothing of what was asked', async () => {
    const { cloud, dok } = await openCloud();
    cloud.faults.add({ match: { operation: 'createTask' }, reset: true });
    await expect(dok.raw('POST', '/tasks/', { body: task })).rejects.toThrow('ECONNRESET');
    expect((await dok.call('listTasks')).body).toMatchObject({ meta: { count: 0 } });
  });

  test.each([0, 10])('of a truncated body ends after %d bytes', async (truncate) => {
    const { cloud, dok } = await openCloud();
    cloud.faults.add({ match: { operation: 'listPlans' }, truncate });
    await expect(dok.raw('GET', '/plans/')).rejects.toThrow('aborted');
    const { id } = await dok.run('echo 0123456789abcdef');
    const path = { taskId: id, target: 'output' };
    const { url } = (await dok.call<{ url: string }>('getTaskFileUrl', { path })).body;
    cloud.faults.add({ match: { operation: 'file' }, truncate, times: 1 });
    await expect(rawRequest({ method: 'GET', url })).rejects.toThrow('aborted');
    expect((await rawRequest({ method: 'GET', url })).body).toBe('0123456789abcdef\n');
  });

  test('of latency waits, alone or before another', async () => {
    const { cloud, dok } = await openCloud();
    cloud.faults.add({ match: { operation: 'listPlans' }, latency: 60, times: 1 });
    cloud.faults.add({ match: { operation: 'listPlans' }, latency: 60, status: 503, times: 1 });
    const begin = performance.now();
    expect((await dok.raw('GET', '/plans/')).status).toBe(200);
    expect((await dok.raw('GET', '/plans/')).status).toBe(503);
    expect(performance.now() - begin).toBeGreaterThan(110);
    expect(cloud.faults.list().map(({ hits }) => hits)).toEqual([1, 1]);
  });

  test('comes before the check of credentials and for paths that do not exist', async () => {
    const { cloud, dok } = await openCloud();
    cloud.faults.add({ match: { path: '/nothing/**' }, status: 418 });
    cloud.faults.add({ match: { operation: 'getAccount' }, status: 500 });
    expect((await dok.raw('GET', '/nothing/at/all/')).status).toBe(418);
    const headers = { authorization: 'Basic eDp4' };
    expect((await dok.raw('GET', '/auth/', { headers })).status).toBe(500);
  });

  test('is set, listed and removed over HTTP', async () => {
    const { cloud, dok } = await openCloud();
    const admin = (method: string, path: string, body?: unknown): Promise<Response> =>
      fetch(`${cloud.urls.api}/_irori/faults${path}`, {
        method,
        headers: { 'x-irori-admin': cloud.admin.token },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const rule = { match: { operation: 'listPlans' }, status: 500 };
    const added = await admin('POST', '', rule);
    expect([added.status, await added.json()]).toEqual([201, { id: 1, rule, seen: 0, hits: 0 }]);
    await admin('POST', '', { status: 404, match: { operation: 'listTasks' } });
    expect((await dok.raw('GET', '/plans/')).status).toBe(500);
    expect(await (await admin('GET', '')).json()).toMatchObject({
      faults: [{ id: 1, hits: 1 }, { id: 2 }],
    });
    expect((await admin('DELETE', '/1')).status).toBe(204);
    expect((await admin('DELETE', '/1')).status).toBe(404);
    expect((await dok.raw('GET', '/plans/')).status).toBe(200);
    expect((await admin('DELETE', '')).status).toBe(204);
    expect(cloud.faults.list()).toEqual([]);
  });
});

describe('rules', () => {
  const hits = (book: FaultBook, count: number): boolean[] =>
    Array.from({ length: count }, () => book.take(subject) !== undefined);

  test.each([
    [{ times: 2 }, [true, true, false, false]],
    [{ nth: 3 }, [false, false, true, false]],
    [{ nth: 2, times: 2 }, [false, true, true, false]],
    [{ probability: 0 }, [false, false, false, false]],
    [{}, [true, true, true, true]],
  ])('%o hit requests %o', (rule, expected) => {
    const book = new FaultBook();
    book.add({ ...rule, status: 500 });
    expect(hits(book, 4)).toEqual(expected);
  });

  test('of chance are the same for the same seed, and about as frequent as asked', () => {
    const count = (seed: number): boolean[] => {
      const book = new FaultBook();
      book.add({ probability: 0.3, seed, reset: true });
      return hits(book, 1000);
    };
    expect(count(7)).toEqual(count(7));
    expect(count(7)).not.toEqual(count(8));
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const share = count(seed).filter(Boolean).length / 1000;
        expect(share).toBeGreaterThan(0.2);
        expect(share).toBeLessThan(0.4);
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    [{ method: 'POST' }, false],
    [{ method: 'get' }, true],
    [{ operation: 'getTask' }, false],
    [{ path: '/tasks/' }, true],
    [{ path: '/tasks' }, true],
    [{ path: '/*/' }, true],
    [{ path: '/**' }, true],
    [{ path: '/t.sks/' }, false],
    [{ path: '/tasks/*/' }, false],
  ])('that match %o hit a list of tasks: %s', (match, expected) => {
    const book = new FaultBook();
    book.add({ match, status: 500 });
    expect(hits(book, 1)).toEqual([expected]);
  });

  test('are tried in order; one that is used up leaves the request to the next', () => {
    const book = new FaultBook();
    book.add({ status: 500, times: 1 });
    book.add({ status: 501 });
    expect(book.take(subject)).toMatchObject({ status: 500 });
    expect(book.take(subject)).toMatchObject({ status: 501 });
    expect(book.active).toBe(true);
    book.clear();
    expect(book.active).toBe(false);
  });

  test.each([
    [[], 'A fault rule must be an object.'],
    [{ staus: 500 }, 'A fault rule has no staus. Did you mean status?'],
    [
      { match: { operatoin: 'x' }, status: 500 },
      'A fault rule has no match.operatoin. Did you mean operation?',
    ],
    [{ match: 'x', status: 500 }, 'match of a fault rule must be an object.'],
    [{ status: 99 }, 'status of a fault rule must be 200 to 599.'],
    [{ nth: 0, status: 500 }, 'nth of a fault rule must be a whole number from 1.'],
    [{ probability: 2, reset: true }, 'probability of a fault rule must be from 0 to 1.'],
    [{ headers: { a: 1 }, status: 500 }, 'headers of a fault rule must be an object of texts.'],
    [{ reset: false }, 'A fault rule needs one of latency, status, reset, truncate, lostReply.'],
    [{ constructor: 1, status: 500 }, 'A fault rule has no constructor.'],
  ])('%o is refused', (rule, message) => {
    expect(() => parseFaultRule(rule)).toThrow(
      expect.objectContaining({ message, code: 'FAULT_RULE' }) as LocalCloudError,
    );
  });
});

import { describe, expect, test } from 'vitest';
import { machine } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

describe('a fault', () => {
  test('is answered as an error of Denvr, with its headers', async () => {
    const { cloud, denvr } = await openCloud();
    for (const [status, headers] of [
      [429, { 'retry-after': '7' }],
      [500, {}],
    ] as const) {
      cloud.faults.add({
        match: { cloud: 'denvr', operation: 'createServer' },
        status,
        headers,
        times: 1,
      });
      const answer = await denvr.call('createServer', { body: machine('vm') });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('retry-after')).toBe(headers['retry-after' as never] ?? null);
      expect(answer.body.error?.message).toContain('asked for');
    }
    const { items } = await denvr.result<{ items: object[] }>('getServers');
    expect(items).toEqual([]);
  });

  test('after the creation loses its answer, not the machine', async () => {
    const { cloud, denvr } = await openCloud();
    cloud.faults.add({ match: { operation: 'createServer' }, lostReply: true });
    await expect(denvr.call('createServer', { body: machine('vm') })).rejects.toThrow();
    const { items } = await denvr.result<{ items: object[] }>('getServers');
    expect(items).toMatchObject([{ id: 'vm' }]);
  });

  test('can match a path and answer HTML', async () => {
    const { cloud, denvr } = await openCloud();
    cloud.faults.add({
      match: { cloud: 'denvr', path: '/api/v1/clusters/*' },
      status: 502,
      body: '<html>Bad gateway</html>',
      headers: { 'content-type': 'text/html' },
    });
    const answer = await denvr.raw('GET', '//api/v1/Clusters/getall');
    expect(answer).toMatchObject({ status: 502, body: '<html>Bad gateway</html>' });
    expect((await denvr.call('getVpcs')).status).toBe(200);
  });
});

import { startFaultServer } from '@irori/testkit';
import { expect, it, vi } from 'vitest';

const loaded = vi.hoisted((): string[] => []);
vi.mock('@aws-sdk/client-s3', async (original) => {
  loaded.push('client-s3');
  return original();
});
vi.mock('@aws-sdk/s3-request-presigner', async (original) => {
  loaded.push('s3-request-presigner');
  return original();
});

it('loads the AWS SDK when a bucket is first used, and not before', async () => {
  await using server = await startFaultServer([
    { status: 200, bodyText: '<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>' },
  ]);
  const { Qarnot } = await import('../../src/index.ts');
  const options = { token: 'secret', storageUrl: server.url, email: 'a@b.c', configFile: null };
  const qarnot = new Qarnot({ ...options, env: {} });
  expect(loaded).toEqual([]);
  await qarnot.buckets.list();
  expect(loaded).toEqual(['client-s3']);
  await qarnot.buckets.presign('bucket', 'key');
  expect(loaded).toEqual(['client-s3', 's3-request-presigner']);
});

it('finds the storage and the e-mail address with the API, once', async () => {
  await using storage = await startFaultServer([
    { status: 200, bodyText: '<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>' },
  ]);
  await using api = await startFaultServer(({ url }) =>
    url.endsWith('/settings')
      ? { json: { storage: storage.url } }
      : { json: { email: 'found@example.org' } },
  );
  const { Qarnot } = await import('../../src/index.ts');
  const qarnot = new Qarnot({ token: 'secret', baseUrl: api.url, configFile: null, env: {} });
  await Promise.all([qarnot.buckets.list(), qarnot.buckets.list()]);
  expect(api.requests).toHaveLength(2);
  const [signed] = storage.requests;
  expect(signed?.headers.authorization).toContain('Credential=found@example.org/');
});

import { PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, sendRaw, sha256, sign } from '../client-support.ts';
import { pinned } from './differences.ts';
import { type ConformanceServer, kinds, openServer } from './endpoints.ts';

describe.each(kinds)('signatures at %s', (kind) => {
  let server: ConformanceServer;
  let path: string;
  beforeAll(async () => {
    server = await openServer(kind);
    path = `/${server.bucket}/signed`;
    expect((await call(server.target, { method: 'PUT', path, body: 'secret' })).status).toBe(200);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it.each(['us-east-1', 'default', 'eu-west-1', 'anywhere'])(
    'takes the region %s',
    async (region) => {
      const answer = await call(server.target, { method: 'GET', path }, { region });
      expect([answer.status, answer.text]).toEqual([200, 'secret']);
    },
  );

  it('refuses a wrong secret, an unknown key and no signature', async () => {
    const get = { method: 'GET', path };
    const wrong = await call(server.target, get, { secretAccessKey: 'wrong' });
    expect([wrong.status, wrong.code]).toEqual([403, 'SignatureDoesNotMatch']);
    const unknown = await call(server.target, get, { accessKeyId: 'nobody@irori.invalid' });
    expect([unknown.status, unknown.code]).toEqual([403, 'InvalidAccessKeyId']);
    const none = await sendRaw(server.target, { ...get, headers: {} });
    expect([none.status, none.code]).toEqual([403, 'AccessDenied']);
  });

  it('refuses a signature for another path, method, query or body', async () => {
    const signed = await sign(server.target, { method: 'GET', path });
    const others = [
      { ...signed, path: `${path}2` },
      { ...signed, method: 'DELETE' },
      { ...signed, path: `${path}?response-content-type=text%2Fhtml` },
      { ...signed, headers: { ...signed.headers, 'x-amz-date': '20260101T000000Z' } },
    ];
    for (const other of others) expect((await sendRaw(server.target, other)).status).toBe(403);
    const put = await sign(server.target, { method: 'PUT', path, body: 'secret' });
    const changed = await sendRaw(server.target, { ...put, body: 'public' });
    expect(changed.code).toBe('XAmzContentSHA256Mismatch');
    expect((await call(server.target, { method: 'GET', path })).text).toBe('secret');
  });

  it('refuses a header that was added after signing, or does not look', async () => {
    const signed = await sign(server.target, { method: 'PUT', path: `${path}-more`, body: 'x' });
    const headers = { ...signed.headers, 'x-amz-meta-added': 'later' };
    const { status } = await sendRaw(server.target, { ...signed, headers });
    expect(status).toBe(pinned(kind, 'status of a put with a header added after signing'));
  });

  it('refuses a date that is too far from now', async () => {
    for (const minutes of [-20, 20]) {
      const date = new Date(Date.now() + minutes * 60_000);
      const answer = await call(server.target, { method: 'GET', path }, { date });
      expect([answer.status, answer.code]).toEqual([403, 'RequestTimeTooSkewed']);
    }
  });

  it('honours a presigned URL until it expires, for what it was made', async () => {
    const get = { method: 'GET', path };
    const link = await sign(server.target, get, { expiresIn: 60 });
    expect((await sendRaw(server.target, link)).text).toBe('secret');
    const date = new Date(Date.now() - 120_000);
    const old = await sign(server.target, get, { expiresIn: 60, date });
    const expired = await sendRaw(server.target, old);
    expect([expired.status, expired.code]).toEqual([403, 'AccessDenied']);
    const longer = { ...old, path: old.path.replace('X-Amz-Expires=60', 'X-Amz-Expires=600') };
    expect((await sendRaw(server.target, longer)).code).toBe('SignatureDoesNotMatch');
    const elsewhere = { ...link, path: link.path.replace('/signed?', '/other?') };
    expect((await sendRaw(server.target, elsewhere)).code).toBe('SignatureDoesNotMatch');
    expect((await sendRaw(server.target, { ...link, method: 'PUT', body: 'x' })).status).toBe(403);
  });

  it('takes an upload through a URL that the SDK presigned with its defaults', async () => {
    const command = new PutObjectCommand({ Bucket: server.bucket, Key: 'by link' });
    const url = await getSignedUrl(server.client, command, { expiresIn: 60 });
    const put = await fetch(url, { method: 'PUT', body: 'through a link' });
    expect(put.status).toBe(200);
    const got = await call(server.target, { method: 'GET', path: `/${server.bucket}/by%20link` });
    expect(got.text).toBe('through a link');
  });

  it('takes a body that is not part of the signature', async () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const put = { method: 'PUT', path: `${path}-not`, headers, body: 'any' };
    expect((await call(server.target, put)).status).toBe(200);
    const wrong = { ...put, headers: { 'x-amz-content-sha256': 'nonsense' } };
    expect((await call(server.target, wrong)).status).toBe(400);
    const other = { ...put, headers: { 'x-amz-content-sha256': sha256('other') } };
    expect((await call(server.target, other)).code).toBe('XAmzContentSHA256Mismatch');
  });
});

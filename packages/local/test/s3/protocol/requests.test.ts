import { expectNoCanary } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type RawRequest, sendRaw, sha256, sign } from '../client-support.ts';
import { startS3, type TestServer } from '../server-support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startS3({ allowedHosts: ['storage.example'] });
  server.store.createBucket('here');
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const ask = (request: RawRequest) => call(server.target, request);
const remove = (body: string, headers: Record<string, string> = {}) => {
  const md5 = { 'x-amz-checksum-sha256': Buffer.from(sha256(body), 'hex').toString('base64') };
  return ask({
    method: 'POST',
    path: '/here',
    query: { delete: '' },
    headers: { ...md5, ...headers },
    body,
  });
};

describe('XML from clients', () => {
  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['half of it', '<Delete><Object><Key>a</Key>'],
    ['another document', '<Remove><Object><Key>a</Key></Object></Remove>'],
    ['an object without a key', '<Delete><Object></Object></Delete>'],
    ['no object', '<Delete></Delete>'],
    ['a reserved name', '<Delete><__proto__>a</__proto__></Delete>'],
    ['a NUL', '<Delete><Object><Key>a&#0;b</Key></Object></Delete>'],
    ['too many levels', `<Delete>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</Delete>`],
    [
      'entities that explode',
      `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
        .split('')
        .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`)
        .join('')}]><Delete><Object><Key>&j;</Key></Object></Delete>`,
    ],
    [
      'a file of this machine',
      '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><Delete><Object><Key>&f;</Key></Object></Delete>',
    ],
  ])('is refused when it is %s', async (_what, body) => {
    const answer = await remove(body);
    expect([answer.status, answer.code]).toEqual([400, 'MalformedXML']);
  });

  it('is refused when it is too long or names too much', async () => {
    const many = (count: number, key: string): string =>
      `<Delete>${`<Object><Key>${key}</Key></Object>`.repeat(count)}</Delete>`;
    expect((await remove(many(1001, 'a'))).code).toBe('MalformedXML');
    expect((await remove(many(1000, 'a'))).status).toBe(200);
    expect((await remove(many(5000, 'a'.repeat(1000)))).code).toBe('MaxMessageLengthExceeded');
  });

  it('is refused when it is not protected, or was changed', async () => {
    const body = '<Delete><Object><Key>a</Key></Object></Delete>';
    const bare = await ask({ method: 'POST', path: '/here', query: { delete: '' }, body });
    expect([bare.status, bare.code]).toEqual([400, 'InvalidRequest']);
    const wrong = { 'x-amz-checksum-sha256': Buffer.from(sha256('x'), 'hex').toString('base64') };
    expect((await remove(body, wrong)).code).toBe('BadDigest');
  });

  it('keeps every character of a key', async () => {
    const answer = await remove(
      '<Delete><Object><Key> a &amp; &lt;b&gt; &#x1F525;&#10;</Key></Object></Delete>',
    );
    expect(answer.text).toContain('<Key> a &amp; &lt;b&gt; 🔥\n</Key>');
    const quiet = '<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>';
    expect((await remove(quiet)).text).not.toContain('<Key>');
  });

  it('tells which keys could not be deleted', async () => {
    const answer = await remove(
      `<Delete><Object><Key>${'k'.repeat(1025)}</Key></Object><Object><Key>b</Key></Object></Delete>`,
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<Code>KeyTooLongError</Code>');
    expect(answer.text).toContain('<Deleted><Key>b</Key></Deleted>');
  });
});

describe('hosts', () => {
  const get = (host: string, path = '/') =>
    sign(server.target, { method: 'GET', path, headers: { host } }).then((sent) =>
      sendRaw(server.target, sent),
    );

  it.each(['localhost', '127.0.0.1', '[::1]', '127.0.0.1.nip.io', 'storage.example'])(
    'are answered in path style as %s',
    async (host) => {
      expect((await get(`${host}:${server.port}`)).text).toContain('<ListAllMyBucketsResult');
    },
  );

  it.each(['here.localhost', 'here.127.0.0.1', 'HERE.127.0.0.1.nip.io', 'here.storage.example'])(
    'name a bucket in %s',
    async (host) => {
      const answer = await get(`${host}:${server.port}`);
      expect(answer.text).toContain('<ListBucketResult');
      expect(answer.text).toContain('<Name>here</Name>');
      expect((await get(`${host}:${server.port}`, '/some/key')).code).toBe('NoSuchKey');
    },
  );

  it('may hold dots in the bucket', async () => {
    server.store.createBucket('a.b.c');
    expect((await get('a.b.c.localhost')).text).toContain('<Name>a.b.c</Name>');
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    '127.0.0.1.evil.io',
    'here.10.0.0.1',
  ])('that nobody configured are refused: %s', async (host) => {
    const answer = await get(`${host}:${server.port}`);
    expect([answer.status, answer.code]).toEqual([403, 'AccessDenied']);
  });
});

describe('refusals', () => {
  it.each([
    ['GET', '/here', { replicationX: '' }, 501, 'NotImplemented'],
    ['GET', '/here', { analytics: '', id: 'a' }, 501, 'NotImplemented'],
    ['PUT', '/here', { versioning: '' }, 501, 'NotImplemented'],
    ['PUT', '/here/key', { tagging: '' }, 501, 'NotImplemented'],
    ['GET', '/here/key', { torrent: '' }, 501, 'NotImplemented'],
    ['POST', '/here/key', { restore: '' }, 501, 'NotImplemented'],
    ['POST', '/here', {}, 501, 'NotImplemented'],
    ['DELETE', '/', {}, 405, 'MethodNotAllowed'],
    ['GET', '//here/key', {}, 400, 'InvalidBucketName'],
    ['PATCH', '/here/key', {}, 405, 'MethodNotAllowed'],
    ['GET', '/here', { lifecycle: '' }, 404, 'NoSuchLifecycleConfiguration'],
    ['GET', '/nowhere', { lifecycle: '' }, 404, 'NoSuchBucket'],
    ['GET', '/here', { 'encoding-type': 'rot13' }, 400, 'InvalidArgument'],
    ['GET', '/here', { 'max-keys': 'many' }, 400, 'InvalidArgument'],
    ['GET', '/here/missing', { versionId: 'x' }, 404, 'NoSuchKey'],
    ['PUT', '/here/key', { uploadId: 'x', partNumber: '0' }, 400, 'InvalidArgument'],
    ['PUT', '/here/key', { uploadId: 'x', partNumber: '10001' }, 400, 'InvalidArgument'],
    ['PUT', '/here/key', { uploadId: 'x', partNumber: '1' }, 404, 'NoSuchUpload'],
  ] as const)('say what is wrong with %s %s %j', async (method, path, query, status, code) => {
    const answer = await ask({ method, path, query: query as Record<string, string> });
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.text).toMatch(/<Message>[^<]+<\/Message>/);
    expect(answer.text).toContain(`<RequestId>${answer.headers['x-amz-request-id']}</RequestId>`);
  });

  it('name the bucket and the key, and never a secret', async () => {
    const answer = await ask({ method: 'GET', path: '/here/a%26b' });
    expect(answer.text).toContain('<BucketName>here</BucketName><Key>a&amp;b</Key>');
    const wrong = await call(
      server.target,
      { method: 'GET', path: '/here' },
      { secretAccessKey: 'x' },
    );
    expect(wrong.text).toContain('<StringToSign>AWS4-HMAC-SHA256');
    for (const { text } of [answer, wrong]) {
      expect(text).not.toContain(server.target.secretAccessKey);
    }
  });

  it('have no body when only the head was asked for', async () => {
    const answer = await ask({ method: 'HEAD', path: '/here/missing' });
    expect([answer.status, answer.text]).toEqual([404, '']);
  });

  it.each(['/here/%ff', '/here/%zz', '/here/a%00b', '/here?prefix=%ff'])(
    'meet the URL %s',
    async (path) => {
      const sent = await sign(server.target, { method: 'GET', path: '/here' });
      expect((await sendRaw(server.target, { ...sent, path })).status).toBe(400);
    },
  );

  it.each([
    ['x-amz-acl', 'public-read', 'NotImplemented'],
    ['x-amz-tagging', 'a=b', 'NotImplemented'],
    ['x-amz-server-side-encryption', 'AES256', 'NotImplemented'],
    ['x-amz-storage-class', 'GLACIER', 'InvalidStorageClass'],
    ['x-amz-meta-much', 'x'.repeat(2048), 'MetadataTooLarge'],
    ['x-amz-copy-source', 'nothing', 'InvalidArgument'],
    ['x-amz-copy-source', 'here/%ff', 'InvalidArgument'],
  ])('meet the header %s: %s', async (name, value, code) => {
    const answer = await ask({
      method: 'PUT',
      path: '/here/k',
      headers: { [name]: value },
      body: 'x',
    });
    expect(answer.code).toBe(code);
  });

  it('meet headers that were added after signing', async () => {
    const sent = await sign(server.target, { method: 'PUT', path: '/here/k', body: 'x' });
    const headers = { ...sent.headers, 'x-amz-meta-added': 'later' };
    const answer = await sendRaw(server.target, { ...sent, headers });
    expect([answer.status, answer.code]).toEqual([403, 'AccessDenied']);
    expect(answer.text).toContain('<HeadersNotSigned>x-amz-meta-added</HeadersNotSigned>');
  });

  it.each([
    ['AWS key:signature', 'InvalidRequest'],
    ['AWS4-HMAC-SHA256 Credential=a', 'AuthorizationHeaderMalformed'],
    [
      'AWS4-HMAC-SHA256 Credential=a/b/c/s3/aws4_request,SignedHeaders=host,Signature=0',
      'AuthorizationHeaderMalformed',
    ],
    [
      'AWS4-HMAC-SHA256 Credential=a/20260101/r/ec2/aws4_request,SignedHeaders=host,Signature=0',
      'AuthorizationHeaderMalformed',
    ],
  ])('meet the authorization %s', async (authorization, code) => {
    const sent = await sign(server.target, { method: 'GET', path: '/here' });
    const answer = await sendRaw(server.target, {
      ...sent,
      headers: { ...sent.headers, authorization },
    });
    expect(answer.code).toBe(code);
  });
});

describe('objects', () => {
  const path = '/here/object';
  const unsigned = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };

  it('may come without a length, in HTTP chunks', async () => {
    const sent = await sign(server.target, { method: 'PUT', path, headers: unsigned });
    const headers = { ...sent.headers, 'transfer-encoding': 'chunked' };
    const body = 'x'.repeat(50_000);
    expect((await sendRaw(server.target, { ...sent, headers, body })).status).toBe(200);
    expect(server.store.get('here', 'object')?.size).toBe(50_000);
  });

  it('are deleted on a condition when there is one', async () => {
    await ask({ method: 'PUT', path, body: 'x' });
    const headers = { 'if-match': '"other"' };
    expect((await ask({ method: 'DELETE', path, headers })).status).toBe(412);
    expect((await ask({ method: 'DELETE', path })).status).toBe(204);
    expect((await ask({ method: 'DELETE', path, headers })).status).toBe(404);
  });

  it('are answered whole when the rest of another one is wanted', async () => {
    await ask({ method: 'PUT', path, body: '0123456789' });
    const range = 'bytes=5-';
    const other = await ask({ method: 'GET', path, headers: { range, 'if-range': '"other"' } });
    expect([other.status, other.text]).toEqual([200, '0123456789']);
    const etag = String(other.headers.etag);
    const same = await ask({ method: 'GET', path, headers: { range, 'if-range': etag } });
    expect([same.status, same.text]).toEqual([206, '56789']);
  });

  it('have one part when they came in one piece', async () => {
    await ask({ method: 'PUT', path, body: '0123456789' });
    const part = (partNumber: string) => ask({ method: 'GET', path, query: { partNumber } });
    const first = await part('1');
    expect([first.status, first.headers['content-range']]).toEqual([206, 'bytes 0-9/10']);
    expect((await part('2')).status).toBe(416);
    expect((await part('x')).status).toBe(400);
  });

  it('tell their attributes', async () => {
    await ask({ method: 'PUT', path, body: '0123456789' });
    const headers = { 'x-amz-object-attributes': 'ETag,ObjectSize' };
    const answer = await ask({ method: 'GET', path, query: { attributes: '' }, headers });
    expect(answer.text).toContain(
      '<ETag>781e5e245d69b566979b86e28d23f2c7</ETag><ObjectSize>10</ObjectSize>',
    );
  });
});

describe('presigned URLs', () => {
  const link = (request: RawRequest, expiresIn = 60) => sign(server.target, request, { expiresIn });

  it('carry metadata and overrides of the answer', async () => {
    const put = await link({
      method: 'PUT',
      path: '/here/linked',
      query: { 'x-amz-meta-from': 'link' },
    });
    expect((await sendRaw(server.target, { ...put, body: 'x' })).status).toBe(200);
    expect(server.store.get('here', 'linked')?.metadata).toEqual({ from: 'link' });
    const query = { 'response-content-type': 'text/html' };
    const get = await link({ method: 'GET', path: '/here/linked', query });
    expect((await sendRaw(server.target, get)).headers['content-type']).toBe('text/html');
    const split = { 'response-content-type': 'a\r\nset-cookie: b' };
    const evil = await link({ method: 'GET', path: '/here/linked', query: split });
    expect((await sendRaw(server.target, evil)).status).toBe(400);
  });

  it.each([
    ['x-amz-meta-from', 'a\r\nset-cookie: b'],
    ['x-amz-meta-from', '\u6f22'],
    ['x-amz-meta-a b', 'c'],
  ])('carry no %j of %j, which no answer could tell', async (name, value) => {
    const put = await link({ method: 'PUT', path: '/here/odd', query: { [name]: value } });
    const answer = await sendRaw(server.target, { ...put, body: 'x' });
    expect([answer.status, answer.code]).toEqual([400, 'InvalidArgument']);
    expect(server.store.get('here', 'odd')).toBeUndefined();
  });

  it('live at most 7 days and are not valid before their time', async () => {
    const get = { method: 'GET', path: '/here' };
    const week = 7 * 24 * 3600;
    expect((await sendRaw(server.target, await link(get, week))).status).toBe(200);
    const sent = await link(get, week);
    const longer = { ...sent, path: sent.path.replace(`Expires=${week}`, `Expires=${week + 1}`) };
    expect((await sendRaw(server.target, longer)).status).toBe(403);
    const date = new Date(Date.now() + 3_600_000);
    const early = await sign(server.target, get, { expiresIn: 60, date });
    const answer = await sendRaw(server.target, early);
    expect([answer.status, answer.code]).toEqual([403, 'AccessDenied']);
  });

  it('are refused with the version to use when they are of version 2', async () => {
    const path = '/here/key?AWSAccessKeyId=a&Signature=b&Expires=1';
    const answer = await sendRaw(server.target, { method: 'GET', path, headers: {} });
    expect([answer.status, answer.code]).toEqual([400, 'InvalidRequest']);
    expect(answer.text).toContain('AWS4-HMAC-SHA256');
  });

  it('are refused when they are incomplete, or signed twice', async () => {
    const sent = await link({ method: 'GET', path: '/here' });
    for (const name of ['Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature']) {
      const path = sent.path.replace(new RegExp(`X-Amz-${name}=[^&]*&?`), '');
      const answer = await sendRaw(server.target, { ...sent, path });
      expect([name, answer.code]).toEqual([name, 'AuthorizationQueryParametersError']);
    }
    const { headers } = await sign(server.target, { method: 'GET', path: '/here' });
    expect((await sendRaw(server.target, { ...sent, headers })).code).toBe('InvalidArgument');
  });
});

describe('faults', () => {
  const fault = (rule: Parameters<typeof server.faults.add>[0]) => {
    server.faults.clear();
    server.faults.add(rule);
  };
  const get: RawRequest = { method: 'GET', path: '/here/faulty' };

  it('befall S3 operations by name', async () => {
    await ask({ method: 'PUT', path: '/here/faulty', body: '0123456789' });
    fault({ match: { cloud: 's3', operation: 'GetObject' }, status: 503, times: 1 });
    const slow = await ask(get);
    expect([slow.status, slow.code]).toEqual([503, 'SlowDown']);
    expect((await ask(get)).text).toBe('0123456789');
    fault({ match: { operation: 'GetObject', path: '/here/*' }, truncate: 4 });
    await expect(ask(get)).rejects.toThrow();
    fault({ match: { operation: 'PutObject' }, lostReply: true });
    await expect(ask({ method: 'PUT', path: '/here/lost', body: 'x' })).rejects.toThrow();
    expect(server.store.get('here', 'lost')?.size).toBe(1);
    fault({ match: { operation: 'PutObject' }, reset: true });
    await expect(ask({ method: 'PUT', path: '/here/never', body: 'x' })).rejects.toThrow();
    expect(server.store.get('here', 'never')).toBeUndefined();
    fault({ match: { cloud: 'qarnot' }, status: 500 });
    expect((await ask(get)).status).toBe(200);
    server.faults.clear();
  });
});

describe('s3.like=rgw', () => {
  it('refuses a trailer before it reads the body', async () => {
    await using other = await startS3({ set: { 's3.like': 'rgw' } });
    other.store.createBucket('here');
    const headers = {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '1',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    const put = { method: 'PUT', path: '/here/a', headers, body: '1\r\na\r\n0\r\n\r\n' };
    const answer = await call(other.target, put);
    expect([answer.status, answer.code]).toEqual([411, 'MissingContentLength']);
  });
});

it('the log of all this holds no secret and no surprise', () => {
  expect(server.log).toEqual([]);
  expectNoCanary(server.log.join('\n'), [server.target.secretAccessKey]);
});

import {
  type ApiError,
  type ConnectionError,
  isBadRequestError,
  isConnectionError,
  isNotFoundError,
  isPermissionDeniedError,
  isRateLimitError,
  isResponseDecodeError,
  isServerError,
  type RequestError,
} from '@irori/core';
import { Denvr, denvrErrorInfo } from '@irori/denvr';
import { processorTime } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeDenvrError } from '../src/errors/describe.ts';
import { FakeDenvr, failed, ok } from './support/fake-denvr.ts';
import { keyOptions, loginOptions } from './support/options.ts';

let fake: FakeDenvr;
let denvr: Denvr;
beforeAll(async () => {
  fake = await FakeDenvr.start();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.requests.length = 0;
  fake.machines.clear();
  fake.intercept = () => undefined;
  denvr = new Denvr(keyOptions(fake, { maxRetries: 0 }));
});

async function errorOf<E = ApiError>(call: PromiseLike<unknown>): Promise<E> {
  try {
    await call;
  } catch (error) {
    return error as E;
  }
  throw new Error('It did not fail.');
}

const server = { name: 'train-01', configuration: 'A100', ssh_keys: ['ssh-ed25519 AAAA ada'] };

describe('error answers', () => {
  it('of validation carry details and complaints', async () => {
    fake.intercept = () =>
      failed(400, 'Your request is not valid!', {
        details:
          'The following errors were detected during validation.\n - The Cluster field is required.\n',
        validationErrors: [{ message: 'The Cluster field is required.', members: ['cluster'] }],
      });
    const error = await errorOf(denvr.servers.virtual.createServer(server));
    expect(isBadRequestError(error)).toBe(true);
    expect(error.message).toMatch(
      /400.*Your request is not valid! The following errors.*The Cluster field is required\./,
    );
    expect(error.fields).toEqual({ cluster: ['The Cluster field is required.'] });
    expect(denvrErrorInfo(error)).toEqual({
      code: 0,
      message: 'Your request is not valid!',
      details: expect.stringContaining('detected during validation'),
      validationErrors: [{ message: 'The Cluster field is required.', members: ['cluster'] }],
    });
    expect(error.message.match(/The Cluster field is required/g)).toHaveLength(1);
  });

  it.each<[number, (error: unknown) => boolean, RegExp]>([
    [403, isPermissionDeniedError, /role does not allow this/],
    [404, isNotFoundError, /"vm-1" not found/],
    [429, isRateLimitError, /429/],
    [500, isServerError, /500/],
    [503, isServerError, /no capacity, try another cluster/],
  ])('%i have their class', async (status, guard, message) => {
    fake.intercept = () => failed(status, 'things "vm-1" not found', { code: 7 });
    const error = await errorOf(denvr.servers.virtual.getServer({ id: 'vm-1' }));
    expect(guard(error)).toBe(true);
    expect(error.message).toMatch(message);
    expect(error.reason).toBe('7');
    expect(denvrErrorInfo(error)?.code).toBe(7);
  });

  it('of another kind are not taken for Denvr’s', () => {
    expect(denvrErrorInfo(new Error('x'))).toBeUndefined();
    expect(denvrErrorInfo(undefined)).toBeUndefined();
  });

  it('under a good status are errors all the same', async () => {
    fake.intercept = () => ({ ...failed(200, 'Nope, quietly.'), status: 200 });
    const error = await errorOf(denvr.clusters.getAll());
    expect(error.message).toMatch(/answered 200, but with an error: Nope, quietly\./);
  });
});

describe('a 500', () => {
  const hint = /Denvr answers 500 to many mistakes/;

  it.each([
    'Unknown configuration: H100_9x',
    'Cluster Msc9 does not exist',
    'virtualmachines.kubevirt.io "x" already exists',
    'Invalid image name',
    'The name field is required.',
    'rootDiskSize must be at least 100',
    'GPU quota exceeded for tenant acme',
    'Hardware package not found',
  ])('that says "%s" is the caller’s mistake', async (message) => {
    fake.intercept = () => failed(500, message);
    const error = await errorOf(denvr.servers.virtual.createServer(server));
    expect(error.message).toMatch(hint);
  });

  it('may say so in its details only', async () => {
    fake.intercept = () =>
      failed(500, 'An internal error occurred during your request!', {
        details: 'Unknown image foo',
      });
    expect((await errorOf(denvr.clusters.getAll())).message).toMatch(hint);
  });

  it.each([
    'An internal error occurred during your request!',
    'Object reference not set',
    'Timeout expired',
  ])('that says "%s" is the server’s', async (message) => {
    fake.intercept = () => failed(500, message);
    expect((await errorOf(denvr.clusters.getAll())).message).not.toMatch(hint);
  });
});

describe('describeDenvrError', () => {
  const describeBody = (body: unknown, status = 500) =>
    describeDenvrError({ status, headers: new Headers(), body, operation: 'x' });

  it.each<[string, unknown, object]>([
    ['nothing', undefined, {}],
    ['a number', 7, {}],
    ['an empty object', {}, {}],
    ['error: null', { error: null }, {}],
    ['an error without anything', { error: {} }, {}],
    ['an error with wrong types', { error: { message: 5, validationErrors: 'x', code: 'y' } }, {}],
    [
      'complaints that are none',
      { error: { message: 'M', validationErrors: [null, 3, {}] } },
      { message: 'M.' },
    ],
    [
      'an HTML page',
      '<html><style>x{}</style><h1>502 Bad</h1> Gateway</html>',
      { message: '502 Bad Gateway' },
    ],
  ])('copes with %s', (_, body, expected) => {
    const { hint: _hint, ...description } = describeBody(body);
    expect(description).toEqual(expected);
  });

  it('reads fields of any name and any number, and quickly', () => {
    const validationErrors = Array.from({ length: 200_000 }, (_, index) => ({
      message: `wrong ${index}`,
      members: ['cluster', 'constructor', '__proto__'],
    }));
    const time = processorTime(() => void describeBody({ error: { validationErrors } }));
    expect(time).toBeLessThan(5_000);
    const { message, fields } = describeBody({ error: { validationErrors } });
    expect(message).toMatch(/^wrong 0\. wrong 1\. /);
    expect(fields?.['cluster']).toHaveLength(200_000);
    expect(Object.keys(fields ?? {})).toEqual(['cluster', 'constructor', '__proto__']);
  });
});

describe('faults', () => {
  it('a lost reply to a create is not sent again, and the error names the call that finds it', async () => {
    denvr = new Denvr(keyOptions(fake, { maxRetries: 5 }));
    fake.intercept = ({ name }) =>
      name === 'CreateServer' ? { kind: 'reset', when: 'before' } : undefined;
    const error = await errorOf<ConnectionError>(denvr.servers.virtual.createServer(server));
    expect(isConnectionError(error)).toBe(true);
    expect(error.outcome).toBe('unknown');
    expect(error.message).toMatch(/may have carried it out.*not sent again.*getServers\(\)/);
    expect(fake.count('CreateServer')).toBe(1);
  });

  it.each([
    ['createCustomApplication', 'getApplications()'],
    ['createCatalogApplication', 'getApplications()'],
  ] as const)('a lost reply to %s names %s', async (method, finder) => {
    fake.intercept = () => ({ kind: 'reset', when: 'headers' });
    const error = await errorOf<RequestError>(
      denvr.servers.applications[method]({
        name: 'a',
        hardwarePackageName: 'p',
        imageUrl: 'i',
        applicationCatalogItemName: 'c',
        applicationCatalogItemVersion: 'v',
      }),
    );
    expect([error.outcome, error.attempts]).toEqual(['unknown', 1]);
    expect(error.message).toContain(finder);
  });

  it.each(['startServer', 'stopServer'] as const)(
    'a 500 to %s is not sent again',
    async (method) => {
      denvr = new Denvr(keyOptions(fake, { maxRetries: 3 }));
      fake.intercept = () => failed(500, 'Boom');
      const error = await errorOf(denvr.servers.virtual[method]({ id: 'vm' }));
      expect([error.attempts, error.outcome]).toEqual([1, 'unknown']);
      expect(error.message).toMatch(/getServer\(\) shows its status/);
    },
  );

  it('reads and destructions are tried again', async () => {
    denvr = new Denvr(keyOptions(fake, { maxRetries: 2 }));
    let count = 0;
    fake.intercept = () => {
      count += 1;
      return count % 2 === 1
        ? { status: 503, headers: { 'retry-after': '0' }, json: {} }
        : ok({ items: [] });
    };
    await denvr.servers.virtual.getServers();
    await denvr.servers.virtual.destroyServer({ id: 'vm' });
    expect(count).toBe(4);
  });

  it('the number of retries comes from the file’s setting', async () => {
    denvr = new Denvr({ ...keyOptions(fake), retries: 0 });
    fake.intercept = () => failed(503, 'later');
    await errorOf(denvr.clusters.getAll());
    expect(fake.requests).toHaveLength(1);
  });

  it.each([
    ['a data call', keyOptions],
    ['the login', loginOptions],
  ])('an HTML answer to %s gives one clear sentence', async (_, options) => {
    fake.intercept = () => ({
      kind: 'body',
      status: 200,
      body: '<html><h1>Welcome to the proxy</h1></html>',
      contentType: 'text/html',
    });
    const error = await errorOf(new Denvr(options(fake, { maxRetries: 0 })).clusters.getAll());
    expect(isResponseDecodeError(error)).toBe(true);
    expect(error.message).toMatch(/text\/html|HTML page/);
    expect(error.message).toMatch(/no proxy answers in its place/);
  });

  it('an HTML error page gives its text and says that it is not Denvr’s', async () => {
    fake.intercept = () => ({
      kind: 'body',
      status: 502,
      body: '<html><title>x</title><h1>Bad gateway</h1></html>',
      contentType: 'text/html',
    });
    const error = await errorOf(denvr.clusters.getAll());
    expect(error.message).toMatch(/502.*Bad gateway.*not how Denvr answers/);
  });
});

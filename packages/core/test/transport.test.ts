import { ConnectionError, type FetchLike } from '@irori/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientFor, create, errorOf } from './helpers.ts';

afterEach(() => vi.unstubAllEnvs());

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error(`${code} happened`), { code }, more);
}

async function failing(cause: unknown): Promise<ConnectionError> {
  const fetch: FetchLike = async () => {
    throw new TypeError('fetch failed', { cause });
  };
  return errorOf<ConnectionError>(clientFor('https://api.test:8443', { fetch }).request(create));
}

describe('what is said about a failed connection', () => {
  it.each<[string, unknown, outcome: string, attempts: number, hint: RegExp | undefined]>([
    ['ECONNREFUSED', coded('ECONNREFUSED'), 'not-sent', 3, /Nothing listens at api\.test:8443/],
    ['ENOTFOUND', coded('ENOTFOUND'), 'not-sent', 3, /name of api\.test:8443 is not known/],
    ['EAI_AGAIN', coded('EAI_AGAIN'), 'not-sent', 3, /name server did not answer/],
    ['UND_ERR_CONNECT_TIMEOUT', coded('UND_ERR_CONNECT_TIMEOUT'), 'not-sent', 3, undefined],
    ['ETIMEDOUT', coded('ETIMEDOUT', { syscall: 'connect' }), 'not-sent', 3, undefined],
    ['ETIMEDOUT', coded('ETIMEDOUT', { syscall: 'read' }), 'unknown', 1, undefined],
    ['ECONNRESET', coded('ECONNRESET'), 'unknown', 1, undefined],
    ['UND_ERR_SOCKET', coded('UND_ERR_SOCKET'), 'unknown', 1, undefined],
    ['CERT_HAS_EXPIRED', coded('CERT_HAS_EXPIRED'), 'not-sent', 1, /NODE_EXTRA_CA_CERTS/],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      coded('DEPTH_ZERO_SELF_SIGNED_CERT'),
      'not-sent',
      1,
      /NODE_EXTRA_CA_CERTS/,
    ],
    ['EPROTO', coded('EPROTO'), 'not-sent', 1, /should begin with http:/],
    ['UND_ERR_HEADERS_TIMEOUT', coded('UND_ERR_HEADERS_TIMEOUT'), 'unknown', 1, /300 s of silence/],
    ['UND_ERR_INVALID_ARG', coded('UND_ERR_INVALID_ARG'), 'not-sent', 1, /same undici version/],
    ['HPE_INVALID_CONSTANT', coded('HPE_INVALID_CONSTANT'), 'unknown', 1, /does not speak HTTP/],
  ])('%s', async (code, cause, outcome, attempts, hint) => {
    const error = await failing(cause);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ reason: code, outcome, attempts });
    expect(error.message).toContain(`${code} happened`);
    expect(error.message).toContain('POST https://api.test:8443/things/');
    if (hint === undefined) expect(error.hint).toBeUndefined();
    else expect(error.message).toMatch(hint);
  });

  it('takes a bundle of failures for not sent only when each of them is', async () => {
    const bundle = (...codes: string[]): AggregateError =>
      Object.assign(
        new AggregateError(
          codes.map((code) => coded(code)),
          '',
        ),
        { code: codes[0] },
      );
    const refused = await failing(bundle('ECONNREFUSED', 'ECONNREFUSED'));
    expect(refused).toMatchObject({ outcome: 'not-sent', attempts: 3 });
    expect(refused.message).toContain('ECONNREFUSED happened');
    const mixed = await failing(bundle('ECONNREFUSED', 'ECONNRESET'));
    expect(mixed).toMatchObject({ outcome: 'unknown', attempts: 1 });
  });

  it('does not call a create unsent when it knows nothing', async () => {
    expect(await failing(undefined)).toMatchObject({ outcome: 'unknown', attempts: 1 });
  });

  it('mentions a proxy variable that is not used', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://user:hidden-word@proxy:3128');
    const error = await failing(coded('ENOTFOUND'));
    expect(error.message).toContain('HTTPS_PROXY is set, but this runtime');
    expect(error.message).not.toContain('hidden-word');
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect((await failing(coded('ENOTFOUND'))).message).not.toContain('HTTPS_PROXY');
  });
});

import { HttpClient, type HttpClientConfig, type RequestSpec } from '@irori/core';

/** A read of one thing. */
export const read = {
  operation: 'getThing',
  method: 'GET',
  path: '/things/1/',
  effect: 'read',
} as const satisfies RequestSpec;

/** A create that costs money. */
export const create = {
  operation: 'createThing',
  method: 'POST',
  path: '/things/',
  json: { name: 'n' },
  effect: 'create',
  findWith: 'Find it with things.list()',
} as const satisfies RequestSpec;

/** A client that waits as little as it can between attempts. */
export function clientFor(url: string, config: Partial<HttpClientConfig> = {}): HttpClient {
  return new HttpClient({
    service: 'Test',
    baseUrl: url,
    random: () => 0,
    timeout: 5_000,
    logLevel: 'off',
    ...config,
  });
}

/** The error that `promise` rejects with. */
export async function errorOf<E = Error>(promise: PromiseLike<unknown>): Promise<E> {
  try {
    await promise;
  } catch (error) {
    return error as E;
  }
  throw new Error('It succeeded, but an error was expected.');
}

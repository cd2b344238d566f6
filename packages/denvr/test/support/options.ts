import type { DenvrOptions } from '@irori/denvr';
import type { FakeDenvr } from './fake-denvr.ts';

/** Options that reach the fake with its API key, and nothing of the machine the test runs on. */
export function keyOptions(fake: FakeDenvr, more: DenvrOptions = {}): DenvrOptions {
  return {
    baseUrl: fake.url,
    apikey: fake.tokens.apikey,
    tenant: 'acme',
    configFile: null,
    env: {},
    logLevel: 'off',
    ...more,
  };
}

/** The same with user name and password. */
export function loginOptions(fake: FakeDenvr, more: DenvrOptions = {}): DenvrOptions {
  const { username, password } = fake.tokens;
  return {
    baseUrl: fake.url,
    username,
    password,
    tenant: 'acme',
    configFile: null,
    env: {},
    logLevel: 'off',
    ...more,
  };
}

import type { QarnotOptions } from '@irori/qarnot';
import { canary } from '@irori/testkit';
import { HastyClock } from './hasty-clock.ts';

/** The token that all tests against a made-up server send. */
export const TOKEN: string = canary('qarnot-token');

/** Options that reach a server with the token, and nothing of the machine the test runs on. */
export function optionsFor(url: string, more: QarnotOptions = {}): QarnotOptions {
  return {
    baseUrl: url,
    token: TOKEN,
    configFile: null,
    env: {},
    logLevel: 'off',
    clock: new HastyClock(),
    ...more,
  };
}

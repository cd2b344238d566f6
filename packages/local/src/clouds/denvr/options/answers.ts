import { flag, type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** How requests are let in and answered. */
export interface AnswerOptions {
  readonly envelope: 'always' | 'login only';
  readonly loginFailure: '401' | '500';
  readonly mistakes: '400' | '500';
  readonly refreshMethods: 'both' | 'POST';
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly permission: 'granted' | 'denied';
  readonly unknownKeys: 'ignored' | 'refused';
  readonly commandNamespace: boolean;
}

/** Options about answers, with why each is what it is. */
export const answerOptions: OptionTable<AnswerOptions> = {
  envelope: {
    what: 'which answers are wrapped in the envelope',
    default: 'always',
    ...oneOf('always', 'login only'),
    why: 'the live service wraps; both official SDKs also take bare answers, but for the login',
    confidence: 'inferred',
  },
  loginFailure: {
    what: 'status of a wrong user name or password',
    default: '401',
    ...oneOf('401', '500'),
    why: 'the framework answers 500 by default, which the Python SDK repeats three times',
    confidence: 'guess',
  },
  mistakes: {
    what: 'status of an unknown cluster, configuration, image or pool',
    default: '400',
    ...oneOf('400', '500'),
    why: 'the authors of the SDKs report that mistakes come back as 500; 400 is kinder to clients',
    confidence: 'live',
  },
  refreshMethods: {
    what: 'methods that refresh a token',
    default: 'both',
    ...oneOf('both', 'POST'),
    why: 'the description says POST, both official SDKs send GET',
    confidence: 'inferred',
  },
  accessTokenSeconds: {
    what: 'life of an access token',
    default: 86_400,
    ...wholeNumber('seconds', 1),
    why: "the framework's default; Denvr publishes none",
    confidence: 'guess',
  },
  refreshTokenSeconds: {
    what: 'life of a refresh token',
    default: 31_536_000,
    ...wholeNumber('seconds', 1),
    why: "the framework's default; Denvr publishes none",
    confidence: 'guess',
  },
  permission: {
    what: 'whether the account may do anything',
    default: 'granted',
    ...oneOf('granted', 'denied'),
    why: 'to rehearse a 403',
    confidence: 'inferred',
  },
  unknownKeys: {
    what: 'what becomes of JSON keys that the description does not have',
    default: 'ignored',
    ...oneOf('ignored', 'refused'),
    why: 'the schemas say additionalProperties: false, the framework ignores them by default',
    confidence: 'guess',
  },
  commandNamespace: {
    what: 'whether StartServer, StopServer and DestroyServer answer with the namespace',
    default: true,
    ...flag,
    why: 'the Python waiters fail without it, although the current shape does not have it',
    confidence: 'single',
  },
};

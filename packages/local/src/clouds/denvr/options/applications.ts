import { type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** How the containers of applications behave. */
export interface ApplicationOptions {
  readonly restart: 'always' | 'never';
  readonly restartDelayMs: number;
  readonly restartLogs: 'current' | 'all';
  readonly onlineWithoutPort: 'running' | 'never';
  readonly startFailure: 'FAILED' | 'CREATE_FAILED';
  readonly proxyKey: 'Bearer' | 'X-API-Key';
  readonly stopGraceSeconds: number;
}

/** Options about applications, with why each is what it is. */
export const applicationOptions: OptionTable<ApplicationOptions> = {
  restart: {
    what: 'what becomes of a container whose program has ended',
    default: 'always',
    ...oneOf('always', 'never'),
    why: 'the documentation says that running applications are recovered on failure, and there is no completed state',
    confidence: 'inferred',
  },
  restartDelayMs: {
    what: 'milliseconds before the first restart; they double up to five minutes',
    default: 1000,
    ...wholeNumber('milliseconds', 1),
    why: 'Kubernetes begins with ten seconds',
    confidence: 'guess',
  },
  restartLogs: {
    what: 'whose output the runtime log shows after a restart',
    default: 'current',
    ...oneOf('current', 'all'),
    why: 'Kubernetes shows the current container',
    confidence: 'guess',
  },
  onlineWithoutPort: {
    what: 'when an application without a readiness port is ONLINE',
    default: 'running',
    ...oneOf('running', 'never'),
    why: 'not documented',
    confidence: 'guess',
  },
  startFailure: {
    what: 'status of an application whose program cannot be started',
    default: 'FAILED',
    ...oneOf('FAILED', 'CREATE_FAILED'),
    why: 'both words are documented, when they are used is not',
    confidence: 'guess',
  },
  proxyKey: {
    what: 'how a caller shows a proxy API key',
    default: 'Bearer',
    ...oneOf('Bearer', 'X-API-Key'),
    why: 'not documented',
    confidence: 'guess',
  },
  stopGraceSeconds: {
    what: 'seconds between SIGTERM and SIGKILL when an application is stopped or destroyed',
    default: 10,
    ...wholeNumber('seconds'),
    why: "Kubernetes gives 30; Denvr's are not known",
    confidence: 'guess',
  },
};

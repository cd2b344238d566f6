import type { ApiPromise } from '@irori/core';
import { type LogReadOptions, requestLog } from '../logs/request-log.ts';
import type { Session } from '../request/session.ts';

/** What pools write: the output of their own machines, such as that of the preparation task. */
export class PoolLogs {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Gets the standard output of a pool, or of one instance; old text may be gone. */
  stdout(id: string, options?: LogReadOptions): ApiPromise<string> {
    const log = { all: 'getPoolStdout', instance: 'getPoolInstanceStdout' } as const;
    return requestLog(this.#session, log, { poolId: id }, options);
  }

  /** Gets the standard error of a pool, or of one instance; old text may be gone. */
  stderr(id: string, options?: LogReadOptions): ApiPromise<string> {
    const log = { all: 'getPoolStderr', instance: 'getPoolInstanceStderr' } as const;
    return requestLog(this.#session, log, { poolId: id }, options);
  }

  /** Gets the standard output that came since the last such call, whoever made it. */
  freshStdout(id: string, options?: LogReadOptions): ApiPromise<string> {
    const log = { all: 'getLastPoolStdout', instance: 'getLastPoolInstanceStdout' } as const;
    return requestLog(this.#session, log, { poolId: id }, options);
  }

  /** Gets the standard error that came since the last such call, whoever made it. */
  freshStderr(id: string, options?: LogReadOptions): ApiPromise<string> {
    const log = { all: 'getLastPoolStderr', instance: 'getLastPoolInstanceStderr' } as const;
    return requestLog(this.#session, log, { poolId: id }, options);
  }
}

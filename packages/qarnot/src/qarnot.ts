import { type ApiPromise, type CallOptions, closestWord, InputError } from '@irori/core';
import { Account } from './account/account.ts';
import { Buckets } from './buckets/buckets.ts';
import type { QarnotOptions } from './config/options.ts';
import type { QarnotSettings } from './config/resolve.ts';
import { type OperationId, operations } from './generated/operations.ts';
import { HardwareConstraints } from './hardware-constraints/hardware-constraints.ts';
import { Jobs } from './jobs/jobs.ts';
import { Pools } from './pools/pools.ts';
import { Profiles } from './profiles/profiles.ts';
import type { Params } from './request/address.ts';
import { Session } from './request/session.ts';
import { Secrets } from './secrets/secrets.ts';
import { Tasks } from './tasks/tasks.ts';

/** What a raw call sends, by the names of the API itself. */
export interface RawCall {
  /** Path, query and header parameters, such as `{ taskId: '…' }`. */
  params?: Params;
  /** The JSON body. */
  body?: unknown;
}

function checkCall(id: OperationId, { params = {}, body }: RawCall): void {
  if (!Object.hasOwn(operations, id)) {
    const meant = closestWord(id, Object.keys(operations));
    throw new InputError(`Qarnot has no operation ${id}.`, {
      field: 'operationId',
      hint: meant === undefined ? 'The exported operations lists them.' : `Did you mean ${meant}?`,
    });
  }
  const { parameters, body: takesBody } = operations[id];
  const names = parameters.map(({ name }) => name);
  for (const name of Object.keys(params)) {
    if (names.includes(name)) continue;
    const meant = closestWord(name, names);
    throw new InputError(`${id} has no parameter ${name}.`, {
      field: name,
      ...(meant === undefined ? {} : { hint: `Did you mean ${meant}?` }),
    });
  }
  if (takesBody === 'required' && body === undefined) {
    throw new InputError(`${id} needs a body.`, { field: 'body' });
  }
}

/**
 * Qarnot: all nouns over one session.
 *
 * @example
 * ```ts
 * const qarnot = new Qarnot();
 * const { uuid } = await qarnot.tasks.create({
 *   name: 'hello',
 *   profile: 'docker-batch',
 *   instanceCount: 1,
 *   constants: [{ key: 'DOCKER_CMD', value: 'echo hello' }],
 * });
 * ```
 */
export class Qarnot {
  /** Programs run in a number of instances. */
  readonly tasks: Tasks;
  /** Tasks that belong together. */
  readonly jobs: Jobs;
  /** Machines that are kept ready for tasks. */
  readonly pools: Pools;
  /** What tasks and pools can be made of. */
  readonly profiles: Profiles;
  /** Which machines can be asked for. */
  readonly hardwareConstraints: HardwareConstraints;
  /** Secrets that tasks and pools may be allowed to read. */
  readonly secrets: Secrets;
  /** The account behind the token. */
  readonly account: Account;
  /** What tasks and pools read from and write to. */
  readonly buckets: Buckets;
  readonly #session: Session;

  /** @param options - What the environment and the files do not say, or say differently. */
  constructor(options: QarnotOptions = {}) {
    const session = new Session(options);
    this.#session = session;
    this.tasks = new Tasks(session);
    this.jobs = new Jobs(session);
    this.pools = new Pools(session);
    this.profiles = new Profiles(session);
    this.hardwareConstraints = new HardwareConstraints(session);
    this.secrets = new Secrets(session);
    this.account = new Account(session);
    this.buckets = new Buckets(session);
  }

  /** The settings in force, without secrets, and where each came from. */
  settings(): Promise<QarnotSettings> {
    return this.#session.settings();
  }

  /**
   * Calls any operation of the description by its id and gives the answer as it is.
   *
   * @throws InputError for an unknown operation or parameter, with the one that was probably meant.
   * @example
   * ```ts
   * await qarnot.call('getTask', { params: { taskId: 'render-shot-10' } });
   * ```
   */
  call(id: OperationId, given: RawCall = {}, options?: CallOptions): ApiPromise<unknown> {
    return this.#session.operation<unknown>(
      id,
      () => {
        checkCall(id, given);
        return { ...given, decode: 'auto' };
      },
      options,
    );
  }
}

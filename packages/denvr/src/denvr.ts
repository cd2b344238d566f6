import type { ApiPromise, CallOptions } from '@irori/core';
import { InputError } from './base.ts';
import type { DenvrOptions } from './config/options.ts';
import type { DenvrSettings } from './config/resolve.ts';
import { ContainerRun } from './container/container-run.ts';
import type { ContainerResult, ContainerSpec, RunOptions } from './container/options.ts';
import type { ReapOptions, ReapResult } from './container/reap.ts';
import { type OperationId, operations } from './generated/operations.ts';
import type { Applications } from './services/applications.ts';
import type { Clusters } from './services/clusters.ts';
import type { Images } from './services/images.ts';
import type { Metal } from './services/metal.ts';
import { createService, type ServiceName, type Services } from './services/names.ts';
import type { Snapshots } from './services/snapshots.ts';
import { TokenAuth } from './services/token-auth.ts';
import type { Virtual } from './services/virtual.ts';
import type { Vpcs } from './services/vpcs.ts';
import { Session } from './session/session.ts';
import { suggest } from './suggest.ts';

/** The services under `servers`. */
export interface Servers {
  readonly applications: Applications;
  readonly images: Images;
  readonly metal: Metal;
  readonly snapshots: Snapshots;
  readonly virtual: Virtual;
}

/** The arguments of a raw call, by the names of the API. */
export interface RawArguments {
  /** Query parameters, for example `{ Id: 'train-01' }`. */
  params?: Record<string, string | number | boolean | null | undefined>;
  /** The body, sent as JSON. */
  body?: unknown;
}

function checkOperation(name: string): void {
  if (Object.hasOwn(operations, name)) return;
  const near = suggest(name, Object.keys(operations));
  throw new InputError(`Denvr has no operation "${name}".`, {
    field: 'operation',
    ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
  });
}

/**
 * Denvr Cloud: all services over one session.
 *
 * @example
 * ```ts
 * const denvr = new Denvr();
 * const { items } = await denvr.servers.virtual.getServers();
 * ```
 */
export class Denvr {
  readonly clusters: Clusters;
  readonly servers: Servers;
  readonly vpcs: Vpcs;
  /** The token service, for programs that keep tokens themselves. */
  readonly tokenAuth: TokenAuth;
  readonly #session: Session;

  /** @param options - What the environment and `denvr.toml` do not say, or say differently. */
  constructor(options: DenvrOptions = {}) {
    const session = new Session(options);
    this.#session = session;
    this.clusters = createService('clusters', session);
    this.vpcs = createService('vpcs', session);
    this.tokenAuth = new TokenAuth(session);
    this.servers = {
      applications: createService('servers/applications', session),
      images: createService('servers/images', session),
      metal: createService('servers/metal', session),
      snapshots: createService('servers/snapshots', session),
      virtual: createService('servers/virtual', session),
    };
  }

  /** The client of a service, as the function `client` gives it, over this session. */
  client<Name extends ServiceName>(name: Name): Services[Name] {
    return createService(name, this.#session);
  }

  /**
   * Makes any operation of the API: nothing is filled in or checked, only the answer is unwrapped.
   *
   * @throws InputError for an unknown operation, with the one that was probably meant.
   * @example
   * ```ts
   * await denvr.call('getServer', { params: { Id: 'train-01', Namespace: 'acme', Cluster: 'Msc1' } });
   * ```
   */
  call(
    operation: OperationId,
    { params, body }: RawArguments = {},
    options?: CallOptions,
  ): ApiPromise<unknown> {
    checkOperation(operation);
    const parts = {
      ...(params === undefined ? {} : { query: params }),
      ...(body === undefined ? {} : { json: body }),
    };
    return this.#session.raw(operation, parts, options);
  }

  /** The settings in force, without secrets, and where each came from. */
  settings(): Promise<DenvrSettings> {
    return this.#session.settings();
  }

  /**
   * Ends a session of user name and password: the tokens are forgotten, and the server is told. A
   * later call logs in again, where that is possible. Does nothing with an API key, and nothing before
   * the first call.
   */
  logOut(options?: CallOptions): Promise<void> {
    return this.#session.logOut(options);
  }

  /**
   * Runs a container to its end: creates an application for it, follows its output, and destroys the
   * application whatever happens. It is billed from the time it has its hardware until then.
   *
   * @throws InstanceFailedError, NoCapacityError or WaitTimeoutError when it does not get to its end.
   * @throws RequestAbortedError when the signal ends it; the application is destroyed first.
   * @throws CleanUpError when the application could not be destroyed.
   */
  async runContainer(spec: ContainerSpec, options?: RunOptions): Promise<ContainerResult> {
    // Loaded here and below, so that importing the SDK costs little.
    const { runContainer } = await import('./container/run.ts');
    return runContainer(this.servers.applications, this.#session, spec, options);
  }

  /**
   * Starts a container as `runContainer` does and comes back at once. The caller must see to it that
   * `destroy` is called: the application is billed until then.
   */
  async startContainer(spec: ContainerSpec, options?: CallOptions): Promise<ContainerRun> {
    const { startContainer } = await import('./container/run.ts');
    return startContainer(this.servers.applications, this.#session, spec, options);
  }

  /** A container that was started earlier, perhaps by another process, by its name. */
  container(id: string, where: { cluster?: string } = {}): ContainerRun {
    return new ContainerRun(this.servers.applications, this.#session, { id, ...where });
  }

  /** Finds what `runContainer` left behind in processes that died, and destroys it. */
  async reap(options?: ReapOptions): Promise<ReapResult> {
    const { reap } = await import('./container/reap.ts');
    return reap(this.servers.applications, this.#session, options);
  }
}

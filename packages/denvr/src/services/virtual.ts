import type { ApiPromise, CallOptions } from '@irori/core';
import type { FollowOptions } from '../logs/options.ts';
import type { Session } from '../session/session.ts';
import type {
  ClusterFilter,
  CreateServerInput,
  NamespaceResource,
  ServerAvailability,
  ServerBootLogs,
  ServerCommandOutput,
  ServerConfiguration,
  VirtualServer,
} from '../types.ts';
import { VirtualWaiters } from '../wait/virtual.ts';
import { type ListPromise, listOf } from './list.ts';

/** Virtual machines. */
export class Virtual {
  /** The commands that take a while, followed until they are done. */
  readonly wait: VirtualWaiters;
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
    this.wait = new VirtualWaiters(this, session);
  }

  /** The machines of a cluster, or of all. */
  getServers(params: ClusterFilter = {}, options?: CallOptions): ListPromise<VirtualServer> {
    return listOf(this.#session.call('getServers', params, options));
  }

  /** One machine. */
  getServer(params: NamespaceResource, options?: CallOptions): ApiPromise<VirtualServer> {
    return this.#session.call('getServer', params, options);
  }

  /**
   * Creates a machine; billing begins when it reaches PENDING_READINESS. The answer comes long
   * before the machine is up: `wait.createServer` waits for it.
   *
   * Never sent twice: when the answer is lost, the error says so and names `getServers`.
   */
  createServer(params: CreateServerInput, options?: CallOptions): ApiPromise<VirtualServer> {
    return this.#session.call('createServer', params, options);
  }

  /** Starts a machine that is OFFLINE; it is billed again. Never sent twice. */
  startServer(params: NamespaceResource, options?: CallOptions): ApiPromise<ServerCommandOutput> {
    return this.#session.call('startServer', params, options);
  }

  /**
   * Stops a machine that is ONLINE. Its root disk is kept and billed; direct-attached storage is
   * wiped unless it was created with `persistStorage`. Never sent twice.
   */
  stopServer(params: NamespaceResource, options?: CallOptions): ApiPromise<ServerCommandOutput> {
    return this.#session.call('stopServer', params, options);
  }

  /** Destroys a machine and its disks; its snapshots only with `deleteSnapshots`. */
  destroyServer(
    params: NamespaceResource & {
      /** Whether snapshots of the machine go too. @default false */
      deleteSnapshots?: boolean;
    },
    options?: CallOptions,
  ): ApiPromise<ServerCommandOutput> {
    return this.#session.call('destroyServer', params, options);
  }

  /** The sizes of machines, with their price in USD an hour. */
  getConfigurations(options?: CallOptions): ListPromise<ServerConfiguration> {
    return listOf(this.#session.call('getVirtualConfigurations', {}, options));
  }

  /** How many machines of each size fit now. `reportNodes: false` skips counting and is faster. */
  getAvailability(
    params: { cluster?: string; resourcePool?: string; reportNodes?: boolean } = {},
    options?: CallOptions,
  ): ListPromise<ServerAvailability> {
    return listOf(this.#session.call('getVirtualAvailability', params, options));
  }

  /** The last lines of the boot console. `bootLogs` follows it. */
  getVirtualMachineBootLogs(
    params: NamespaceResource & {
      /** The most lines to answer. @default 2000 */
      limit?: number;
    },
    options?: CallOptions,
  ): ApiPromise<ServerBootLogs> {
    return this.#session.call('getVirtualMachineBootLogs', params, options);
  }

  /**
   * The boot console as text; with `follow`, also what comes until the machine is stopped or gone.
   *
   * @param target - The machine, or only its name.
   */
  async *bootLogs(
    target: string | NamespaceResource,
    options: FollowOptions = {},
  ): AsyncGenerator<string, void, undefined> {
    const params = typeof target === 'string' ? { id: target } : target;
    // Loaded here, so that importing the SDK costs little.
    const { followText } = await import('../logs/follow.ts');
    yield* followText(
      {
        what: `the boot log of ${params.id}`,
        read: async (limit, call) =>
          (await this.getVirtualMachineBootLogs({ ...params, limit }, call)).bootLogs ?? '',
        status: async (call) => (await this.getServer(params, call)).status,
      },
      options,
      this.#session,
    );
  }
}

import type { CallOptions } from '@irori/core';
import type { Virtual } from '../services/virtual.ts';
import type { Session } from '../session/session.ts';
import type { CreateServerInput, NamespaceResource, VirtualServer } from '../types.ts';
import type { InstanceView } from './instance.ts';
import type { CreateWaitOptions, InstanceWaitOptions } from './options.ts';

type Waiting = typeof import('./waiting.ts');
type Options = InstanceWaitOptions<VirtualServer>;

const waiting = (): Promise<Waiting> => import('./waiting.ts');

function callOptions({ signal }: { signal?: AbortSignal }): CallOptions {
  return signal === undefined ? {} : { signal };
}

/** Commands to virtual machines, each followed until it is done. */
export class VirtualWaiters {
  readonly #virtual: Virtual;
  readonly #session: Session;

  /** @internal */
  constructor(virtual: Virtual, session: Session) {
    this.#virtual = virtual;
    this.#session = session;
  }

  /**
   * Creates a machine and waits until it is ONLINE. Billing begins on the way there, at
   * PENDING_READINESS.
   *
   * @throws InstanceFailedError at CREATE_FAILED, FAILED or ADMIN_WAIT, at once.
   * @throws NoCapacityError when it stays in PENDING_RESOURCES for too long.
   * @throws CleanUpError when it was to be destroyed after a failure and could not be.
   */
  async createServer(
    params: CreateServerInput,
    options: CreateWaitOptions<VirtualServer> = {},
  ): Promise<VirtualServer> {
    const { idOf, waitOrCleanUp } = await waiting();
    const created = await this.#virtual.createServer(params, callOptions(options));
    const id = idOf(created, params.name, 'createServer');
    const target = { id, ...this.#placeOf(created, params) };
    return waitOrCleanUp(
      {
        kind: 'virtual machine',
        id,
        wait: () => this.untilOnline(target, options),
        destroy: () => this.#virtual.destroyServer(target),
      },
      options.cleanUp ?? false,
    );
  }

  /** Starts a machine and waits until it is ONLINE. Throws as {@link createServer} does. */
  async startServer(params: NamespaceResource, options: Options = {}): Promise<VirtualServer> {
    await this.#virtual.startServer(params, callOptions(options));
    return this.untilOnline(params, options);
  }

  /** Stops a machine and waits until it is OFFLINE. */
  async stopServer(params: NamespaceResource, options: Options = {}): Promise<VirtualServer> {
    await this.#virtual.stopServer(params, callOptions(options));
    return this.untilOffline(params, options);
  }

  /** Destroys a machine and waits until the server no longer knows it. */
  async destroyServer(
    params: NamespaceResource & { deleteSnapshots?: boolean },
    options: Options = {},
  ): Promise<void> {
    const { isEcho } = await waiting();
    try {
      await this.#virtual.destroyServer(params, callOptions(options));
    } catch (error) {
      if (!isEcho(error)) throw error;
    }
    const { deleteSnapshots: _, ...target } = params;
    await this.untilGone(target, options);
  }

  /** Waits until a machine is ONLINE. */
  async untilOnline(target: NamespaceResource, options: Options = {}): Promise<VirtualServer> {
    const { waitForStatus } = await waiting();
    return waitForStatus(this.#view(target), 'ONLINE', options, this.#session.clock);
  }

  /** Waits until a machine is OFFLINE. */
  async untilOffline(target: NamespaceResource, options: Options = {}): Promise<VirtualServer> {
    const { waitForStatus } = await waiting();
    return waitForStatus(this.#view(target), 'OFFLINE', options, this.#session.clock);
  }

  /** Waits until the server no longer knows a machine. */
  async untilGone(target: NamespaceResource, options: Options = {}): Promise<void> {
    const { waitForInstance } = await waiting();
    await waitForInstance(this.#view(target), 'gone', options, this.#session.clock);
  }

  #view(target: NamespaceResource): InstanceView<VirtualServer> {
    return {
      kind: 'virtual machine',
      id: target.id,
      look: (call) => this.#virtual.getServer(target, call),
      status: (server) => server.status,
      // The API says nothing about a machine but its status; its boot log may.
      reason: () => undefined,
    };
  }

  #placeOf(created: VirtualServer, params: CreateServerInput): Omit<NamespaceResource, 'id'> {
    const cluster = created.cluster ?? params.cluster;
    const namespace = created.namespace ?? params.vpc;
    return {
      ...(cluster ? { cluster } : {}),
      ...(namespace ? { namespace } : {}),
    };
  }
}

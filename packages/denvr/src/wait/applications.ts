import type { CallOptions } from '@irori/core';
import type { Applications } from '../services/applications.ts';
import type { Session } from '../session/session.ts';
import type {
  Application,
  ApplicationDetails,
  ClusterResource,
  CreateCatalogApplicationInput,
  CreateCustomApplicationInput,
} from '../types.ts';
import type { InstanceView } from './instance.ts';
import type { CreateWaitOptions, InstanceWaitOptions } from './options.ts';

type Waiting = typeof import('./waiting.ts');
type Options = InstanceWaitOptions<ApplicationDetails>;

const waiting = (): Promise<Waiting> => import('./waiting.ts');

function callOptions({ signal }: { signal?: AbortSignal }): CallOptions {
  return signal === undefined ? {} : { signal };
}

/** What Denvr says about an application's status, in one line. */
export function applicationReason({ instanceDetails }: ApplicationDetails): string | null {
  const { statusReason, statusMessage } = instanceDetails ?? {};
  return [statusReason, statusMessage].filter(Boolean).join(': ') || null;
}

/** Commands to applications, each followed until it is done. */
export class ApplicationWaiters {
  readonly #applications: Applications;
  readonly #session: Session;

  /** @internal */
  constructor(applications: Applications, session: Session) {
    this.#applications = applications;
    this.#session = session;
  }

  /**
   * Starts an application from the catalog and waits until it is ONLINE. Billing begins on the way
   * there, at PENDING_READINESS.
   *
   * @throws InstanceFailedError at CREATE_FAILED, FAILED or ADMIN_WAIT, at once, with Denvr's reason.
   * @throws NoCapacityError when it stays in PENDING_RESOURCES for too long.
   * @throws CleanUpError when it was to be destroyed after a failure and could not be.
   */
  async createCatalogApplication(
    params: CreateCatalogApplicationInput,
    options: CreateWaitOptions<ApplicationDetails> = {},
  ): Promise<ApplicationDetails> {
    const tools = await waiting();
    const created = await this.#applications.createCatalogApplication(params, callOptions(options));
    return this.#untilCreated(tools, created, params, options);
  }

  /**
   * Starts an application from an image and waits until it is ONLINE; otherwise as
   * {@link createCatalogApplication}. Whether one without `readinessWatcherPort` ever becomes ONLINE
   * is not known.
   */
  async createCustomApplication(
    params: CreateCustomApplicationInput,
    options: CreateWaitOptions<ApplicationDetails> = {},
  ): Promise<ApplicationDetails> {
    const tools = await waiting();
    const created = await this.#applications.createCustomApplication(params, callOptions(options));
    return this.#untilCreated(tools, created, params, options);
  }

  /** Starts an application that is OFFLINE and waits until it is ONLINE. */
  async startApplication(
    params: ClusterResource,
    options: Options = {},
  ): Promise<ApplicationDetails> {
    await this.#applications.startApplication(params, callOptions(options));
    return this.untilOnline(params, options);
  }

  /** Stops an application and waits until it is OFFLINE. */
  async stopApplication(
    params: ClusterResource,
    options: Options = {},
  ): Promise<ApplicationDetails> {
    await this.#applications.stopApplication(params, callOptions(options));
    return this.untilOffline(params, options);
  }

  /** Destroys an application and waits until the server no longer knows it. */
  async destroyApplication(params: ClusterResource, options: Options = {}): Promise<void> {
    const { isEcho } = await waiting();
    try {
      await this.#applications.destroyApplication(params, callOptions(options));
    } catch (error) {
      if (!isEcho(error)) throw error;
    }
    await this.untilGone(params, options);
  }

  /** Waits until an application is ONLINE. */
  async untilOnline(target: ClusterResource, options: Options = {}): Promise<ApplicationDetails> {
    const { waitForStatus } = await waiting();
    return waitForStatus(this.#view(target), 'ONLINE', options, this.#session.clock);
  }

  /** Waits until an application is OFFLINE. */
  async untilOffline(target: ClusterResource, options: Options = {}): Promise<ApplicationDetails> {
    const { waitForStatus } = await waiting();
    return waitForStatus(this.#view(target), 'OFFLINE', options, this.#session.clock);
  }

  /** Waits until the server no longer knows an application. */
  async untilGone(target: ClusterResource, options: Options = {}): Promise<void> {
    const { waitForInstance } = await waiting();
    await waitForInstance(this.#view(target), 'gone', options, this.#session.clock);
  }

  #untilCreated(
    { idOf, waitOrCleanUp }: Waiting,
    created: Application,
    params: { name: string; cluster?: string },
    options: CreateWaitOptions<ApplicationDetails>,
  ): Promise<ApplicationDetails> {
    const cluster = created.cluster ?? params.cluster;
    const id = idOf(created, params.name, 'the creation of an application');
    const target: ClusterResource = { id, ...(cluster ? { cluster } : {}) };
    return waitOrCleanUp(
      {
        kind: 'application',
        id,
        wait: () => this.untilOnline(target, options),
        destroy: () => this.#applications.destroyApplication(target),
      },
      options.cleanUp ?? false,
    );
  }

  #view(target: ClusterResource): InstanceView<ApplicationDetails> {
    return {
      kind: 'application',
      id: target.id,
      look: (call) => this.#applications.getApplicationDetails(target, call),
      status: (details) => details.instanceDetails?.status,
      reason: applicationReason,
    };
  }
}

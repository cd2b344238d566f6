import type { ApiPromise, CallOptions } from '@irori/core';
import type { FollowOptions } from '../logs/options.ts';
import type { Session } from '../session/session.ts';
import type {
  Application,
  ApplicationCommandOutput,
  ApplicationDetails,
  ApplicationRuntimeLogs,
  CatalogItem,
  ClusterResource,
  CreateCatalogApplicationInput,
  CreateCustomApplicationInput,
  HardwarePackage,
  HardwarePackageAvailability,
} from '../types.ts';
import { ApplicationWaiters } from '../wait/applications.ts';
import { type ListPromise, listOf } from './list.ts';

/** Applications: containers from Denvr's catalog or from any image, on a hardware package. */
export class Applications {
  /** The commands that take a while, followed until they are done. */
  readonly wait: ApplicationWaiters;
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
    this.wait = new ApplicationWaiters(this, session);
  }

  /** The applications of all clusters. */
  getApplications(options?: CallOptions): ListPromise<Application> {
    return listOf(this.#session.call('getApplications', {}, options));
  }

  /** One application with its package and catalog item. Shows its environment in clear. */
  getApplicationDetails(
    params: ClusterResource,
    options?: CallOptions,
  ): ApiPromise<ApplicationDetails> {
    return this.#session.call('getApplicationDetails', params, options);
  }

  /** The last lines of the container's output. `logs` follows it. */
  getApplicationRuntimeLogs(
    params: ClusterResource & {
      /** The most lines to answer. @default 2000 */
      limit?: number;
    },
    options?: CallOptions,
  ): ApiPromise<ApplicationRuntimeLogs> {
    return this.#session.call('getApplicationRuntimeLogs', params, options);
  }

  /** The hardware packages, with their price in USD an hour. */
  getConfigurations(options?: CallOptions): ListPromise<HardwarePackage> {
    return listOf(this.#session.call('getApplicationConfigurations', {}, options));
  }

  /** How many applications of each hardware package fit now. */
  getAvailability(
    params: { cluster?: string; resourcePool?: string } = {},
    options?: CallOptions,
  ): ListPromise<HardwarePackageAvailability> {
    return listOf(this.#session.call('getApplicationAvailability', params, options));
  }

  /** The catalog. */
  getApplicationCatalogItems(options?: CallOptions): ListPromise<CatalogItem> {
    return listOf(this.#session.call('getApplicationCatalogItems', {}, options));
  }

  /**
   * Starts an application from the catalog; it is billed until it is stopped or destroyed.
   *
   * Never sent twice: when the answer is lost, the error says so and names `getApplications`.
   */
  createCatalogApplication(
    params: CreateCatalogApplicationInput,
    options?: CallOptions,
  ): ApiPromise<Application> {
    return this.#session.call('createCatalogApplication', params, options);
  }

  /**
   * Starts an application from any container image; it is billed until it is stopped or destroyed.
   *
   * Never sent twice: when the answer is lost, the error says so and names `getApplications`.
   */
  createCustomApplication(
    params: CreateCustomApplicationInput,
    options?: CallOptions,
  ): ApiPromise<Application> {
    return this.#session.call('createCustomApplication', params, options);
  }

  /**
   * The name of `createCatalogApplication` until March 2025.
   *
   * @deprecated Use {@link createCatalogApplication}.
   */
  createApplication(
    params: CreateCatalogApplicationInput,
    options?: CallOptions,
  ): ApiPromise<Application> {
    return this.#session.call('createApplicationLegacy', params, options);
  }

  /** Starts an application that is OFFLINE; it is billed again. Never sent twice. */
  startApplication(
    params: ClusterResource,
    options?: CallOptions,
  ): ApiPromise<ApplicationCommandOutput> {
    return this.#session.call('startApplication', params, options);
  }

  /** Stops an application that is ONLINE. Never sent twice. */
  stopApplication(
    params: ClusterResource,
    options?: CallOptions,
  ): ApiPromise<ApplicationCommandOutput> {
    return this.#session.call('stopApplication', params, options);
  }

  /** Destroys an application. */
  destroyApplication(
    params: ClusterResource,
    options?: CallOptions,
  ): ApiPromise<ApplicationCommandOutput> {
    return this.#session.call('destroyApplication', params, options);
  }

  /**
   * The container's output as text; with `follow`, also what comes until the application is stopped
   * or gone.
   *
   * @param target - The application, or only its name.
   * @example
   * ```ts
   * for await (const text of applications.logs('infer-1', { follow: true })) {
   *   process.stdout.write(text);
   * }
   * ```
   */
  async *logs(
    target: string | ClusterResource,
    options: FollowOptions = {},
  ): AsyncGenerator<string, void, undefined> {
    const params = typeof target === 'string' ? { id: target } : target;
    // Loaded here, so that importing the SDK costs little.
    const { followText } = await import('../logs/follow.ts');
    yield* followText(
      {
        what: `the log of ${params.id}`,
        read: async (limit, call) =>
          (await this.getApplicationRuntimeLogs({ ...params, limit }, call)).logs ?? '',
        status: async (call) =>
          (await this.getApplicationDetails(params, call)).instanceDetails?.status,
      },
      options,
      this.#session,
    );
  }
}

import type { ApiPromise, CallOptions } from '@irori/core';
import type { Session } from '../session/session.ts';
import type {
  ClusterFilter,
  ClusterResource,
  HostVpcInput,
  MetalHost,
  ReprovisionHostInput,
} from '../types.ts';
import { MetalWaiters } from '../wait/metal.ts';
import { type ListPromise, listOf } from './list.ts';

/** Bare-metal hosts. They can neither be ordered nor given back through the API. */
export class Metal {
  /** The commands that take a while, followed until they are done. */
  readonly wait: MetalWaiters;
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
    this.wait = new MetalWaiters(this, session);
  }

  /** The hosts of a cluster, or of all. */
  getHosts(params: ClusterFilter = {}, options?: CallOptions): ListPromise<MetalHost> {
    return listOf(this.#session.call('getHosts', params, options));
  }

  /** One host. */
  getHost(params: ClusterResource, options?: CallOptions): ApiPromise<MetalHost> {
    return this.#session.call('getHost', params, options);
  }

  /** Reboots a host. Never sent twice when the answer is lost. */
  rebootHost(params: ClusterResource, options?: CallOptions): ApiPromise<MetalHost> {
    return this.#session.call('rebootHost', params, options);
  }

  /**
   * Installs a host again; what is on its disks is lost. Never sent twice when the answer is lost.
   *
   * @param params - `imageChecksum` is the address of a checksum file, not a checksum.
   */
  reprovisionHost(params: ReprovisionHostInput, options?: CallOptions): ApiPromise<MetalHost> {
    return this.#session.call('reprovisionHost', params, options);
  }

  /**
   * Puts a host into a VPC.
   *
   * @deprecated Seen in 2024 only; the current API may not have it.
   */
  addHostVpc(params: HostVpcInput, options?: CallOptions): ApiPromise<MetalHost> {
    return this.#session.call('addHostVpc', params, options);
  }

  /**
   * Takes a host out of a VPC.
   *
   * @deprecated Seen in 2024 only; the current API may not have it.
   */
  removeHostVpc(params: HostVpcInput, options?: CallOptions): ApiPromise<MetalHost> {
    return this.#session.call('removeHostVpc', params, options);
  }
}

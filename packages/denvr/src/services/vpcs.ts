import type { ApiPromise, CallOptions } from '@irori/core';
import type { Session } from '../session/session.ts';
import type { ClusterFilter, ClusterResource, CreateVpcInput, Vpc } from '../types.ts';
import { type ListPromise, listOf } from './list.ts';

/** Virtual private clouds. */
export class Vpcs {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** The VPCs of a cluster, or of all. */
  getVpcs(params: ClusterFilter = {}, options?: CallOptions): ListPromise<Vpc> {
    return listOf(this.#session.call('getVpcs', params, options));
  }

  /** One VPC. */
  getVpc(params: ClusterResource, options?: CallOptions): ApiPromise<Vpc> {
    return this.#session.call('getVpc', params, options);
  }

  /**
   * Creates a VPC. The name should begin with the tenant's name and a hyphen.
   *
   * Never sent twice: when the answer is lost, the error says so and names `getVpcs`.
   */
  createVpc(params: CreateVpcInput, options?: CallOptions): ApiPromise<Vpc> {
    return this.#session.call('createVpc', params, options);
  }

  /** Deletes a VPC. */
  destroyVpc(params: ClusterResource, options?: CallOptions): ApiPromise<Vpc> {
    return this.#session.call('destroyVpc', params, options);
  }
}

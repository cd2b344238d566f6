import type { ApiPromise, CallOptions, PagePromise, ResponseMeta } from '@irori/core';
import type { Connection } from '../connection.ts';
import { Registry } from '../model/registry.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import type { RawRegistry } from '../raw.ts';
import { answerWith } from '../request/answer.ts';
import { type Page, type PageParams, requestList } from '../request/list.ts';
import { send, sendDelete } from '../request/send.ts';

/** A login for a container registry. */
export interface RegistryParams {
  /** The registry's host, such as `mylab.sakuracr.jp`. */
  hostname: string;
  /** The user who may pull. */
  username: string;
  /** The user's password or token. DOK stores it and never gives it back. */
  password: string;
}

/** One page of stored registry logins. */
export type RegistriesResponse = Page<'registries', Registry>;

const asRegistry = answerWith<RawRegistry>('id', 'a registry');

function transform(body: unknown, response: ResponseMeta): Registry {
  return new Registry(asRegistry(body, response));
}

function toBody(params: RegistryParams): RegistryParams {
  assertKnownKeys(params, 'registry', ['hostname', 'username', 'password']);
  return params;
}

/** The stored logins for container registries; a task needs one for a private image. */
export class Registries {
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Lists the stored logins. */
  list(params: PageParams = {}, options?: CallOptions): PagePromise<RegistriesResponse, Registry> {
    return requestList(
      this.#connection,
      {
        operation: 'listRegistries',
        params,
        name: 'registries',
        item: (raw) => new Registry(raw as RawRegistry),
      },
      options,
    );
  }

  /** Gets one stored login. */
  get(id: string, options?: CallOptions): ApiPromise<Registry> {
    const sent = () => ({ params: { registryId: id }, transform });
    return send(this.#connection, 'getRegistry', sent, options);
  }

  /** Stores a login. */
  create(params: RegistryParams, options?: CallOptions): ApiPromise<Registry> {
    const sent = () => ({ json: toBody(params), transform });
    return send(this.#connection, 'createRegistry', sent, options);
  }

  /** Replaces a login as a whole: the password must be given again. */
  replace(id: string, params: RegistryParams, options?: CallOptions): ApiPromise<Registry> {
    const sent = () => ({ params: { registryId: id }, json: toBody(params), transform });
    return send(this.#connection, 'replaceRegistry', sent, options);
  }

  /** Removes a login; its id is dead from then on. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return sendDelete(this.#connection, 'deleteRegistry', { registryId: id }, options);
  }
}

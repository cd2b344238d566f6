import type { ApiPromise, CallOptions, PagePromise, ResponseMeta } from '@irori/core';
import { path } from '@irori/core';
import type { Connection } from '../connection.ts';
import { Registry } from '../model/registry.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import type { RawRegistry } from '../raw.ts';
import { answerWith } from '../request/answer.ts';
import { type Page, type PageParams, requestList } from '../request/list.ts';
import { PAGE_KEYS } from '../request/list-params.ts';
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

const registryKeys = ['hostname', 'username', 'password'];
const asRegistry = answerWith<RawRegistry>('id', 'a registry');

function transform(body: unknown, response: ResponseMeta): Registry {
  return new Registry(asRegistry(body, response));
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
    assertKnownKeys(params, 'registries', PAGE_KEYS);
    return requestList(
      this.#connection,
      {
        operation: 'listRegistries',
        path: '/registries/',
        params,
        name: 'registries',
        item: (raw) => new Registry(raw as RawRegistry),
      },
      options,
    );
  }

  /** Gets one stored login. */
  get(id: string, options?: CallOptions): ApiPromise<Registry> {
    return send(this.#connection, 'getRegistry', path`/registries/${id}/`, { transform }, options);
  }

  /** Stores a login. */
  create(params: RegistryParams, options?: CallOptions): ApiPromise<Registry> {
    assertKnownKeys(params, 'registry', registryKeys);
    const sent = { json: params, transform };
    return send(this.#connection, 'createRegistry', '/registries/', sent, options);
  }

  /** Replaces a login as a whole: the password must be given again. */
  replace(id: string, params: RegistryParams, options?: CallOptions): ApiPromise<Registry> {
    assertKnownKeys(params, 'registry', registryKeys);
    const sent = { json: params, transform };
    return send(this.#connection, 'replaceRegistry', path`/registries/${id}/`, sent, options);
  }

  /** Removes a login; its id is dead from then on. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return sendDelete(this.#connection, 'deleteRegistry', path`/registries/${id}/`, options);
  }
}

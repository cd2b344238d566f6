import type { ApiPromise, CallOptions, PagePromise, ResponseMeta } from '@irori/core';
import type { Connection } from '../connection.ts';
import { SshKey } from '../model/ssh-key.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import type { RawSshKey } from '../raw.ts';
import { answerWith } from '../request/answer.ts';
import { type Page, type PageParams, requestList } from '../request/list.ts';
import { send, sendDelete } from '../request/send.ts';

/** Which SSH keys to list. */
export interface SshKeysParams extends PageParams {
  /** Only the active ones, or only the others. */
  isActive?: boolean | undefined;
}

/** A new SSH key. */
export interface NewSshKey {
  /** The name that people read. */
  name: string;
  /** The public key in OpenSSH's one-line form. */
  pubKey: string;
  /** Whether new containers accept it. @default true */
  isActive?: boolean;
}

/** What can be changed on an SSH key; both must be given. */
export interface SshKeyChange {
  /** The name that people read. */
  name: string;
  /** Whether new containers accept it. */
  isActive: boolean;
}

/** One page of SSH keys. */
export type SshKeysResponse = Page<'sshKeys', SshKey>;

const asSshKey = answerWith<RawSshKey>('id', 'an SSH key');

function transform(body: unknown, response: ResponseMeta): SshKey {
  return new SshKey(asSshKey(body, response));
}

/** The public keys that open the containers of tasks made with `ssh`. */
export class SshKeys {
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Lists the keys. */
  list(params: SshKeysParams = {}, options?: CallOptions): PagePromise<SshKeysResponse, SshKey> {
    return requestList(
      this.#connection,
      {
        operation: 'listSshKeys',
        params,
        keys: ['isActive'],
        query: () => ({ is_active: params.isActive }),
        name: 'sshKeys',
        item: (raw) => new SshKey(raw as RawSshKey),
      },
      options,
    );
  }

  /** Gets one key. */
  get(id: string, options?: CallOptions): ApiPromise<SshKey> {
    const sent = () => ({ params: { keyId: id }, transform });
    return send(this.#connection, 'getSshKey', sent, options);
  }

  /** Stores a key. */
  create(params: NewSshKey, options?: CallOptions): ApiPromise<SshKey> {
    return send(
      this.#connection,
      'createSshKey',
      () => {
        assertKnownKeys(params, 'sshKey', ['name', 'pubKey', 'isActive']);
        const { name, pubKey, isActive = true } = params;
        return { json: { name, pub_key: pubKey, is_active: isActive }, transform };
      },
      options,
    );
  }

  /** Renames a key or turns it on or off; the key text itself cannot change. */
  update(id: string, params: SshKeyChange, options?: CallOptions): ApiPromise<SshKey> {
    return send(
      this.#connection,
      'updateSshKey',
      () => {
        assertKnownKeys(params, 'sshKey', ['name', 'isActive']);
        const json = { name: params.name, is_active: params.isActive };
        return { params: { keyId: id }, json, transform };
      },
      options,
    );
  }

  /** Removes a key. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return sendDelete(this.#connection, 'deleteSshKey', { keyId: id }, options);
  }
}

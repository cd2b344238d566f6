import { type ApiPromise, type CallOptions, InputError } from '@irori/core';
import { deletion } from '../request/deletion.ts';
import type { Session } from '../request/session.ts';
import { secretFolder, secretKey } from './secret-key.ts';

/** Deeper folders mean that the server answers in circles. */
const DEEPEST = 100;

function written(key: string, value: string): { params: { key: string }; body: { Value: string } } {
  if (typeof value !== 'string') {
    throw new InputError(`The value of a secret is text, not ${typeof value}.`, { field: 'value' });
  }
  return { params: { key: secretKey(key) }, body: { Value: value } };
}

/**
 * Secrets: texts kept by Qarnot under keys such as `db/password`, for tasks and pools that have the
 * right to them (`secretsAccessRights`). Slashes make folders; those at the ends do not count.
 */
export class Secrets {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Keeps a new secret. @throws SecretConflictError when there is one under this key. */
  create(key: string, value: string, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('createSecret', () => written(key, value), options);
  }

  /** Gets the value of a secret. @throws SecretNotFoundError when there is none. */
  get(key: string, options?: CallOptions): ApiPromise<string> {
    const args = () => ({ params: { key: secretKey(key) } });
    return this.#session
      .operation<{ value: string }>('getSecret', args, options)
      .map(({ value }) => value);
  }

  /** Replaces the value of a secret. @throws SecretNotFoundError when there is none. */
  update(key: string, value: string, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('updateSecret', () => written(key, value), options);
  }

  /** Forgets a secret. @throws SecretNotFoundError when there is none. */
  delete(key: string, options?: CallOptions): Promise<void> {
    const args = () => ({ params: { key: secretKey(key) } });
    return deletion(this.#session.command('deleteSecret', args, options));
  }

  /**
   * Lists what is directly in a folder: whole keys, as `get` takes them; one that ends in `/` is a
   * folder. (The API itself leaves the folder's own name out.)
   *
   * @param folder - The folder; empty is the root.
   */
  list(folder = '', options?: CallOptions): ApiPromise<string[]> {
    const args = () => ({ params: { prefix: secretFolder(folder) } });
    return this.#session
      .operation<{ keys: string[] }>('listSecrets', args, options)
      .map(({ keys }) => {
        const prefix = secretFolder(folder);
        return keys.map((key) => (prefix === '' ? key : `${prefix}/${key}`));
      });
  }

  /**
   * Lists the keys of all secrets in a folder and in the folders below it, each folder by a call of
   * its own.
   */
  async listRecursive(folder = '', options?: CallOptions): Promise<string[]> {
    const found: string[] = [];
    let level = [folder];
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth > DEEPEST) {
        throw new InputError(`There are more than ${DEEPEST} folders within each other.`, {
          field: 'folder',
        });
      }
      const below: string[] = [];
      for (const each of level) {
        for (const key of await this.list(each, options)) {
          (key.endsWith('/') ? below : found).push(key);
        }
      }
      level = below;
    }
    return found;
  }
}

import { type HttpClient, readEnv } from '@irori/core';
import { describeStorageError } from './error/describe-storage-error.ts';
import { type OpenSocket, openWebSocket } from './log/open-socket.ts';

/** What all objects of one client share; two clients share nothing. */
export class Connection {
  /** Opens the WebSocket of a live log. */
  readonly openSocket: OpenSocket = openWebSocket;
  #api: HttpClient;
  #storage: HttpClient;
  #debug: string | undefined;

  constructor(api: HttpClient) {
    this.#api = api;
    this.#storage = this.#withoutUser();
    this.#debug = readEnv('DEBUG');
  }

  /** Calls DOK's API, with the credentials. */
  get api(): HttpClient {
    // The DOK document sets DEBUG in the program, which may be after the client was made.
    const debug = readEnv('DEBUG');
    if (debug !== this.#debug) {
      this.#debug = debug;
      this.#api = this.#api.with({});
      this.#storage = this.#withoutUser();
    }
    return this.#api;
  }

  /** Fetches presigned addresses: no credentials, and none of the user's own headers either. */
  get storage(): HttpClient {
    return this.#storage;
  }

  #withoutUser(): HttpClient {
    return this.#api.with({ headers: {}, describeError: describeStorageError });
  }
}

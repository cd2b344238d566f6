import type { HttpClient } from '@irori/core';
import type { OpenSocket } from './log/open-socket.ts';

/** What all objects of one client share; two clients share nothing. */
export interface Connection {
  /** Calls DOK's API, with the credentials. */
  readonly api: HttpClient;
  /** Fetches presigned addresses: no credentials, and none of the user's own headers either. */
  readonly storage: HttpClient;
  /** Opens the WebSocket of a live log. */
  readonly openSocket: OpenSocket;
}

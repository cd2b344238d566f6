import type { CallOptions, Clock } from '@irori/core';
import { ApiPromise, systemClock } from '../base.ts';
import type { DenvrOptions } from '../config/options.ts';
import type { DenvrSettings } from '../config/resolve.ts';
import type { OperationId } from '../generated/operations.ts';
import type { WireArguments } from './arguments.ts';
import type { Connection } from './connection.ts';
import type { Logging } from './logger.ts';

/**
 * What the clients of all services share: configuration, credentials and the way of a request. The
 * configuration is read at the first call, and so is the code that does all this, so that importing
 * the SDK costs little.
 */
export class Session {
  readonly clock: Clock;
  readonly logging: Logging;
  #options: DenvrOptions;
  #connection: Promise<Connection> | undefined;

  constructor(options: DenvrOptions = {}) {
    this.#options = { ...options };
    this.clock = options.clock ?? systemClock;
    const { logger, logLevel } = options;
    this.logging = { logger, logLevel };
  }

  /**
   * Makes a call: fills in and checks its arguments, and unwraps the answer.
   *
   * @param args - By the names of the API, parameters beginning with a small letter.
   */
  call<T>(operation: OperationId, args: object, options?: CallOptions): ApiPromise<T> {
    return this.use((connection) => connection.call<T>(operation, args, options));
  }

  /** Makes a call with exactly these arguments; only the answer is unwrapped. */
  raw(operation: OperationId, parts: WireArguments, options?: CallOptions): ApiPromise<unknown> {
    return this.use((connection) => connection.raw(operation, parts, options));
  }

  /** Makes a call once the configuration has been read. */
  use<T>(call: (connection: Connection) => ApiPromise<T>): ApiPromise<T> {
    return new ApiPromise(this.#connect().then((connection) => call(connection).withResponse()));
  }

  /** The settings in force, without secrets. */
  async settings(): Promise<DenvrSettings> {
    return (await this.#connect()).settings;
  }

  /** Ends the session of user name and password; does nothing where there is none. */
  async logOut(options?: CallOptions): Promise<void> {
    const connection = await this.#connection;
    await connection?.logOut(options);
  }

  #connect(): Promise<Connection> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      // A missing file or variable may be there at the next call.
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  async #open(): Promise<Connection> {
    const { Connection } = await import('./connection.ts');
    const connection = await Connection.open(this.#options, this.clock);
    // The connection has what it needs, and forgets a password; nothing here may remember it.
    this.#options = {};
    return connection;
  }
}

import {
  ApiPromise,
  type CallOptions,
  type Clock,
  createLogger,
  type Decode,
  type Logger,
  type Redactor,
  type ResponseMeta,
  systemClock,
} from '@irori/core';
import type { QarnotOptions } from '../config/options.ts';
import type { QarnotSettings } from '../config/resolve.ts';
import type { OperationId } from '../generated/operations.ts';
import type { Params } from './address.ts';
import type { Connection } from './connection.ts';
import { findStorage, type StorageAccess } from './storage-access.ts';

/** What belongs to one call of an operation. */
export interface OperationArguments<T = unknown> {
  /** Path, query and header parameters, by the names of the API. */
  params?: Params;
  /** The body, sent as JSON. */
  body?: unknown;
  /** Statuses outside 200 to 299 that are results and not errors. */
  ok?: readonly number[];
  /** How the answer is read. @default 'json' */
  decode?: Decode;
  /** Turns the answer into the result. @default the answer as it is */
  transform?: (answer: unknown, response: ResponseMeta, redactor: Redactor) => T;
}

/** What belongs to one call of an operation whose answer says nothing. */
export type CommandArguments = Omit<OperationArguments<void>, 'decode' | 'transform'>;

/** Arguments, or what makes them once the settings are known. */
export type Arguments<Args> = Args | ((settings: QarnotSettings) => Args);

function made<Args extends object>(args: Arguments<Args>, settings: QarnotSettings): Args {
  return typeof args === 'function' ? args(settings) : args;
}

/**
 * What every noun of the SDK calls through: settings, token and the way of a request. Settings and
 * files are read at the first call, and so is the code that does all this, so that importing the SDK
 * costs little.
 */
export class Session {
  readonly clock: Clock;
  readonly logger: Logger;
  #options: QarnotOptions;
  #connection: Promise<Connection> | undefined;
  #storage: Promise<StorageAccess> | undefined;

  constructor(options: QarnotOptions = {}) {
    this.#options = { ...options };
    this.clock = options.clock ?? systemClock;
    this.logger = createLogger({
      name: 'Qarnot',
      ...(options.logLevel === undefined ? {} : { level: options.logLevel }),
      ...(options.logger === undefined ? {} : { sink: options.logger }),
    });
  }

  /**
   * Calls an operation that answers with JSON.
   *
   * @param args - Its arguments, or a function that makes them: what that throws becomes a rejected
   * promise, as everything else that goes wrong in a call.
   */
  operation<T>(
    id: OperationId,
    args: Arguments<OperationArguments<T>> = {},
    options?: CallOptions,
  ): ApiPromise<T> {
    return this.#use((connection) =>
      connection.request(id, { decode: 'json', ...made(args, connection.settings) }, options),
    );
  }

  /** Calls an operation that answers with nothing, or with nothing of use. */
  command(
    id: OperationId,
    args: Arguments<CommandArguments> = {},
    options?: CallOptions,
  ): ApiPromise<void> {
    const transform = (): void => {};
    return this.#use((connection) =>
      connection.request<void>(
        id,
        { ...made(args, connection.settings), decode: 'none', transform },
        options,
      ),
    );
  }

  /** The settings in force, without secrets. */
  async settings(): Promise<QarnotSettings> {
    return (await this.#connect()).settings;
  }

  /**
   * Where the buckets are, and the keys to them. What the settings do not say is asked from the API,
   * once.
   *
   * @throws StorageUnavailableError when this cluster has no buckets.
   */
  storage(options?: CallOptions): Promise<StorageAccess> {
    this.#storage ??= this.#findStorage(options).catch((error: unknown) => {
      // The next call may find what this one could not reach.
      this.#storage = undefined;
      throw error;
    });
    return this.#storage;
  }

  async #findStorage(options: CallOptions | undefined): Promise<StorageAccess> {
    const connection = await this.#connect();
    return findStorage(connection, options);
  }

  #use<T>(call: (connection: Connection) => ApiPromise<T>): ApiPromise<T> {
    return new ApiPromise(this.#connect().then((connection) => call(connection).withResponse()));
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
    return Connection.open(this.#options, this.logger);
  }
}

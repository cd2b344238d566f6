import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Credentials } from '../credentials.ts';
import type { Engine, EngineClock, EngineLogger } from '../engine/types.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { Fronts } from '../front/fronts.ts';
import type { PathFinder } from '../http/app-path.ts';
import type { App, AppContext } from '../http/context.ts';
import type { OptionValues } from '../options/option-tables.ts';
import type { Database } from '../store/database.ts';

/** What every cloud is built on and none owns. */
export interface Foundation {
  /** The switchable behaviours in force, of all clouds. */
  readonly options: OptionValues;
  readonly credentials: Credentials;
  /** The open data directory. */
  readonly dataDir: string;
  readonly database: Database;
  readonly engine: Engine;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  readonly faults: FaultBook;
  /** Listeners in front of the jobs that serve HTTP. */
  readonly fronts: Fronts;
  /** Origin of the common listener; known once the clouds are started. */
  readonly apiUrl: () => string;
  /** The address that the user asked to listen on. */
  readonly host: string;
  /** The port that the S3 storage listens on; 0 picks a free one. */
  readonly s3Port: number;
  /** The most bytes the body of an API request may have. */
  readonly bodyLimit: number;
  /** Whether requests with this Host header are answered. */
  readonly isAllowedHost: (host: string | undefined) => boolean;
  /** Aborted when the local cloud closes. */
  readonly closing: AbortSignal;
}

/** One of the clouds that the local cloud is: made once, mounted, started, reset and closed. */
export interface RunningCloud {
  /** Says which requests of the common listener are for this cloud. */
  readonly pathOf?: PathFinder;
  /** Adds its routes to the common listener. */
  mount?(app: App): void;
  /** Answers a request that no route has; undefined when it is none of this cloud's. */
  answerUnknown?(context: AppContext): Response | Promise<Response> | undefined;
  /** Takes a WebSocket; false when it is none of this cloud's. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Takes up what the last process left. It is called before the engine starts. */
  start(): void | Promise<void>;
  /** Stops and forgets everything but the credentials. */
  reset(): Promise<void>;
  /** Stops timers, deliveries and listeners of its own. */
  close(): void | Promise<void>;
  /** Gives up what the programs still needed that the engine ended after {@link close}. */
  release?(): void | Promise<void>;
}

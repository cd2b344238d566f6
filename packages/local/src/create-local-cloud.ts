import type { EngineClock, EngineLogger, Gpu } from './engine/types.ts';
import type { LocalCloud } from './local-cloud.ts';
import { Starting } from './starting.ts';

/** Options of {@link createLocalCloud}. */
export interface LocalCloudOptions {
  /**
   * Where everything is kept; made when it is new.
   *
   * @default a temporary directory, deleted on close
   */
  readonly dataDir?: string;
  /**
   * Address to listen on. Beyond loopback, everyone on the network who has the credentials can run
   * programs on this machine.
   *
   * @default '127.0.0.1'
   */
  readonly host?: string;
  /** Port to listen on; 0 picks a free one. @default 0 */
  readonly port?: number;
  /** Port of the S3 storage; 0 picks a free one. @default 0 */
  readonly s3Port?: number;
  /** Further names under which this server may be addressed (Host header). @default none */
  readonly allowedHosts?: readonly string[];
  /**
   * Jobs that run at once, in all and for each cloud.
   *
   * @default as many as there are cores in all, and for DOK the option `dok.runningTasks` (1)
   */
  readonly slots?: number;
  /**
   * What runs the jobs: `process` on this machine, which ignores their images; `container`, the
   * Docker or Podman of DOCKER_HOST or of a usual socket; `container=unix:///path/to/socket`; or
   * `auto`, containers where an engine answers and else processes.
   *
   * @default 'process'
   */
  readonly runtime?: string;
  /** Behaviours to switch, by name; {@link localOptions} lists them. @default none */
  readonly set?: Readonly<Record<string, string>>;
  /** The most bytes a request body may have. @default 16 MiB */
  readonly bodyLimit?: number;
  /** The time; a test gives its own. @default the system's */
  readonly clock?: EngineClock;
  /** Told what happens; never holds a secret. @default silent */
  readonly logger?: EngineLogger;
  /** GPUs to hand out. @default what nvidia-smi lists */
  readonly gpus?: readonly Gpu[];
}

/**
 * Starts a local cloud in this process: it listens, speaks the APIs of DOK, Qarnot and Denvr and, on a
 * second port, S3, and runs the jobs it is given as processes of this machine, or in containers.
 *
 * @throws LocalCloudError for an unknown option or an address that cannot be used; DataDirError for
 * a data directory that is in use, of a newer version, or not this user's. Each message says what to
 * do. Nothing stays open then.
 *
 * @example
 * ```ts
 * const cloud = await createLocalCloud();
 * // … use cloud.dok.baseUrl, cloud.dok.accessToken, cloud.dok.accessTokenSecret
 * // … or cloud.qarnot.baseUrl, cloud.qarnot.token, cloud.qarnot.storageUrl, cloud.qarnot.email
 * await cloud.close();
 * ```
 */
export async function createLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  return new Starting(options).run();
}

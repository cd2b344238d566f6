import type { InstanceStatus } from '../status.ts';
import type { CreateCustomApplicationInput, ImageRepository } from '../types.ts';

/** A container to run to its end. */
export interface ContainerSpec {
  /** The image; it must have `/bin/sh`, and no entrypoint that gets in the way. */
  image: string;
  /** The program and its arguments. The image's own command is not used. */
  command: readonly string[];
  /** The hardware package; `getConfigurations` lists them with their price an hour. */
  hardwarePackage: string;
  /** The cluster. @default the configured cluster, else `Msc1` */
  cluster?: string;
  /** The resource pool. @default the configured rpool, else what the server chooses */
  resourcePool?: string;
  /** Environment variables. Denvr shows them in clear to everyone in the tenant. */
  env?: Readonly<Record<string, string>>;
  /** A word for the application's name, to tell it from others. */
  name?: string;
  /** The login to the image's registry. */
  registry?: ImageRepository;
  /**
   * How long the program may run, in milliseconds; then it is ended and its exit code is 124. `0`
   * stands for the default.
   *
   * @default 86400000 (24 hours)
   */
  timeout?: number;
  /**
   * How long it may take until the program begins, in milliseconds; `0` means without limit.
   *
   * @default 1800000 (30 minutes)
   */
  startTimeout?: number;
  /**
   * How long it may wait for capacity at a stretch, in milliseconds; `0` means without limit.
   *
   * @default 600000 (10 minutes)
   */
  capacityTimeout?: number;
  /**
   * Files to put into `/etc/script/user-scripts`, by name. A name is made of letters, digits, dots,
   * spaces and parentheses; a text has at most 16384 characters.
   */
  userScripts?: Readonly<Record<string, string>>;
  /** Whatever else `createCustomApplication` takes: shared storage, ports, uid and gid… */
  application?: Omit<
    Partial<CreateCustomApplicationInput>,
    | 'name'
    | 'cluster'
    | 'hardwarePackageName'
    | 'imageUrl'
    | 'imageCmdOverride'
    | 'environmentVariables'
    | 'imageRepository'
    | 'resourcePool'
    | 'userScripts'
  >;
}

/** How to watch a container. */
export interface WatchOptions {
  /** Ends the watching when aborted. */
  signal?: AbortSignal;
  /** Called with each piece of the program's output. */
  onOutput?: (text: string) => void;
  /** Called with the application's status at each poll that looks at it. */
  onStatus?: (status: string | null) => void;
  /** Milliseconds between two polls of the output. @default 2000 */
  pollInterval?: number;
  /** How many characters of output to keep for the result; the oldest go first. @default 16777216 */
  maxLogLength?: number;
}

/** How to wait for a container that was started earlier. */
export interface ContainerWaitOptions extends WatchOptions {
  /** As in {@link ContainerSpec.timeout}: how long to wait for the program once it has begun. */
  timeout?: number;
  /** As in {@link ContainerSpec.startTimeout}. */
  startTimeout?: number;
  /** As in {@link ContainerSpec.capacityTimeout}. */
  capacityTimeout?: number;
}

/** How to read a container's output. */
export interface ContainerLogOptions extends ContainerWaitOptions {
  /** Whether to go on until the program's end. @default true */
  follow?: boolean;
}

/** How a container stands. */
export interface ContainerState {
  /** The application's name. */
  id: string;
  /** The application's status; `null` right after its creation. */
  status: InstanceStatus | null;
  /** What Denvr says about its status. */
  reason: string | null;
  /** Whether the program has ended. The application stays ONLINE, and billed, all the same. */
  ended: boolean;
  /** Its exit code; `null` as long as it has not ended, or when a restart lost it. */
  exitCode: number | null;
  /** Whether it was ended because its time was up. */
  timedOut: boolean;
  /**
   * When it began, by the container's clock, ISO 8601; `null` before, and when the output since then
   * is longer than what is looked at.
   */
  startedAt: string | null;
  /** When it ended, by the container's clock, ISO 8601. */
  endedAt: string | null;
}

/** How to run a container. */
export interface RunOptions extends WatchOptions {
  /** Called with the application's name just before it is created, so that it can be noted down. */
  onCreate?: (id: string) => void;
}

/** How a container's program ended. */
export interface ContainerResult {
  /** The application's name. */
  id: string;
  /** Its cluster, when known. */
  cluster: string | undefined;
  /** The program's exit code; 128 and more for a signal, 124 when its time was up, 127 not found. */
  exitCode: number;
  /** Whether it was ended because its time was up. */
  timedOut: boolean;
  /** Its output, both streams; a last line without a line break gets one. */
  logs: string;
  /** Whether the beginning of the output was dropped for its length. */
  logsTruncated: boolean;
  /** When the program began, by the container's clock, ISO 8601; `null` when it has none. */
  startedAt: string | null;
  /** When it ended, by the container's clock, ISO 8601; `null` when it has none. */
  endedAt: string | null;
}

/** The limit of a run where the caller names none. */
export const DEFAULT_RUN_TIME = 86_400_000;
/** The limit until the program begins where the caller names none. */
export const DEFAULT_START_TIME = 1_800_000;

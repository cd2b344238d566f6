import type { RunningCloud } from './clouds/running-cloud.ts';
import type { LocalEndpoint } from './endpoint.ts';
import type { Gpu } from './engine/types.ts';
import type { ActiveFault, FaultBook } from './faults/fault-book.ts';
import type { FaultRule } from './faults/rule.ts';

/** How a local cloud is closed. */
export interface CloseOptions {
  /**
   * What becomes of running jobs: `stop` ends them (they show as stopped by the platform), `keep`
   * lets them run on; the next start with the same data directory finds them again. Waiting jobs
   * stay stored either way.
   *
   * @default 'stop'
   */
  readonly jobs?: 'stop' | 'keep';
}

/** A running local cloud. */
export interface LocalCloud {
  readonly urls: {
    /** Origin of everything it offers but the S3 storage. */
    readonly api: string;
    /** Origin of the S3 storage. */
    readonly s3: string;
  };
  /** What a DOK client is configured with. */
  readonly dok: LocalEndpoint['dok'];
  /** What a client of Qarnot, and one of its storage, is configured with. */
  readonly qarnot: LocalEndpoint['qarnot'];
  /** What a Denvr client is configured with. */
  readonly denvr: LocalEndpoint['denvr'];
  readonly dataDir: string;
  readonly pid: number;
  readonly admin: LocalEndpoint['admin'];
  /** The GPUs it hands out. */
  readonly gpus: readonly Gpu[];
  /** A sentence to show people when the image of a job is not used; null when it is. */
  readonly notice: string | null;
  /** Ways to make requests fail, for tests. */
  readonly faults: {
    /** @throws LocalCloudError when the rule makes no sense. */
    add(rule: FaultRule): ActiveFault;
    list(): readonly ActiveFault[];
    clear(): void;
  };
  /** Settles when it has closed, whoever asked for it. */
  readonly closed: Promise<void>;
  /** Stops and forgets every job and everything else but the credentials. */
  reset(): Promise<void>;
  /** Stops answering and releases everything. A second call waits for the first. */
  close(options?: CloseOptions): Promise<void>;
}

/** What a {@link createHandle} is made of. */
export interface CloudParts {
  readonly endpoint: LocalEndpoint;
  readonly gpus: readonly Gpu[];
  readonly notice: string | null;
  readonly faults: FaultBook;
  readonly clouds: readonly RunningCloud[];
  readonly shutdown: (jobs: 'stop' | 'keep') => Promise<void>;
  readonly closed: Promise<void>;
}

/** Forgets everything that was ever asked of the clouds. */
export async function resetClouds(
  clouds: readonly RunningCloud[],
  faults: FaultBook,
): Promise<void> {
  faults.clear();
  for (const cloud of clouds) await cloud.reset();
}

/** The face of a running local cloud. */
export function createHandle(parts: CloudParts): LocalCloud {
  const { endpoint, faults, clouds } = parts;
  return {
    urls: { api: endpoint.api, s3: endpoint.qarnot.storageUrl },
    dok: endpoint.dok,
    qarnot: endpoint.qarnot,
    denvr: endpoint.denvr,
    dataDir: endpoint.dataDir,
    pid: endpoint.pid,
    admin: endpoint.admin,
    gpus: parts.gpus,
    notice: parts.notice,
    faults: {
      add: (rule) => faults.add(rule),
      list: () => faults.list(),
      clear: () => faults.clear(),
    },
    closed: parts.closed,
    reset: () => resetClouds(clouds, faults),
    close: ({ jobs = 'stop' } = {}) => parts.shutdown(jobs),
  };
}

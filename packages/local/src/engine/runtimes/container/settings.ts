import { flag, type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** How containers are made; the same for the jobs of every cloud. */
export interface ContainerOptions {
  /** What a job reaches. */
  readonly network: 'bridge' | 'host' | 'none';
  /** What a job's root may do. */
  readonly capabilities: 'few' | 'engine' | 'none';
  /** Whether limits that a plan has (memory, processors) are set. */
  readonly planLimits: boolean;
  /** Megabytes of memory a job may use, 0 for no limit of its own. */
  readonly memory: number;
  /** Thousandths of a processor a job may use, 0 for no limit of its own. */
  readonly cpus: number;
  /** Processes and threads a job may have at once, 0 for no limit. */
  readonly pids: number;
  /** Megabytes of `/dev/shm`. */
  readonly sharedMemory: number;
  /** Open files a job may have, 0 for what the engine gives. */
  readonly openFiles: number;
  /** Seconds without a sign of life after which the pull of an image is given up. */
  readonly pullPatience: number;
  /** Seconds after which an engine that went away is given up, and its jobs with it. */
  readonly enginePatience: number;
}

/** The options of the container runtime, `container.*`. */
export const containerOptionTable: OptionTable<ContainerOptions> = {
  network: {
    what: 'The network of a job in a container',
    default: 'bridge',
    ...oneOf('bridge', 'host', 'none'),
    why: 'The engine default: it reaches the internet, and this machine only as another host does.',
    confidence: 'guess',
  },
  capabilities: {
    what: 'What the root of a container may do',
    default: 'few',
    ...oneOf('few', 'engine', 'none'),
    why: 'Enough to install packages and to change users; raw sockets, devices and the like are not.',
    confidence: 'guess',
  },
  planLimits: {
    what: 'Whether the memory and processors of a plan limit a job',
    default: true,
    ...flag,
    why: 'A job that fits here is to fit there. What this machine does not have is not promised.',
    confidence: 'guess',
  },
  memory: {
    what: 'The most memory of a job',
    default: 0,
    ...wholeNumber('megabytes, 0 for no limit'),
    why: 'Only the plan limits it.',
    confidence: 'guess',
  },
  cpus: {
    what: 'The most processor time of a job',
    default: 0,
    ...wholeNumber('thousandths of a processor, 0 for no limit'),
    why: 'Only the plan limits it.',
    confidence: 'guess',
  },
  pids: {
    what: 'The most processes and threads of a job',
    default: 4096,
    ...wholeNumber('processes, 0 for no limit'),
    why: 'Training programs have hundreds; a fork bomb must not take this machine with it.',
    confidence: 'guess',
  },
  sharedMemory: {
    what: 'The size of /dev/shm',
    default: 1024,
    ...wholeNumber('megabytes', 1),
    why: 'The 64 MB of Docker are too few for the data loaders of PyTorch.',
    confidence: 'guess',
  },
  openFiles: {
    what: 'The most open files of a job, soft and hard',
    default: 0,
    ...wholeNumber('files, 0 for what the engine gives'),
    why: 'Engines know what this machine allows. Podman without the right to raise it needs a number.',
    confidence: 'guess',
  },
  pullPatience: {
    what: 'How long the pull of an image may stand still',
    default: 120,
    ...wholeNumber('seconds', 1),
    why: 'A registry that hangs must not keep a slot for ever.',
    confidence: 'guess',
  },
  enginePatience: {
    what: 'How long an engine that went away is waited for',
    default: 60,
    ...wholeNumber('seconds', 1),
    why: 'An upgrade of Docker takes less.',
    confidence: 'guess',
  },
};

/** What a job needs of the machine. */
export interface JobResources {
  /** GPU kind and count, such as `H100:1` or `V100`; without it the cheapest plan is used. */
  gpu?: string;
}

/** A port of the job that DOK publishes at an HTTPS address for as long as the job runs. */
export interface DokHttpSpec {
  /** Port that the program listens on (plain HTTP). */
  port: number;
  /**
   * Path that is asked for; begins with `/`.
   * @default '/'
   */
  path?: string;
}

/** What only DOK understands. Other clouds ignore this block. */
export interface DokJobSpec {
  /** Plan id; wins over `resources.gpu`. Ids that Irori does not know yet are sent as they are. */
  plan?: string;
  /** Registry credentials for a private image: their id, or the registry's host name. */
  registry?: string;
  /** Port to publish. Anybody who knows the address can use it. */
  http?: DokHttpSpec;
  /**
   * The container's entrypoint, with `command` as its arguments; `[]` keeps the image's own. Not
   * with a script, workdir, outputs or a time limit under 10 minutes, which need the entrypoint.
   */
  entrypoint?: readonly string[];
}

/** What only Qarnot understands. Other clouds ignore this block. */
export interface QarnotJobSpec {
  /**
   * Profile of Qarnot that runs the image.
   * @default 'docker-batch', with a GPU 'docker-nvidia-batch'
   */
  profile?: string;
  /**
   * How many times the program runs side by side, each with its `INSTANCE_ID`.
   * @default 1
   */
  instances?: number;
  /**
   * Bucket for what is sent along and what comes back.
   * @default one bucket of the account for all jobs, made when it is missing
   */
  bucket?: string;
  /** Buckets, or `bucket/prefix`, whose objects the job finds in `$QARNOT_RESOURCES_DIRECTORY`. */
  resources?: readonly string[];
  /** How the task is scheduled, and so priced. @default the account's own */
  scheduling?: 'flex' | 'onDemand' | 'reserved';
}

/** What only Denvr understands. Other clouds ignore this block. */
export interface DenvrJobSpec {
  /** Hardware package; wins over `resources.gpu`. @default the cheapest that fits */
  package?: string;
  /** Cluster. @default the configured one */
  cluster?: string;
  /** Resource pool. @default the configured one */
  pool?: string;
}

/** One job, as a job file describes it. */
export interface JobSpec {
  /** Name shown in lists. Need not be unique. */
  name: string;
  /** Container image, such as `python:3.12` or `ghcr.io/acme/train:1.4`. */
  image: string;
  /**
   * The program and its arguments, never passed through a shell. It replaces the image's
   * ENTRYPOINT and CMD. Without `command` and `run` the image runs as it is.
   */
  command?: readonly string[];
  /** A script for `/bin/sh -c`, instead of `command`. */
  run?: string;
  /** Environment of the job; `null` takes the value from the caller's environment. */
  env?: Readonly<Record<string, string | null>>;
  /** What the job needs of the machine. */
  resources?: JobResources;
  /**
   * Time limit: `2h`, `1h30m`, or seconds as a number. Counts from the start of the program.
   * @default '24h'
   */
  timeout?: string | number;
  /**
   * Files and folders to keep, relative to the job's working directory: a list (kept under their
   * last name) or a map from the name to keep to the path.
   */
  outputs?: readonly string[] | Readonly<Record<string, string>>;
  /**
   * Folder to send along; the job starts in a copy of it. Packed at most 150 KB on DOK, 256 MB on
   * Qarnot.
   */
  workdir?: string;
  /** Labels to find the job by. */
  tags?: readonly string[];
  /** What only DOK understands. */
  dok?: DokJobSpec;
  /** What only Qarnot understands. */
  qarnot?: QarnotJobSpec;
  /** What only Denvr understands. */
  denvr?: DenvrJobSpec;
}

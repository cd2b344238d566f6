import { createHmac, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a running local cloud is reached; it writes this file (mode 0600) into its data folder. */
export interface LocalEndpoint {
  /** Origin of its one listener. */
  readonly api: string;
  readonly dok: {
    readonly baseUrl: string;
    readonly accessToken: string;
    readonly accessTokenSecret: string;
  };
  /** Missing in the local cloud of an earlier version. */
  readonly qarnot?: {
    readonly baseUrl: string;
    readonly storageUrl: string;
    readonly token: string;
    readonly email: string;
  };
  /** Missing in the local cloud of an earlier version. */
  readonly denvr?: {
    readonly server: string;
    readonly apikey: string;
    readonly username: string;
    readonly password: string;
    readonly tenant: string;
  };
  readonly dataDir: string;
  readonly pid: number;
  readonly admin: { readonly token: string };
}

/** Jobs of the local cloud, as its health tells. */
export interface LocalJobCounts {
  readonly queued?: number;
  readonly running?: number;
  /** How many may run at once, in all. */
  readonly slots?: number;
  /** How many of each cloud may run at once, where that is fewer. */
  readonly slotsByCloud?: Readonly<Record<string, number>>;
}

/** What `GET /_irori/health` answers; every key may be missing in another version. */
export interface LocalHealth {
  readonly version?: string;
  readonly pid?: number;
  /** A sentence for people when the image of a job is not used; null when it is. */
  readonly notice?: string | null;
  readonly jobs?: LocalJobCounts;
  /** Whether a job that names no image can run, as a process of this machine. */
  readonly hostImage?: boolean;
  /** The answer to the challenge that was sent. */
  readonly proof?: string;
}

const pingTimeout = 2_000;

/**
 * Whether nobody but this user (or the administrator) can have written a file. Another user's would
 * lead jobs and their environment to a server of their own.
 */
async function isOwn(file: FileHandle): Promise<boolean> {
  const user = process.getuid?.();
  if (user === undefined) return true;
  const { uid, mode } = await file.stat();
  return (uid === user || uid === 0) && (mode & 0o022) === 0;
}

/** The endpoint that the data folder names, or undefined when there is none that can be trusted. */
async function readEndpoint(dataDir: string): Promise<LocalEndpoint | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(join(dataDir, 'endpoint.json'));
    if (!(await isOwn(file))) return undefined;
    const endpoint: LocalEndpoint = JSON.parse(await file.readFile('utf8'));
    return typeof endpoint.api === 'string' && typeof endpoint.pid === 'number'
      ? endpoint
      : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/** False when no process has this id any more. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Asks the local cloud whether it is there. A process that merely holds the same port, or an
 * endpoint file left by a killed cloud, is not: only the real one has the admin token, with which it
 * answers a challenge.
 */
async function ping(endpoint: LocalEndpoint): Promise<LocalHealth | undefined> {
  if (!processExists(endpoint.pid)) return undefined;
  const challenge = randomBytes(32).toString('hex');
  try {
    const proof = createHmac('sha256', endpoint.admin.token)
      .update(`irori-local ${challenge}`)
      .digest('hex');
    const response = await fetch(`${endpoint.api}/_irori/health`, {
      headers: { 'x-irori-challenge': challenge },
      signal: AbortSignal.timeout(pingTimeout),
    });
    if (!response.ok) return undefined;
    const health: LocalHealth = JSON.parse(await response.text());
    const samePid = health.pid === undefined || health.pid === endpoint.pid;
    return samePid && health.proof === proof ? health : undefined;
  } catch {
    return undefined;
  }
}

/** The endpoint of the running local cloud of a data folder, and its health. */
export async function findLocalCloud(
  dataDir: string,
): Promise<{ endpoint: LocalEndpoint; health: LocalHealth } | undefined> {
  const endpoint = await readEndpoint(dataDir);
  if (endpoint === undefined) return undefined;
  const health = await ping(endpoint);
  return health && { endpoint, health };
}

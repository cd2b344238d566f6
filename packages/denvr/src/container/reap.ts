import type { Applications } from '../services/applications.ts';
import type { Session } from '../session/session.ts';
import type { Application } from '../types.ts';
import { destroyForSure } from './destroy.ts';
import { parseName } from './name.ts';

/** What to look for. */
export interface ReapOptions {
  /**
   * Takes every container of at least this age, in milliseconds, also one that another process is
   * still running; `0` takes all.
   *
   * @default only those whose own time limits have passed, so that nobody can be waiting for them
   */
  olderThan?: number;
  /** Only finds, destroys nothing. @default false */
  dryRun?: boolean;
  /** Ends it between two destructions; the result then tells what was done. */
  signal?: AbortSignal;
}

/** A container that `runContainer` or `startContainer` created and that is still there. */
export interface Leftover {
  /** The application's name. */
  id: string;
  cluster: string | undefined;
  status: string | null;
  hardwarePackage: string | null;
  /** When it was created, by the clock of who created it, ISO 8601. */
  createdAt: string;
  /** When all its time limits have passed, ISO 8601. */
  expiresAt: string;
  /** Its age in milliseconds. */
  age: number;
  /** Whether all its time limits have passed. */
  expired: boolean;
}

/** What was found and what became of it. */
export interface ReapResult {
  /** What was found, the oldest first. */
  found: Leftover[];
  /** The names of what was destroyed. */
  destroyed: string[];
  /** What could not be destroyed, and why. */
  failed: { id: string; error: unknown }[];
}

function leftoverOf(application: Application, now: number): Leftover | undefined {
  const { id, cluster, status, hardwarePackageName } = application;
  const times = id ? parseName(id) : undefined;
  if (!id || times === undefined) return undefined;
  return {
    id,
    cluster: cluster ?? undefined,
    status: status ?? null,
    hardwarePackage: hardwarePackageName ?? null,
    createdAt: new Date(times.createdAt).toISOString(),
    expiresAt: new Date(times.expiresAt).toISOString(),
    age: Math.max(0, now - times.createdAt),
    expired: now >= times.expiresAt,
  };
}

/** Finds leftovers and destroys them; see `Denvr.reap`. */
export async function reap(
  applications: Applications,
  session: Session,
  { olderThan, dryRun = false, signal }: ReapOptions = {},
): Promise<ReapResult> {
  const now = session.clock.now();
  const call = signal === undefined ? {} : { signal };
  const { items } = await applications.getApplications(call);
  const found = items
    .map((application) => leftoverOf(application, now))
    .filter((leftover) => leftover !== undefined)
    .filter(({ age, expired }) => (olderThan === undefined ? expired : age >= olderThan))
    .sort((a, b) => b.age - a.age);
  const result: ReapResult = { found, destroyed: [], failed: [] };
  if (dryRun) return result;
  for (const { id, cluster } of found) {
    if (signal?.aborted) break;
    try {
      await destroyForSure(applications, session, { id, ...(cluster ? { cluster } : {}) });
      result.destroyed.push(id);
    } catch (error) {
      result.failed.push({ id, error });
    }
  }
  return result;
}

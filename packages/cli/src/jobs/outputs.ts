import { join } from 'node:path';
import type { Job } from '@irori/jobs';
import { fromCwd } from '../config/paths.ts';
import type { IroriContext } from '../context.ts';
import type { Session } from '../session.ts';

/** Outputs that lie on this machine now. */
export interface FetchedOutputs {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Paths relative to the folder. */
  readonly files: readonly string[];
}

/** The folder of a job's outputs: as asked for, else `./outputs/<name>`. */
export function outputsFolder(context: IroriContext, job: Job, asked: string | undefined): string {
  // A job's name may hold anything; as a folder it must stay one folder, below ./outputs.
  const safe = job.name.replace(/[/\\\0]/g, '_').replace(/^\.+$/, '_') || job.id;
  return fromCwd(context, asked ?? join('outputs', safe));
}

/** Fetches the outputs of an ended job. */
export async function fetchInto(
  session: Session,
  job: Job,
  folder: string,
  signal?: AbortSignal,
): Promise<FetchedOutputs> {
  const { files } = await session.jobs.fetch(job.id, { to: folder, ...(signal && { signal }) });
  return { folder, files };
}

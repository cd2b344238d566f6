import { type CallOptions, isApiError } from '@irori/core';
import type { Applications } from '../services/applications.ts';
import type { ClusterResource } from '../types.ts';
import { applicationReason } from '../wait/applications.ts';
import type { ContainerState } from './options.ts';
import { OutputReader } from './output.ts';

/** The exit mark comes again every minute, so it is among the last lines. */
const LAST_LINES = 20;
/** Enough for any log, for a server that answers the first lines instead of the last. */
const ALL_LINES = 1_000_000;

async function readMarks(
  applications: Applications,
  target: ClusterResource,
  limit: number,
  call: CallOptions | undefined,
): Promise<OutputReader> {
  const reader = new OutputReader(target.id);
  try {
    const { logs } = await applications.getApplicationRuntimeLogs({ ...target, limit }, call);
    reader.read(logs ?? '');
  } catch (error) {
    // There is no log before the container runs; its status tells enough.
    if (!isApiError(error) || error.status === 401 || error.status === 403) throw error;
  }
  return reader;
}

/** How a container stands; see `ContainerRun.look`. */
export async function lookAt(
  applications: Applications,
  target: ClusterResource,
  call: CallOptions | undefined,
): Promise<ContainerState> {
  const details = await applications.getApplicationDetails(target, call);
  let reader = await readMarks(applications, target, LAST_LINES, call);
  if (reader.end === undefined && reader.boots.size > 0) {
    reader = await readMarks(applications, target, ALL_LINES, call);
  }
  const { end } = reader;
  return {
    id: target.id,
    status: details.instanceDetails?.status ?? null,
    reason: applicationReason(details),
    ended: end !== undefined,
    exitCode: end?.exitCode ?? null,
    timedOut: end?.late ?? false,
    startedAt: reader.startedAt === null ? null : new Date(reader.startedAt).toISOString(),
    endedAt: end?.endedAt ? new Date(end.endedAt).toISOString() : null,
  };
}

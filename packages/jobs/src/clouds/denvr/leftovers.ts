import { isNotFoundError } from '@irori/core';
import { type ContainerState, type Denvr, isFailedStatus, parseName } from '@irori/denvr';
import type { LeftoverQuery } from '../../cloud.ts';
import { ageReason } from '../../leftovers.ts';
import type { Leftover } from '../../types.ts';
import { call } from '../common.ts';
import type { JobRecords } from './records.ts';

/** What leftovers are looked for in. */
export interface LeftoverPlace {
  denvr: Denvr;
  records: JobRecords;
  profile: string;
  now: number;
}

function endReason(
  { ended, status, reason }: ContainerState,
  expiresAt: number,
  now: number,
): string | null {
  if (ended) return 'its program has ended, and it is billed on';
  if (isFailedStatus(status)) return `Denvr says ${status}${reason ? `: ${reason}` : ''}`;
  return now < expiresAt ? null : 'all its time limits have passed';
}

/** Applications that Irori started and nobody needs: each is billed until it is destroyed. */
export async function findLeftovers(
  { denvr, records, profile, now }: LeftoverPlace,
  { createdBefore }: LeftoverQuery,
  signal: AbortSignal | undefined,
): Promise<Leftover[]> {
  const { items } = await denvr.servers.applications.getApplications(call(signal));
  const found: Leftover[] = [];
  for (const { id, cluster } of items) {
    const times = id ? parseName(id) : undefined;
    if (!id || times === undefined) continue;
    const container = denvr.container(id, cluster ? { cluster } : {});
    const state = await container.look(call(signal)).catch((error: unknown) => {
      if (isNotFoundError(error)) return null;
      throw error;
    });
    if (state === null) continue;
    const createdAt = new Date(times.createdAt).toISOString();
    const reason = endReason(state, times.expiresAt, now) ?? ageReason(createdAt, createdBefore);
    if (reason === null) continue;
    const name = (await records.get(id))?.name ?? id;
    const cloudState = state.status ?? 'na';
    found.push({ id, kind: 'job', name, cloud: 'denvr', profile, cloudState, createdAt, reason });
  }
  return found;
}

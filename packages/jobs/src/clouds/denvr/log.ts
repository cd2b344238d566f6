import { isNotFoundError } from '@irori/core';
import { type ContainerLogOptions, type ContainerRun, isInstanceFailedError } from '@irori/denvr';
import type { JobRecord, JobRecords } from './records.ts';

/** Where the log of a job is. */
export interface LogPlace {
  container: ContainerRun;
  records: JobRecords;
  record: JobRecord;
}

/** The log of a job, byte for byte: its application's, or what was kept when that was destroyed. */
export async function* readJobLog(
  { container, records, record }: LogPlace,
  options: ContainerLogOptions,
): AsyncGenerator<Uint8Array> {
  const { id } = record;
  const encoder = new TextEncoder();
  let given = 0;
  if (record.end === null) {
    const kept = new AbortController();
    const signals = [kept.signal, options.signal].filter((signal) => signal !== undefined);
    // An application that is not there may be about to appear, which is waited for; or somebody else
    // has seen the end of its program and destroyed it.
    const onStatus = (status: string | null): void => {
      if (status === null) void hasEnd(records, id).then((found) => found && kept.abort());
    };
    const following = { ...options, onStatus, signal: AbortSignal.any(signals) };
    try {
      for await (const text of container.logs(following)) {
        const bytes = encoder.encode(text);
        given += bytes.length;
        yield bytes;
      }
      return;
    } catch (error) {
      const isOver = kept.signal.aborted || isNotFoundError(error) || isInstanceFailedError(error);
      if (!isOver || !(await hasEnd(records, id))) throw error;
    }
  }
  yield* records.log(id, given);
}

async function hasEnd(records: JobRecords, id: string): Promise<boolean> {
  const record = await records.get(id).catch(() => null);
  return record !== null && record.end !== null;
}

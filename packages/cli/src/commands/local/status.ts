import type { IroriContext } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { findLocalCloud, type LocalJobCounts } from '../../local-cloud/endpoint.ts';
import { logPath } from '../../local-cloud/launch.ts';
import { say } from '../../output/say.ts';
import { formatPairs } from '../../output/table.ts';
import { write, writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';
import { dataDirOf, type LocalFlags } from './where.ts';

function describeJobs({ running, queued, slots, slotsByCloud }: LocalJobCounts): string {
  const limits = Object.entries(slotsByCloud ?? {}).map(([cloud, most]) => `${most} of ${cloud}`);
  const atOnce = limits.length === 0 ? slots : limits.join(', ');
  return `${running} running, ${queued} waiting; at most ${atOnce} at once`;
}

/** `irori local status`: whether the local cloud runs, and where. Exit code 1 when it does not. */
export async function status(this: IroriContext, flags: LocalFlags): Promise<void> {
  const dataDir = dataDirOf(this, flags);
  const running = await findLocalCloud(dataDir);
  const { stdout } = this.process;
  if (running === undefined) {
    if (flags.json === true) await writeJson(stdout, { running: false, dataDir });
    else say(this, text.localCloudNotRunning(dataDir));
    this.process.exitCode = exitCodes.error;
    return;
  }
  const { endpoint, health } = running;
  if (flags.json === true) {
    const { api, dok, qarnot, denvr, pid } = endpoint;
    await writeJson(stdout, {
      running: true,
      api,
      dok: { baseUrl: dok.baseUrl },
      ...(qarnot && { qarnot: { baseUrl: qarnot.baseUrl, storageUrl: qarnot.storageUrl } }),
      ...(denvr && { denvr: { server: denvr.server } }),
      dataDir,
      pid,
      health,
    });
    return;
  }
  const { jobs } = health;
  await write(
    stdout,
    formatPairs([
      ['api', endpoint.api],
      ['dok', endpoint.dok.baseUrl],
      ['qarnot', endpoint.qarnot?.baseUrl ?? null],
      ['storage', endpoint.qarnot?.storageUrl ?? null],
      ['denvr', endpoint.denvr?.server ?? null],
      ['process', String(endpoint.pid)],
      ['data', dataDir],
      ['log', logPath(dataDir)],
      ['jobs', jobs ? describeJobs(jobs) : null],
    ]),
  );
}

import type { IroriContext } from '../../context.ts';
import { commandError } from '../../errors.ts';
import { findLocalCloud, type LocalEndpoint, processExists } from '../../local-cloud/endpoint.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';
import { dataDirOf, type LocalFlags } from './where.ts';

/** How long a graceful stop may take: its jobs have their time to end, too. In ms. */
const stopTimeout = 60_000;
const pollInterval = 50;

async function ask(endpoint: LocalEndpoint): Promise<boolean> {
  try {
    const response = await fetch(`${endpoint.api}/_irori/shutdown`, {
      method: 'POST',
      headers: { 'x-irori-admin': endpoint.admin.token },
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** `irori local stop`: ends the local cloud gracefully. One that does not run is no failure. */
export async function stop(this: IroriContext, flags: LocalFlags): Promise<void> {
  const dataDir = dataDirOf(this, flags);
  const running = await findLocalCloud(dataDir);
  const { stdout } = this.process;
  if (running === undefined) {
    if (flags.json === true) await writeJson(stdout, { stopped: false, dataDir });
    else say(this, text.localCloudNotRunning(dataDir));
    return;
  }
  const { endpoint } = running;
  if (!(await ask(endpoint))) process.kill(endpoint.pid, 'SIGTERM');
  const deadline = this.clock.now() + stopTimeout;
  while (processExists(endpoint.pid)) {
    if (this.clock.now() > deadline) {
      throw commandError('STOP_TIMEOUT', text.localCloudStuck(endpoint.pid));
    }
    await this.clock.sleep(pollInterval);
  }
  if (flags.json === true) await writeJson(stdout, { stopped: true, dataDir, pid: endpoint.pid });
  else say(this, text.localCloudStopped(endpoint.pid));
}

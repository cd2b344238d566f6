import type { IroriContext } from '../../context.ts';
import { commandError, usageError } from '../../errors.ts';
import type { LocalEndpoint } from '../../local-cloud/endpoint.ts';
import { confirm } from '../../output/ask.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';
import { type LocalFlags, requireRunning } from './where.ts';

async function removeAll(endpoint: LocalEndpoint): Promise<void> {
  const response = await fetch(`${endpoint.api}/_irori/reset`, {
    method: 'POST',
    headers: { 'x-irori-admin': endpoint.admin.token },
  });
  if (!response.ok) {
    throw commandError('RESET_REFUSED', text.localCloudRefused('reset', response.status));
  }
}

/** `irori local reset`: removes all jobs, logs and outputs of the running local cloud. */
export async function reset(
  this: IroriContext,
  flags: LocalFlags & { readonly yes?: boolean },
): Promise<void> {
  const { endpoint } = await requireRunning(this, flags);
  if (flags.yes !== true) {
    const answer = await confirm(this, text.resetQuestion(endpoint.dataDir));
    if (answer === undefined) throw usageError(text.resetNeedsYes, text.resetNeedsYesHint);
    if (!answer) {
      say(this, text.resetKept);
      return;
    }
  }
  await removeAll(endpoint);
  if (flags.json === true) await writeJson(this.process.stdout, { reset: true });
  else say(this, text.localCloudReset);
}

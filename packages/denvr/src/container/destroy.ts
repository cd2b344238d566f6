import { isApiError, isAuthenticationError, isNotFoundError, isPassingError } from '@irori/core';
import type { Applications } from '../services/applications.ts';
import { loggerOf } from '../session/logger.ts';
import type { Session } from '../session/session.ts';
import type { ClusterResource } from '../types.ts';

/** How long to try, in milliseconds: first to have the destruction accepted, then to see it done. */
const PATIENCE = 120_000;

async function requestDestruction(
  applications: Applications,
  session: Session,
  target: ClusterResource,
): Promise<'accepted' | 'not found'> {
  const { clock } = session;
  const begun = clock.monotonic();
  for (let wait = 1000; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      await applications.destroyApplication(target);
      return 'accepted';
    } catch (error) {
      if (isNotFoundError(error)) return 'not found';
      if (!isPassingError(error) || clock.monotonic() - begun + wait > PATIENCE) throw error;
      const again = `destroying ${target.id} failed and is tried again in ${wait} ms`;
      loggerOf(session.logging).info(again);
    }
    await clock.sleep(wait);
  }
}

/**
 * Destroys an application, and tries again for two minutes where that may help. Takes no signal on
 * purpose: what is given up here is billed until somebody notices.
 *
 * @throws What the last attempt threw; WaitTimeoutError when it was accepted and nothing happened.
 */
export async function destroyForSure(
  applications: Applications,
  session: Session,
  target: ClusterResource,
): Promise<void> {
  const outcome = await requestDestruction(applications, session, target);
  if (outcome === 'not found') return;
  const pollInterval = (poll: number): number => Math.min(5000, 250 * 2 ** (poll - 1));
  await applications.wait.untilGone(target, { timeout: PATIENCE, pollInterval });
}

/** How long a creation whose answer was lost may take to show, in milliseconds. */
const APPEARS_WITHIN = 30_000;

/**
 * Whether an application of this name is there after its creation gave no clear answer. Only for
 * names that nobody else uses.
 *
 * @param error - What the creation threw. After an error answer one look is enough; after a lost
 * answer the server may still be at it.
 */
export async function hasAppeared(
  applications: Applications,
  session: Session,
  target: ClusterResource,
  error: unknown,
): Promise<boolean> {
  const { clock } = session;
  const begun = clock.monotonic();
  const patience = isApiError(error) && error.status === 500 ? 0 : APPEARS_WITHIN;
  for (let wait = 1000; ; wait *= 2) {
    try {
      await applications.getApplicationDetails(target);
      return true;
    } catch (lookError) {
      if (isAuthenticationError(lookError)) return false;
      if (clock.monotonic() - begun + wait > patience) return false;
    }
    await clock.sleep(wait);
  }
}

import type Docker from 'dockerode';
import { openStream } from './engine-stream.ts';

/**
 * Returns when a container does not run.
 *
 * The client's own `wait` gathers the answer, which an engine begins at once and ends when the
 * container ends; when the engine dies in between, that never settles. A stream tells.
 *
 * @throws what the engine answered, or the end of its connection.
 */
export async function waitForEnd(
  client: Docker,
  containerId: string,
  abortSignal?: AbortSignal,
): Promise<void> {
  const path = `/containers/${containerId}/wait?`;
  const answer = await openStream(client.modem, {
    path,
    method: 'POST',
    options: {},
    ...(abortSignal && { abortSignal }),
  });
  for await (const _ of answer);
}

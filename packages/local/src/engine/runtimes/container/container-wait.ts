import type { Readable } from 'node:stream';
import type Docker from 'dockerode';

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
  abortSignal: AbortSignal,
): Promise<void> {
  const answer = await new Promise<Readable>((resolve, reject) => {
    const request = {
      path: `/containers/${containerId}/wait?`,
      method: 'POST',
      isStream: true,
      abortSignal,
      statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
      options: {},
    };
    client.modem.dial(request, (error: unknown, stream: unknown) => {
      if (error === null || error === undefined) resolve(stream as Readable);
      else reject(error);
    });
  });
  for await (const _ of answer);
}

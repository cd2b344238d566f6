import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that forwards to another one and puts real values in the place of placeholders. */
export interface PlaceholderProxy extends AsyncDisposable {
  url: string;
}

/**
 * Starts a {@link PlaceholderProxy}: samples say `'task-id'` where their reader puts an id, and this
 * lets them run as they are.
 *
 * @param values - What stands for what.
 */
export async function startPlaceholderProxy(
  target: string,
  values: ReadonlyMap<string, string>,
): Promise<PlaceholderProxy> {
  const filled = (text: string): string =>
    [...values].reduce((result, [name, value]) => result.replaceAll(name, value), text);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization = '', 'content-type': type } = request.headers;
    const { method = 'GET' } = request;
    const body = filled(Buffer.concat(chunks).toString());
    const answer = await fetch(target + filled(request.url ?? ''), {
      method,
      headers: { authorization, ...(type !== undefined && { 'content-type': type }) },
      ...(body !== '' && { body }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

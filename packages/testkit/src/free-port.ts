import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below 32768 Linux gives out no port by itself. */
const FIRST = 20_000;
const COUNT = 12_000;

/**
 * A port of 127.0.0.1 that nothing listens on, for a program that is told its port. No test that
 * runs beside comes to it by chance, as it may to one that was just given back.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    } catch {
      continue;
    }
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

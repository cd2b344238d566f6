import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { DenvrTestClient } from './client.ts';

const script = fileURLToPath(new URL('./serve.mjs', import.meta.url));

/** A local cloud in a process of its own. It is the built one: `tsc -b` comes before the tests. */
export interface ServerProcess {
  readonly denvr: DenvrTestClient;
  /** Ends the process the hard way and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to close and waits for its end; the result is its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a local cloud over a data directory. */
export async function startServer(dataDir: string): Promise<ServerProcess> {
  const child = fork(script, [dataDir], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  // Whatever fails, a test leaves no server behind.
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [
    { denvr: ConstructorParameters<typeof DenvrTestClient>[0] } | number,
  ];
  if (typeof message === 'number') throw new Error(`The server ended with ${message}.`);
  return {
    denvr: new DenvrTestClient(message.denvr),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

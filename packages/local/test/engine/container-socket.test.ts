import { chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseRuntime } from '../../src/engine/runtimes/choose.ts';
import { containerSettings, silentLogger } from '../engines/support.ts';

const NOBODY = 65_534;

let directory: TemporaryDirectory;
let socket: string;
let server: Server;

beforeEach(async () => {
  directory = await temporaryDirectory();
  chmodSync(directory.path, 0o755);
  socket = join(directory.path, 'engine.sock');
  server = createServer((_, answer) => answer.end('OK'));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  chmodSync(socket, 0o600);
  // For root no socket is closed.
  if (process.getuid?.() === 0) process.seteuid?.(NOBODY);
  else chmodSync(socket, 0);
});

afterEach(async () => {
  if (process.getuid?.() === 0) process.seteuid?.(0);
  await new Promise((resolve) => server.close(resolve));
  await directory.remove();
});

test('an engine whose socket this user may not use is named, with what to do', async () => {
  const choice = {
    dataDir: directory.path,
    options: containerSettings(),
    logger: silentLogger,
  };
  const sentence =
    `You may not use the container engine at ${socket}. Add yourself to its group ` +
    '(`sudo usermod -aG docker $USER`, then log in again), or use rootless Podman.';
  const asked = chooseRuntime({ ...choice, runtime: `container=unix://${socket}` });
  await expect(asked).rejects.toThrow(sentence);
});

import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import Docker from 'dockerode';
import { afterEach, expect, test, vi } from 'vitest';
import type { ContainerContext } from '../../src/engine/runtimes/container/context.ts';
import { engineFacts } from '../../src/engine/runtimes/container/engine-facts.ts';
import { restoreOwnership } from '../../src/engine/runtimes/container/ownership.ts';
import type { RuntimeJob } from '../../src/engine/runtimes/types.ts';
import { containerSettings, silentLogger } from '../engines/support.ts';
import { workload } from './support.ts';

const SOMEBODY = 54_321;

afterEach(() => void vi.restoreAllMocks());

test.skipIf(process.platform !== 'linux')(
  'an engine that dies while it gives back the files does not hold up the end of a job',
  async () => {
    await using directory = await temporaryDirectory();
    const socket = join(directory.path, 'engine.sock');
    const asked: string[] = [];
    const server = createServer((request, answer) => {
      const path = request.url?.split('?')[0] ?? '';
      asked.push(`${request.method} ${path}`);
      if (path.endsWith('/create')) answer.writeHead(201).end('{"Id":"c1"}');
      else if (path.endsWith('/wait')) {
        answer.writeHead(200).flushHeaders();
        setTimeout(() => answer.destroy(), 20);
      } else answer.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    vi.spyOn(process, 'getuid').mockReturnValue(SOMEBODY);
    const work = join(directory.path, 'work');
    mkdirSync(work);
    const context: ContainerContext = {
      client: new Docker({ socketPath: socket }),
      socket,
      facts: engineFacts({}, {}),
      options: containerSettings(),
      dataDir: directory.path,
      logger: silentLogger,
    };
    const spec = workload({ mounts: [{ place: 'work', path: '/work' }], pathEnv: {} });
    const job = { spec, attempt: 1, paths: { work } } as unknown as RuntimeJob;
    expect(await restoreOwnership(context, job)).toMatch(/^Its files could not be given to you: /);
    expect(asked.at(-1)).toBe('DELETE /containers/c1');
    await new Promise((resolve) => server.close(resolve));
  },
);

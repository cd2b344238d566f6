import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import Docker from 'dockerode';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContainerContext } from '../../src/engine/runtimes/container/context.ts';
import { engineFacts } from '../../src/engine/runtimes/container/engine-facts.ts';
import { inspectEngine } from '../../src/engine/runtimes/container/engine-report.ts';
import { collectContainers } from '../../src/engine/runtimes/container/leftovers.ts';
import { restoreOwnership } from '../../src/engine/runtimes/container/ownership.ts';
import { startContainer } from '../../src/engine/runtimes/container/start.ts';
import type { RuntimeJob } from '../../src/engine/runtimes/types.ts';
import type { WorkloadSpec } from '../../src/engine/types.ts';
import { openStore } from '../../src/store/open.ts';
import { containerSettings, silentLogger } from '../engines/support.ts';
import { workload } from './support.ts';

const SOMEBODY = 54_321;

let directory: TemporaryDirectory;
let server: Server | undefined;

beforeEach(async () => {
  directory = await temporaryDirectory();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await new Promise((resolve) => server?.close(resolve));
  await directory.remove();
});

/** An engine that answers as a test wants it to; making and removing containers works. */
async function engineThat(answers: RequestListener, asked: string[]): Promise<ContainerContext> {
  const socket = join(directory.path, 'engine.sock');
  server = createServer((request, answer) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push(`${request.method} ${path}`);
    if (path.endsWith('/create')) answer.writeHead(201).end('{"Id":"c1"}');
    else if (request.method === 'DELETE') answer.writeHead(204).end();
    else answers(request, answer);
  });
  await new Promise<void>((resolve) => server?.listen(socket, resolve));
  return {
    client: new Docker({ socketPath: socket }),
    socket,
    facts: engineFacts({}, {}),
    options: containerSettings(),
    dataDir: directory.path,
    logger: silentLogger,
  };
}

function jobOf(spec: Partial<WorkloadSpec>): RuntimeJob {
  const work = join(directory.path, 'work');
  mkdirSync(work);
  return {
    spec: workload({ pathEnv: {}, ...spec }),
    attempt: 1,
    gpuIds: [],
    paths: { work },
    logs: { combined: join(directory.path, 'no-folder', 'log') },
  } as unknown as RuntimeJob;
}

test.skipIf(process.platform !== 'linux')(
  'an engine that dies while it gives back the files does not hold up the end of a job',
  async () => {
    const asked: string[] = [];
    const context = await engineThat(({ url }, answer) => {
      if (url?.includes('/wait') === true) {
        answer.writeHead(200).flushHeaders();
        setTimeout(() => answer.destroy(), 20);
      } else answer.writeHead(204).end();
    }, asked);
    vi.spyOn(process, 'getuid').mockReturnValue(SOMEBODY);
    const job = jobOf({ mounts: [{ place: 'work', path: '/work' }] });
    expect(await restoreOwnership(context, job)).toMatch(/^Its files could not be given to you: /);
    expect(asked.at(-1)).toBe('DELETE /containers/c1');
  },
);

test('a container whose program is missing is removed when even that cannot be written down', async () => {
  const context = await engineThat((_, answer) => {
    const message = 'exec: "nothing": executable file not found in $PATH: unknown';
    answer.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  }, []);
  const removed: string[] = [];
  const starting = startContainer(context, jobOf({}), (id) => void removed.push(id));
  await expect(starting).rejects.toThrow('ENOENT');
  expect(removed).toEqual(['c1']);
});

test('the data directory of left-over containers may be named by a link to it', async () => {
  const dataDir = join(directory.path, 'data');
  openStore(dataDir).close();
  const link = join(directory.path, 'link');
  symlinkSync(dataDir, link);
  const Labels = { 'dev.irori.data-dir': dataDir, 'dev.irori.workload': 'gone' };
  const { socket } = await engineThat(({ url }, answer) => {
    if (url?.startsWith('/containers/json') !== true) answer.end('OK');
    else answer.end(JSON.stringify([{ Id: 'c1', Labels }]));
  }, []);
  const url = `unix://${socket}`;
  const { leftovers } = await collectContainers({ dataDir: link, url, remove: false });
  expect(leftovers).toEqual([{ id: 'c1', dataDir, reason: 'its job is over', outcome: 'found' }]);
});

test('what answers at a socket and is no engine is described as none', async () => {
  const { socket } = await engineThat((_, answer) => answer.end('<html>OK</html>'), []);
  expect(await inspectEngine({ url: `unix://${socket}` })).toEqual({
    kind: 'none',
    problem: `The container engine at ${socket} does not say what it is. Restart it.`,
  });
});

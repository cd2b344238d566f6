import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  canary,
  type FaultServer,
  type LoggedRequest,
  startFaultServer,
  type TemporaryDirectory,
  temporaryDirectory,
} from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isArtifactMissingError } from '../src/index.ts';
import { ARTIFACT_ID, clientOf, InstantClock, life, TASK_ID, wireTask } from './fixtures.ts';
import { tarGz } from './tar-gz.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
let directory: TemporaryDirectory;
let archive: Buffer;

beforeEach(async () => {
  directory = await temporaryDirectory();
  cleanUp.push(directory.remove);
  archive = await tarGz([
    { name: 'metrics.json', content: '{"accuracy":0.97}' },
    { name: 'models/best.bin', content: 'x'.repeat(10_000) },
  ]);
});
afterEach(async () => {
  await Promise.all(cleanUp.splice(0).map((clean) => clean()));
});

type Handler = Extract<Parameters<typeof startFaultServer>[0], (...args: never[]) => unknown>;
type Answer = Awaited<ReturnType<Handler>>;

async function serve(handler: Handler): Promise<FaultServer> {
  const server = await startFaultServer(handler);
  cleanUp.push(() => server.close());
  return server;
}

/** A DOK whose task is done, and a storage on another origin that answers as told. */
async function cloud(
  storageAnswers: Handler,
  api: (url: string) => Answer | undefined = () => undefined,
) {
  const storage = await serve(storageAnswers);
  const dok = await serve(({ url }) => {
    const special = api(url);
    if (special) return special;
    if (url.endsWith('/download/')) {
      return { json: { url: `${storage.url}/artifacts/${TASK_ID}/file?X-Signature=s1` } };
    }
    return { json: life.done };
  });
  return { dok, storage };
}

const whole = (): Answer => ({ kind: 'body', body: archive, contentType: 'application/gzip' });
const missing: Answer = { status: 404, json: { detail: 'Not found.' } };
const names = async (path: string) => (await readdir(path, { recursive: true })).sort();

describe('to a file', () => {
  test('the archive arrives whole, in a folder that need not exist', async () => {
    const { dok } = await cloud(whole);
    const task = await clientOf(dok).task(TASK_ID);
    const to = join(directory.path, 'new', 'artifact.tar.gz');
    expect(await task.downloadArtifact({ to })).toEqual({
      path: to,
      files: [],
      archiveBytes: archive.length,
    });
    expect(await readFile(to)).toEqual(archive);
    expect(await names(join(directory.path, 'new'))).toEqual(['artifact.tar.gz']);
  });

  test('a transfer that breaks is begun again, and no half file is left', async () => {
    const { dok, storage } = await cloud((_, count) =>
      count < 3 ? { kind: 'truncate', body: archive.toString('latin1'), bytes: 100 } : whole(),
    );
    const clock = new InstantClock();
    const client = clientOf(dok, { clock });
    const to = join(directory.path, 'a.tar.gz');
    await (await client.task(TASK_ID)).downloadArtifact({ to });
    expect(await readFile(to)).toEqual(archive);
    expect(await names(directory.path)).toEqual(['a.tar.gz']);
    expect(storage.requests).toHaveLength(3);
    // A fresh address each time: the last one may have expired.
    expect(dok.requests.filter(({ url }) => url.endsWith('/download/'))).toHaveLength(3);
  });

  test('one that breaks every time is an error in the end, with the file as it was', async () => {
    const { dok } = await cloud(() => ({ kind: 'truncate', body: 'x'.repeat(1000), bytes: 10 }));
    const clock = new InstantClock();
    const task = await clientOf(dok, { clock }).task(TASK_ID);
    const download = task.downloadArtifact({ to: join(directory.path, 'a.tar.gz') });
    await expect(download).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(await names(directory.path)).toEqual([]);
  });
});

describe('into a folder', () => {
  test('the files are there, and the archive is not', async () => {
    const { dok } = await cloud(whole);
    const task = await clientOf(dok).task(TASK_ID);
    const extractTo = join(directory.path, 'out');
    expect(await task.downloadArtifact({ extractTo })).toEqual({
      path: extractTo,
      files: ['metrics.json', 'models/best.bin'],
      archiveBytes: archive.length,
    });
    expect(await names(extractTo)).toEqual(['metrics.json', 'models', 'models/best.bin']);
    expect((await stat(join(extractTo, 'models/best.bin'))).size).toBe(10_000);
  });

  test('a refused archive leaves no archive behind', async () => {
    archive = await tarGz([{ name: '../evil', content: 'x' }]);
    const { dok } = await cloud(whole);
    const task = await clientOf(dok).task(TASK_ID);
    const extractTo = join(directory.path, 'out');
    await expect(task.downloadArtifact({ extractTo })).rejects.toMatchObject({
      name: 'ArchiveError',
      entry: '../evil',
    });
    expect(await names(directory.path)).toEqual(['out']);
  });

  test('limits are passed on', async () => {
    const { dok } = await cloud(whole);
    const task = await clientOf(dok).task(TASK_ID);
    const download = task.downloadArtifact({ extractTo: directory.path, maxBytes: 100 });
    await expect(download).rejects.toThrow('more than 100 bytes');
  });

  test.each(['to', 'extractTo'])(
    'a transfer that never ends does not fill the disk: %s',
    async (way) => {
      archive = Buffer.alloc(5_000, 'x');
      const { dok } = await cloud(whole);
      const task = await clientOf(dok).task(TASK_ID);
      const options = { [way]: join(directory.path, 'out'), maxBytes: 1_000, maxEntries: 1 };
      await expect(task.downloadArtifact(options)).rejects.toThrow(
        'The archive was refused: it goes on beyond 2024 bytes. Raise maxBytes',
      );
      expect((await names(directory.path)).filter((name) => name !== 'out')).toEqual([]);
    },
  );
});

describe('the 404 after the end', () => {
  test('is waited for, of the API and of the storage, with growing pauses', async () => {
    let asked = 0;
    const { dok } = await cloud(
      (_, count) => (count === 1 ? missing : whole()),
      (url) => {
        if (!url.endsWith('/download/')) return undefined;
        asked += 1;
        return asked <= 3 ? missing : undefined;
      },
    );
    const clock = new InstantClock();
    const task = await clientOf(dok, { clock }).task(TASK_ID);
    const download = task.downloadArtifact({ to: join(directory.path, 'a') });
    await download;
    expect(clock.sleeps).toEqual([500, 1000, 2000, 4000]);
    expect(await readFile(join(directory.path, 'a'))).toEqual(archive);
  });

  test('is an error when it stays, after a bounded time', async () => {
    const { dok } = await cloud(whole, (url) => (url.endsWith('/download/') ? missing : undefined));
    const clock = new InstantClock();
    const artifact = (await clientOf(dok, { clock }).task(TASK_ID)).artifact;
    const download = artifact?.download({ to: join(directory.path, 'a'), retryFor: 10_000 });
    await expect(download).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const waited = clock.sleeps.reduce((sum, sleep) => sum + sleep, 0);
    expect(waited).toBeGreaterThan(5_000);
    expect(waited).toBeLessThanOrEqual(10_000);
  });

  test('ends when the caller gives up', async () => {
    const { dok } = await cloud(whole, (url) => (url.endsWith('/download/') ? missing : undefined));
    const task = await clientOf(dok).task(TASK_ID);
    const stop = new AbortController();
    const to = join(directory.path, 'new', 'a');
    const download = task.downloadArtifact({ to, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(download).rejects.toMatchObject({ name: 'RequestAbortedError' });
    expect(await names(directory.path)).toEqual([]);
  });
});

describe('a task without an artifact', () => {
  test('is looked at once more: the object may be older than the artifact', async () => {
    let asked = 0;
    const { dok } = await cloud(whole, (url) => {
      if (url !== `/tasks/${TASK_ID}/`) return undefined;
      asked += 1;
      return { json: asked === 1 ? life.running : life.done };
    });
    const task = await clientOf(dok).task(TASK_ID);
    await task.downloadArtifact({ to: join(directory.path, 'a') });
    expect(task.artifact?.id).toBe(ARTIFACT_ID);
  });

  test.each([
    [life.running, 'is still running: it has no artifact yet. Call task.wait() first.'],
    [life.waiting, 'is still queued'],
    [wireTask({ status: 'done' }), '(done) left no artifact. Only files that the program writes'],
  ])('is a clear error', async (raw, message) => {
    const { dok } = await cloud(whole, () => ({ json: raw }));
    const task = await clientOf(dok).task(TASK_ID);
    const error = await task.downloadArtifact({ to: 'x' }).catch((caught) => caught);
    expect(isArtifactMissingError(error)).toBe(true);
    expect(error.message).toContain(message);
  });
});

describe('where to', () => {
  test.each([{}, { to: 'a', extractTo: 'b' }, { to: '' }])('%o is refused', async (options) => {
    const { dok } = await cloud(whole);
    const task = await clientOf(dok).task(TASK_ID);
    await expect(task.downloadArtifact(options)).rejects.toMatchObject({ field: 'to' });
    expect(dok.requests).toHaveLength(1);
  });

  test('a misspelled option is an error', async () => {
    const { dok } = await cloud(whole);
    const task = await clientOf(dok).task(TASK_ID);
    const misspelled = { extractto: 'x' } as object;
    await expect(task.downloadArtifact(misspelled)).rejects.toThrow('Did you mean extractTo?');
  });
});

describe('presigned addresses', () => {
  test('never get the credentials or the headers of the user, on redirects neither', async () => {
    const [token, secret, custom] = [canary('token'), canary('secret'), canary('header')];
    const elsewhere = await serve(whole);
    const { dok, storage } = await cloud(() => ({
      status: 302,
      headers: { location: `${elsewhere.url}/moved` },
    }));
    const client = clientOf(dok, {
      accessToken: token,
      accessTokenSecret: secret,
      headers: { 'x-custom': custom },
    });
    const task = await client.task(TASK_ID);
    await task.downloadArtifact({ to: join(directory.path, 'a') });
    expect(dok.requests[0]?.headers).toMatchObject({ 'x-custom': custom });
    expect(dok.requests[0]?.headers.authorization).toMatch(/^Basic /);
    const foreign: LoggedRequest[] = [...storage.requests, ...elsewhere.requests];
    expect(foreign.map(({ url }) => url)).toEqual([
      `/artifacts/${TASK_ID}/file?X-Signature=s1`,
      '/moved',
    ]);
    for (const { headers } of foreign) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('x-custom');
      expect(headers).not.toHaveProperty('cookie');
    }
  });

  test('get none on the origin of the API either', async () => {
    const server = await serve(({ url, headers }) => {
      if (url === '/stored') return headers.authorization ? { status: 400, json: {} } : whole();
      if (url.endsWith('/download/')) return { json: { url: `http://${headers.host}/stored` } };
      return { json: life.done };
    });
    const task = await clientOf(server).task(TASK_ID);
    await task.downloadArtifact({ to: join(directory.path, 'a') });
    expect(await readFile(join(directory.path, 'a'))).toEqual(archive);
  });

  test.each(['file:///etc/passwd', 'data:text/plain,x', '/relative', 7, { a: 1 }, null])(
    'that lead nowhere in the network are refused: %j',
    async (url) => {
      const { dok, storage } = await cloud(whole, (path) =>
        path.endsWith('/download/') ? { json: { url } } : undefined,
      );
      const task = await clientOf(dok).task(TASK_ID);
      await expect(task.downloadArtifact({ to: join(directory.path, 'a') })).rejects.toMatchObject({
        name: 'ResponseDecodeError',
        message: expect.stringContaining('not with an address'),
      });
      expect(storage.requests).toEqual([]);
    },
  );

  test('do not show their signature in errors', async () => {
    const { dok } = await cloud(() => ({ status: 403, kind: 'body', body: '<Error/>' }));
    const task = await clientOf(dok).task(TASK_ID);
    const download = task.downloadArtifact({ to: join(directory.path, 'a') });
    const error = await download.catch((caught) => caught);
    expect(error.message).toContain('ask for a new one');
    expect(JSON.stringify(error) + error.stack).not.toContain('s1');
  });

  test('can be asked for, with a name for the browser', async () => {
    const { dok, storage } = await cloud(whole);
    const task = await clientOf(dok).task(TASK_ID);
    const url = `${storage.url}/artifacts/${TASK_ID}/file?X-Signature=s1`;
    expect(await task.artifact?.downloadUrl()).toBe(url);
    await task.artifact?.downloadUrl({ filename: 'run 7.tar.gz' }).catch(() => {});
    expect(dok.requests.at(-1)?.url).toBe(
      `/artifacts/${ARTIFACT_ID}/download/?filename=run%207.tar.gz`,
    );
  });
});

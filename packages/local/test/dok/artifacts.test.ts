import { gunzipSync } from 'node:zlib';
import { createLocalCloud } from '@irori/local';
import { FakeClock, temporaryDirectory } from '@irori/testkit';
import { extract } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { DokTestClient } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

const hour = 3_600_000;
const leaveFile = 'echo x > "$SAKURA_ARTIFACT_DIR/x"';

async function filesIn(archive: ArrayBuffer): Promise<string[]> {
  const names: string[] = [];
  const unpack = extract();
  unpack.end(gunzipSync(Buffer.from(archive)));
  for await (const entry of unpack) {
    if (entry.header.type === 'file') names.push(entry.header.name.replace(/^\.\//, ''));
    entry.resume();
  }
  return names.sort();
}

async function download(dok: DokTestClient, artifactId: string): Promise<Response> {
  const path = { artifactId };
  const { status, body } = await dok.call<{ url: string }>('getArtifactUrl', { path });
  expect(status).toBe(200);
  return fetch(body.url);
}

describe('an artifact', () => {
  test('holds what the task left, without a folder around it', async () => {
    const { dok } = await openCloud();
    const task = await dok.run('cd "$SAKURA_ARTIFACT_DIR"; echo 1 > a; mkdir b; echo 2 > b/c');
    const response = await download(dok, task.artifact?.id ?? '');
    const bytes = await response.arrayBuffer();
    expect(bytes.byteLength).toBe(task.artifact?.size_bytes);
    expect(await filesIn(bytes)).toEqual(['a', 'b/c']);
    expect(response.headers.get('content-type')).toBe('application/gzip');
  });

  test('is collected of a canceled and of a failed task', async () => {
    const { dok } = await openCloud();
    const { id } = await dok.create(`${leaveFile}; echo up; sleep 60`);
    while ((await dok.get(id)).status !== 'running') await new Promise((go) => setTimeout(go, 5));
    await dok.untilStarted(id);
    while ((await dok.output(id)) === '') await new Promise((go) => setTimeout(go, 5));
    await dok.call('cancelTask', { path: { taskId: id } });
    const canceled = await dok.until(id, ({ artifact }) => artifact !== null);
    expect(
      await filesIn(await (await download(dok, canceled.artifact?.id ?? '')).arrayBuffer()),
    ).toEqual(['x']);
    const failed = await dok.run(`${leaveFile}; exit 1`);
    expect(failed).toMatchObject({ status: 'error', artifact: { task: failed.id } });
  });

  test('is null when nothing was left, or an empty archive by option', async () => {
    const { dok } = await openCloud({ set: { 'dok.emptyArtifact': 'archive' } });
    const task = await dok.run('true');
    const bytes = await (await download(dok, task.artifact?.id ?? '')).arrayBuffer();
    expect(await filesIn(bytes)).toEqual([]);
    expect(bytes.byteLength).toBe(task.artifact?.size_bytes);
    const never = await dok.run('', { container: { command: [] } });
    expect(never.artifact).toBeNull();
    const plain = await openCloud();
    expect((await plain.dok.run('true')).artifact).toBeNull();
  });

  test('may be late', async () => {
    const clock = new FakeClock();
    const { dok } = await openCloud({ clock, set: { 'dok.artifactDelay': '2' } });
    const { artifact } = await dok.run(leaveFile);
    const path = { artifactId: artifact?.id ?? '' };
    clock.advance(1999);
    expect((await dok.call('getArtifactUrl', { path })).status).toBe(404);
    expect((await dok.call('getArtifact', { path })).status).toBe(200);
    clock.advance(1);
    expect((await dok.call('getArtifactUrl', { path })).status).toBe(200);
  });

  test('is gone 72 hours after the end, its log is not', async () => {
    const clock = new FakeClock();
    const { dok } = await openCloud({ clock });
    const task = await dok.run(`echo log; ${leaveFile}`);
    const path = { artifactId: task.artifact?.id ?? '' };
    const { url } = (await dok.call<{ url: string }>('getArtifactUrl', { path })).body;
    clock.advance(72 * hour - 1);
    expect((await dok.call('getArtifact', { path })).status).toBe(200);
    clock.advance(1);
    expect((await dok.call('getArtifact', { path })).status).toBe(404);
    expect((await dok.call('getArtifactUrl', { path })).status).toBe(404);
    expect((await dok.call('listArtifacts')).body).toMatchObject({ meta: { count: 0 } });
    expect(await dok.get(task.id)).toMatchObject({ artifact: null, status: 'done' });
    expect((await fetch(url)).status).toBe(403);
    expect(await dok.output(task.id)).toBe('log\n');
    const list = await dok.call('listTasks', { query: { include_artifact: true } });
    expect(list.body).toMatchObject({ results: [] });
  });

  test('expires while the local cloud is stopped, and stays listed by option', async () => {
    await using directory = await temporaryDirectory();
    const clock = new FakeClock();
    const set = { 'dok.expiredArtifact': 'listed', 'dok.retention': '1' };
    const options = { dataDir: directory.path, clock, set, gpus: [] };
    const first = await createLocalCloud(options);
    const task = await new DokTestClient(first.dok).run(leaveFile);
    await first.close();
    clock.advance(hour);
    const second = await createLocalCloud(options);
    const dok = new DokTestClient(second.dok);
    expect((await dok.get(task.id)).artifact).toMatchObject({ id: task.artifact?.id });
    const path = { artifactId: task.artifact?.id ?? '' };
    expect((await dok.call('getArtifact', { path })).status).toBe(200);
    expect((await dok.call('getArtifactUrl', { path })).status).toBe(404);
    expect((await dok.call('listArtifacts')).body).toMatchObject({ meta: { count: 1 } });
    await second.close();
  });

  test('goes with its task, or stays by option until its time is over', async () => {
    const { dok } = await openCloud();
    const task = await dok.run(leaveFile);
    const path = { artifactId: task.artifact?.id ?? '' };
    await dok.call('deleteTask', { path: { taskId: task.id } });
    expect((await dok.call('getArtifact', { path })).status).toBe(404);

    const clock = new FakeClock();
    const keeping = await openCloud({ clock, set: { 'dok.deletedTaskArtifact': 'kept' } });
    const kept = await keeping.dok.run(leaveFile);
    const keptPath = { artifactId: kept.artifact?.id ?? '' };
    await keeping.dok.call('deleteTask', { path: { taskId: kept.id } });
    expect((await keeping.dok.call('getTask', { path: { taskId: kept.id } })).status).toBe(404);
    expect((await download(keeping.dok, keptPath.artifactId)).status).toBe(200);
    expect((await keeping.dok.call('listArtifacts')).body).toMatchObject({ meta: { count: 1 } });
    clock.advance(72 * hour);
    expect((await keeping.dok.call('getArtifact', { path: keptPath })).status).toBe(404);
    expect((await keeping.dok.call('listArtifacts')).body).toMatchObject({ meta: { count: 0 } });
  });

  test('is listed, newest first, all or of one task', async () => {
    const { dok } = await openCloud();
    const [first, second] = [await dok.run(leaveFile), await dok.run(leaveFile)];
    const all = await dok.call<{ results: object[] }>('listArtifacts');
    expect(all.body.results).toEqual([second.artifact, first.artifact]);
    const one = await dok.call<{ results: object[] }>('listArtifacts', {
      query: { task: first.id },
    });
    expect(one.body.results).toEqual([first.artifact]);
    const page = await dok.call<{ results: object[] }>('listArtifacts', {
      query: { page: 2, page_size: 1 },
    });
    expect(page.body).toMatchObject({
      meta: { count: 2, total_pages: 2 },
      results: [first.artifact],
    });
    expect((await dok.call('listArtifacts', { query: { task: 'x' } })).status).toBe(400);
  });
});

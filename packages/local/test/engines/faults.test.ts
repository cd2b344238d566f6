import { afterEach, describe, expect, test } from 'vitest';
import { eventually, type TestEngine } from '../engine/support.ts';
import {
  containersOf,
  engineClient,
  engineSocket,
  inContainer,
  startContainers,
  testImage,
} from './support.ts';

/** Podman does not say what killed a program. */
const tellsMemory = process.env['IRORI_TEST_ENGINE_KIND'] !== 'podman';

describe.skipIf(engineSocket === undefined)('when things go wrong, a container', () => {
  const engines: TestEngine[] = [];

  async function start(options: Parameters<typeof startContainers>[0] = {}): Promise<TestEngine> {
    const local = await startContainers(options);
    engines.push(local);
    return local;
  }

  afterEach(async () => {
    for (const local of engines.splice(0)) await local[Symbol.asyncDispose]();
  });

  test('killed from outside ends with 137, and the sentence says that it was', async () => {
    const local = await start();
    const { spec } = local.engine.submit(inContainer('echo ready; sleep 100'));
    await eventually(() => local.logText(spec.id) === 'ready\n', 'it is ready');
    const [id = ''] = await containersOf(local.store.dataDir);
    await (await engineClient()).getContainer(id).kill();
    const { end, exitCode } = await local.ended(spec.id);
    expect([end?.kind, exitCode]).toEqual(['exited', 137]);
    expect(end?.reason).toContain('killed from outside');
  });

  test('removed from outside is lost', async () => {
    const local = await start();
    const { spec } = local.engine.submit(inContainer('echo ready; sleep 100'));
    await eventually(() => local.logText(spec.id) === 'ready\n', 'it is ready');
    const [id = ''] = await containersOf(local.store.dataDir);
    await (await engineClient()).getContainer(id).remove({ force: true });
    const { end } = await local.ended(spec.id);
    // It may be seen killed in the moment before it is gone.
    expect(end?.reason).toMatch(/removed from outside|killed from outside/);
    expect(local.logText(spec.id)).toBe('ready\n');
  });

  test('whose image was removed while it waited is told so', async () => {
    const client = await engineClient();
    await client.getImage(testImage).tag({ repo: '127.0.0.1:9/irori-test/gone', tag: '1' });
    const local = await start({ slots: 1 });
    const before = local.engine.submit(inContainer('sleep 100', { stopGraceMs: 100 })).spec.id;
    const { spec } = local.engine.submit(
      inContainer('', { image: '127.0.0.1:9/irori-test/gone:1' }),
    );
    await client.getImage('127.0.0.1:9/irori-test/gone:1').remove();
    local.engine.stop(before, { kind: 'canceled', reason: 'It was canceled.' });
    const { end } = await local.ended(spec.id);
    expect(end?.kind).toBe('start_failed');
    expect(end?.reason).toContain('127.0.0.1:9/irori-test/gone:1');
  });

  test('of another local cloud on the same engine is left alone', async () => {
    const [one, other] = [await start(), await start()];
    const { spec } = one.engine.submit(inContainer('echo ready; sleep 0.8; echo done'));
    await eventually(() => one.logText(spec.id) === 'ready\n', 'it is ready');
    await other.run(inContainer('true'));
    await other.close('stop');
    await other[Symbol.asyncDispose]();
    expect((await one.ended(spec.id)).exitCode).toBe(0);
    expect(one.logText(spec.id)).toBe('ready\ndone\n');
  });

  test('that uses more memory than it may is told so', async () => {
    const local = await start({ containers: { memory: 16 } });
    const { end, exitCode } = await local.run(inContainer('exec tail /dev/zero'));
    expect(exitCode).toBe(137);
    expect(end?.reason).toMatch(/more memory than its limit of 16 MB/);
    if (tellsMemory) expect(end?.reason).toMatch(/^It used more memory/);
  });

  test('with a fork bomb ends within its limit', async () => {
    const local = await start({ containers: { pids: 30 } });
    const line = 'i=0; while [ $i -lt 60 ]; do sleep 5 & i=$((i+1)); done; echo all';
    const { spec, end } = await local.run(inContainer(line));
    expect(end?.kind).toBe('exited');
    expect(local.logText(spec.id)).toMatch(/can't fork|Resource temporarily unavailable/);
  });

  test('that fills the disk is stopped', async () => {
    const local = await start({ diskLimitBytes: 5_000_000, diskCheckIntervalMs: 100 });
    const { end } = await local.run(
      inContainer('head -c 20000000 /dev/zero >/root/big; echo written; sleep 100', {
        stopGraceMs: 100,
      }),
    );
    expect(end?.kind).toBe('disk_full');
  });

  test('has no capability that it does not need, and no new privileges', async () => {
    const local = await start();
    const { spec } = await local.run(inContainer('grep -E "CapBnd|NoNewPrivs" /proc/self/status'));
    const text = local.logText(spec.id);
    expect(text).toMatch(/NoNewPrivs:\t1/);
    // CHOWN DAC_OVERRIDE FOWNER FSETID KILL SETGID SETUID NET_BIND_SERVICE
    expect(text).toMatch(/CapBnd:\t00000000000004fb/);
  });

  test('runs as the user that is asked for, and its folders are open to it', async () => {
    const local = await start();
    const { spec, artifact } = await local.run(
      inContainer('id -u; echo mine >$OUT/file', { user: '1000' }),
    );
    expect(local.logText(spec.id)).toBe('1000\n');
    expect(artifact).not.toBeNull();
  });

  test('uses the command, entrypoint, environment and folder of its image', async () => {
    const local = await start();
    const own = await local.run(inContainer('', { command: [] }));
    expect(local.logText(own.spec.id)).toBe('from the image\n');
    const spec = inContainer('', { entrypoint: ['sh', '-c'], command: ['pwd; echo $FROM_IMAGE'] });
    await local.run(spec);
    expect(local.logText(spec.id)).toBe('/home\nyes\n');
    // An entrypoint alone takes away the command of the image.
    const alone = inContainer('', { entrypoint: ['echo'], command: [] });
    await local.run(alone);
    expect(local.logText(alone.id)).toBe('\n');
  });
});

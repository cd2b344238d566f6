import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createLocalCloud } from '@irori/local';
import { temporaryDirectory } from '@irori/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DokTestClient } from '../dok/support/client.ts';

const mode = (path: string): number => statSync(path).mode & 0o777;

describe('a local cloud', () => {
  test('says where it is in a file that only its owner can read', async () => {
    await using directory = await temporaryDirectory();
    const cloud = await createLocalCloud({ dataDir: directory.path, gpus: [] });
    const file = join(directory.path, 'endpoint.json');
    const port = new URL(cloud.urls.api).port;
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      api: `http://127.0.0.1:${port}`,
      dok: {
        baseUrl: `http://127.0.0.1:${port}/cloud/zone/is1a/api/managed-container/1.0`,
        accessToken: cloud.dok.accessToken,
        accessTokenSecret: cloud.dok.accessTokenSecret,
      },
      qarnot: {
        baseUrl: `http://127.0.0.1:${port}`,
        storageUrl: cloud.urls.s3,
        token: expect.stringMatching(/^[0-9a-f]{128}$/),
        email: 'local@irori.invalid',
      },
      denvr: cloud.denvr,
      dataDir: cloud.dataDir,
      pid: process.pid,
      admin: { token: cloud.admin.token },
    });
    expect(mode(file)).toBe(0o600);
    expect(mode(join(directory.path, 'credentials.json'))).toBe(0o600);
    await cloud.close();
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('keeps its credentials and its tasks', async () => {
    await using directory = await temporaryDirectory();
    const options = { dataDir: directory.path, gpus: [] };
    const first = await createLocalCloud(options);
    const task = await new DokTestClient(first.dok).run(
      'echo kept; echo x > "$SAKURA_ARTIFACT_DIR/x"',
    );
    await first.close();
    const second = await createLocalCloud(options);
    expect(second.admin).toEqual(first.admin);
    expect(second.dok).toMatchObject({ accessToken: first.dok.accessToken });
    expect(second.qarnot.token).toBe(first.qarnot.token);
    const dok = new DokTestClient(second.dok);
    expect(await dok.get(task.id)).toEqual(task);
    expect(await dok.output(task.id)).toBe('kept\n');
    await second.close();
  });

  test('gives an older data directory the credentials that are new', async () => {
    await using directory = await temporaryDirectory();
    const options = { dataDir: directory.path, gpus: [] };
    const first = await createLocalCloud(options);
    await first.close();
    const file = join(directory.path, 'credentials.json');
    const { qarnot, ...older } = JSON.parse(readFileSync(file, 'utf8'));
    expect(qarnot.token).toBe(first.qarnot.token);
    writeFileSync(file, JSON.stringify(older));
    const second = await createLocalCloud(options);
    expect(second.dok.accessToken).toBe(first.dok.accessToken);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...older,
      qarnot: { token: second.qarnot.token, email: second.qarnot.email },
    });
    expect(mode(file)).toBe(0o600);
    await second.close();
  });

  test('ends running jobs when it closes, and goes on with the waiting ones', async () => {
    await using directory = await temporaryDirectory();
    const options = { dataDir: directory.path, gpus: [] };
    const first = await createLocalCloud(options);
    const dok = new DokTestClient(first.dok);
    const running = await dok.create('echo up; sleep 60');
    const waiting = await dok.create('echo later');
    await dok.untilStarted(running.id);
    await first.close();
    const second = await createLocalCloud(options);
    const again = new DokTestClient(second.dok);
    expect(await again.get(running.id)).toMatchObject({ status: 'aborted' });
    expect(await again.untilEnd(waiting.id)).toMatchObject({ status: 'done' });
    await second.close();
  });

  test('leaves running jobs alone when it is asked to, and finds them again', async () => {
    await using directory = await temporaryDirectory();
    const options = { dataDir: directory.path, gpus: [] };
    const first = await createLocalCloud(options);
    const { id } = await new DokTestClient(first.dok).create('sleep 0.3; echo survived; exit 4');
    await new DokTestClient(first.dok).untilStarted(id);
    await first.close({ jobs: 'keep' });
    const second = await createLocalCloud(options);
    const dok = new DokTestClient(second.dok);
    expect(await dok.untilEnd(id)).toMatchObject({
      status: 'error',
      containers: [{ exit_code: 4 }],
    });
    expect(await dok.output(id)).toBe('survived\n');
    await second.close();
  });

  test('deletes its temporary data and leaves nothing open', async () => {
    const kinds = /^(?:TCPServerWrap|TCPSocketWrap|ProcessWrap|FSEvent|StatWatcher|Immediate)/;
    const open = (): string[] =>
      process.getActiveResourcesInfo().filter((name) => kinds.test(name));
    while (open().length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const cloud = await createLocalCloud({ gpus: [] });
    await new DokTestClient(cloud.dok).run('true');
    await Promise.all([cloud.close(), cloud.close()]);
    await cloud.closed;
    expect(statSync(cloud.dataDir, { throwIfNoEntry: false })).toBeUndefined();
    while (open().length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(open()).toEqual([]);
  });

  test('runs side by side with another', async () => {
    const [one, two] = await Promise.all([
      createLocalCloud({ gpus: [] }),
      createLocalCloud({ gpus: [] }),
    ]);
    await new DokTestClient(one.dok).create('true');
    const list = await new DokTestClient(two.dok).call('listTasks');
    expect(list.body).toMatchObject({ meta: { count: 0 } });
    expect(one.dok.accessTokenSecret).not.toBe(two.dok.accessTokenSecret);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('a start that fails says what to do', () => {
  test('when the port is taken', async () => {
    await using directory = await temporaryDirectory();
    const thief = createServer();
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void thief.close());
    const { port } = thief.address() as AddressInfo;
    const options = { dataDir: directory.path, port, gpus: [] };
    await expect(createLocalCloud(options)).rejects.toThrow(
      expect.objectContaining({
        code: 'LISTEN',
        message: `Port ${port} on 127.0.0.1 is in use by another program. Stop that program, or choose another port (0 picks a free one).`,
      }),
    );
    const free = await createLocalCloud({ ...options, port: 0 });
    await free.close();
  });

  test('when the address is not of this machine', async () => {
    await expect(createLocalCloud({ host: '203.0.113.1', gpus: [] })).rejects.toThrow(
      '203.0.113.1 is not an address of this machine. Use 127.0.0.1.',
    );
  });

  test('when another process has the data directory', async () => {
    await using directory = await temporaryDirectory();
    const options = { dataDir: directory.path, gpus: [] };
    const first = await createLocalCloud(options);
    await expect(createLocalCloud(options)).rejects.toThrow(
      expect.objectContaining({
        code: 'DATA_DIR_LOCKED',
        message: expect.stringContaining(String(process.pid)),
      }),
    );
    expect((await new DokTestClient(first.dok).call('listTasks')).status).toBe(200);
    await first.close();
  });

  test('when the credentials are damaged', async () => {
    await using directory = await temporaryDirectory();
    const file = join(directory.path, 'credentials.json');
    await (await createLocalCloud({ dataDir: directory.path, gpus: [] })).close();
    for (const damage of ['{', '{}', 'null']) {
      writeFileSync(file, damage);
      await expect(createLocalCloud({ dataDir: directory.path, gpus: [] })).rejects.toThrow(
        `The file ${file} is damaged. Delete it: new credentials are made at the next start.`,
      );
    }
  });
});

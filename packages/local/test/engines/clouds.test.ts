import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { afterEach, describe, expect, test } from 'vitest';
import { DokTestClient } from '../dok/support/client.ts';
import { QarnotTestClient } from '../qarnot/support/client.ts';
import { clientOf } from '../s3/client-support.ts';
import { engineClient, engineSocket, testImage } from './support.ts';

const {
  IRORI_TEST_REGISTRY: registry,
  IRORI_TEST_REGISTRY_USER: username = '',
  IRORI_TEST_REGISTRY_PASSWORD: password = '',
} = process.env;
const privateImage = `${registry}/private/busybox:1`;

/** The storage of the account. */
function storageOf({ storageUrl, email, token }: LocalCloud['qarnot']): {
  create(Bucket: string): Promise<unknown>;
  put(Bucket: string, Key: string, Body: string): Promise<unknown>;
  text(Bucket: string, Key: string): Promise<string | undefined>;
} {
  const s3 = clientOf({ url: storageUrl, accessKeyId: email, secretAccessKey: token });
  return {
    create: (Bucket) => s3.send(new CreateBucketCommand({ Bucket })),
    put: (Bucket, Key, Body) => s3.send(new PutObjectCommand({ Bucket, Key, Body })),
    async text(Bucket, Key) {
      const found = await s3.send(new GetObjectCommand({ Bucket, Key })).catch(() => undefined);
      return await found?.Body?.transformToString();
    },
  };
}

describe.skipIf(engineSocket === undefined)('with containers', () => {
  let cloud: LocalCloud | undefined;

  async function start(): Promise<LocalCloud> {
    cloud = await createLocalCloud({
      gpus: [],
      runtime: `container=unix://${engineSocket}`,
      set: { 'container.network': 'none' },
    });
    return cloud;
  }

  afterEach(async () => {
    await cloud?.close();
  });

  test('the local cloud says nothing of processes', async () => {
    expect((await start()).notice).toBeNull();
  });

  test('a DOK task runs its image and leaves its artifact', async () => {
    const dok = new DokTestClient((await start()).dok);
    const task = await dok.run(
      'cat /etc/os-release; echo $SAKURA_ARTIFACT_DIR; echo x >/opt/artifact/x',
      {
        container: { image: testImage },
      },
    );
    expect(task.status).toBe('done');
    expect(task.artifact).not.toBeNull();
    expect(await dok.output(task.id)).toBe('ID=irori-test\n/opt/artifact\n');
  });

  describe.skipIf(registry === undefined)('a DOK task with a registry', () => {
    async function runPrivate(secret: string): Promise<Awaited<ReturnType<DokTestClient['run']>>> {
      const client = await engineClient();
      await client
        .getImage(privateImage)
        .remove({ force: true })
        .catch(() => {});
      const dok = new DokTestClient((await start()).dok);
      const { body } = await dok.call<{ id: string }>('createRegistry', {
        body: { hostname: registry, username, password: secret },
      });
      return await dok.run('echo private', {
        container: { image: privateImage, registry: body.id },
      });
    }

    test('pulls with its credentials', async () => {
      expect(await runPrivate(password)).toMatchObject({ status: 'done', error_message: '' });
    });

    test('and a wrong password ends in error, with a sentence', async () => {
      const task = await runPrivate('wrong');
      expect(task.status).toBe('error');
      expect(task.error_message).toMatch(/refused the credentials .* unauthorized/);
      expect(task.containers[0]?.start_at).toBeNull();
    });
  });

  test('a Qarnot task has its files at /job, and a snapshot while it runs', async () => {
    const { qarnot } = await start();
    const client = new QarnotTestClient(qarnot);
    const s3 = storageOf(qarnot);
    await s3.create('inputs');
    await s3.put('inputs', 'data.txt', 'resource');
    const script =
      'pwd; cat data.txt >copy.txt; id -u; echo first >early.txt; echo written; ' +
      'while [ ! -e go ]; do sleep 0.1; i=$((i+1)); [ $i -gt 500 ] && exit 9; done; echo late >late.txt';
    const [repo, tag] = testImage.split(':');
    const uuid = await client.create({
      name: 'test',
      profile: 'docker-batch',
      instanceCount: 1,
      constants: [
        { key: 'DOCKER_REPO', value: repo },
        { key: 'DOCKER_TAG', value: tag },
        { key: 'DOCKER_CMD', value: `sh -c '${script}'` },
      ],
      resourceBuckets: ['inputs'],
      resultBucket: 'results',
    });
    await client.until(uuid, ({ state }) => state === 'FullyExecuting');
    const path = { taskId: uuid };
    const stdout = (): Promise<{ body: unknown }> => client.call('getTaskStdout', { path });
    while (!String((await stdout()).body).includes('written')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await client.call('createSnapshot', { path, body: {} });
    while ((await s3.text('results', 'early.txt')) === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await s3.put('inputs', 'go', '');
    await client.call('refreshTaskResources', { path });
    const task = await client.untilEnd(uuid);
    expect(task.state).toBe('Success');
    expect(await s3.text('results', 'copy.txt')).toBe('resource');
    expect(await s3.text('results', 'late.txt')).toBe('late\n');
    expect(await s3.text('results', 'early.txt')).toBe('first\n');
  });
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canary } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../engine/support.ts';
import { startExecution, type TestExecution } from './support.ts';

const secret = canary('secret');

let local: TestExecution;

beforeEach(async () => {
  local = await startExecution({
    slots: 4,
    secrets: { 'db/password': secret, 'db/user': 'me', 'tls/key': 'k', other: 'not-for-it' },
  });
});

afterEach(async () => {
  const { illegal, complaints } = local;
  await local[Symbol.asyncDispose]();
  expect([illegal, complaints]).toEqual([[], []]);
});

describe('resources', () => {
  test('lie in the job folder by their keys, with prefix and strip prefix', async () => {
    await local.put('assets', {
      'in/a.txt': 'A',
      'in/deep/b.txt': 'B',
      'out/c.txt': 'C',
      'in/d/': '',
    });
    await local.put('more', { 'x y/ü.txt': 'U' });
    const uuid = local.shell('find . | sort; cat a.txt deep/b.txt "more/x y/ü.txt"', {
      advancedResourceBuckets: [
        {
          bucketName: 'assets',
          filtering: { prefixFiltering: { prefix: 'in/' } },
          resourcesTransformation: { stripPrefix: { prefix: 'in/' } },
        },
        { bucketName: 'more', resourcesTransformation: { stripPrefix: { prefix: 'nothing' } } },
      ],
    });
    await local.ended(uuid);
    const log = await local.log(uuid);
    expect(log.split('\n').slice(0, -1)).toEqual(
      [
        ' 0> .',
        ' 0> ./a.txt',
        ' 0> ./d',
        ' 0> ./deep',
        ' 0> ./deep/b.txt',
        ' 0> ./x y',
        ' 0> ./x y/ü.txt',
        expect.stringContaining('AB'),
      ]
        .slice(0, 7)
        .concat([' 0> AB']),
    );
  });

  test('that would leave the folder keep the task from starting', async () => {
    await local.put('evil', { 'a/../../../escape': 'x' });
    const uuid = local.task('true', { resourceBuckets: ['evil'] });
    const task = await local.ended(uuid);
    expect([task.state, task.errors[0]?.message]).toEqual([
      'Failure',
      expect.stringContaining('outside of the job folder'),
    ]);
  });

  test('of a bucket that is gone keep the task from starting, and say so', async () => {
    const uuid = local.task('true', { resourceBuckets: ['gone'] });
    expect((await local.ended(uuid)).errors[0]?.message).toContain('gone');
  });

  test('that are a file and a folder at once are named', async () => {
    await local.put('both', { a: '1', 'a/b': '2' });
    const uuid = local.task('true', { resourceBuckets: ['both'] });
    expect((await local.ended(uuid)).errors[0]?.message).toContain('as a file or folder');
  });

  test('are refreshed in a running instance: new and changed come, removed stay', async () => {
    await local.put('assets', { old: '1', kept: 'k' });
    const uuid = local.shell(
      'until grep -q 2 old && test -e new; do sleep 0.02; done; cat old kept new',
      { resourceBuckets: ['assets'] },
    );
    await local.reached(uuid, 'FullyExecuting');
    local.objects.delete('assets', 'kept');
    await local.put('assets', { old: '2', new: 'n' });
    await local.execution.refreshTask(uuid);
    expect((await local.ended(uuid)).state).toBe('Success');
    expect(await local.log(uuid)).toBe(' 0> 2kn\n');
    await expect(local.execution.refreshTask(uuid)).rejects.toThrow('not running');
  });

  test('do not follow a link that the program put in the way', async () => {
    await local.put('assets', { 'sub/a': '1' });
    const outside = join(local.store.dataDir, 'outside');
    const uuid = local.shell(
      `mv sub was && mkdir ${outside} && ln -s ${outside} sub && touch ${outside}/ready && sleep 600`,
      {
        resourceBuckets: ['assets'],
      },
    );
    await eventually(() => existsSync(join(outside, 'ready')), 'the link');
    await local.put('assets', { 'sub/a': '2', 'sub/b': '3' });
    await eventually(() => local.state(uuid) === 'FullyExecuting', 'its start');
    await expect(local.execution.refreshTask(uuid)).rejects.toThrow('link to elsewhere');
    expect(existsSync(join(outside, 'b'))).toBe(false);
  });
});

describe('results', () => {
  test('are the new and changed files, also of a failing instance', async () => {
    await local.put('inputs', { same: 's', changed: 'c' });
    const line =
      'echo 1 >>changed; mkdir -p sub; echo $INSTANCE_ID >sub/$INSTANCE_ID; exit $INSTANCE_ID';
    const uuid = local.shell(line, {
      instanceCount: 2,
      resourceBuckets: ['inputs'],
      resultBucket: 'out',
    });
    expect((await local.ended(uuid)).state).toBe('Failure');
    expect(await local.content('out')).toEqual({ changed: 'c1\n', 'sub/0': '0\n', 'sub/1': '1\n' });
    const results = local.execution.completedInstances(uuid).map((one) => one.results);
    expect(results).toEqual([
      ['changed', 'sub/0'],
      ['changed', 'sub/1'],
    ]);
  });

  test('go under the prefix, through the white and the black list', async () => {
    const uuid = local.shell('touch keep.png drop.png frame-$INSTANCE_ID.jpg other.txt', {
      advancedRanges: '3',
      resultBucket: 'out',
      resultsBucketPrefix: 'run1',
      resultsWhitelist: `png$|frame-${variable('INSTANCE_ID')}`,
      resultsBlacklist: `^${variable('DROP')}`,
      constants: [{ key: 'DROP', value: 'drop' }],
    });
    await local.ended(uuid);
    expect(Object.keys(await local.content('out'))).toEqual(['run1/frame-3.jpg', 'run1/keep.png']);
  });

  test('with a list that never ends fail the instance, and the cloud goes on', async () => {
    const uuid = local.shell('touch aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', {
      resultBucket: 'out',
      resultsWhitelist: '^(a+)+$',
    });
    const task = await local.ended(uuid);
    expect([task.state, task.errors[0]?.code]).toEqual(['Failure', 'UploadFailed']);
    expect(task.errors[0]?.message).toContain('took longer than');
  });

  test('leave out links and what is no file, and take files of 0 bytes', async () => {
    const uuid = local.shell('ln -s /etc/passwd leak; mkfifo pipe; : >empty', {
      resultBucket: 'out',
    });
    expect((await local.ended(uuid)).state).toBe('Success');
    expect(await local.content('out')).toEqual({ empty: '' });
  });

  test('have a bucket from the beginning', async () => {
    local.task('true', { resultBucket: 'made-for-it' });
    expect(local.objects.bucket('made-for-it')?.objects).toBe(0);
  });

  test.each([true, false])('of a cancelled task: uploaded %s', async (isUploaded) => {
    const uuid = local.shell('echo 1 >result; exec sleep 600', {
      resultBucket: 'out',
      uploadResultsOnCancellation: isUploaded,
    });
    await local.reached(uuid, 'FullyExecuting');
    const { work } = local.engine.pathsOf(workloadOf(uuid));
    await eventually(() => existsSync(join(work, 'result')), 'the result');
    local.execution.abortTask(uuid);
    expect((await local.ended(uuid)).state).toBe('Cancelled');
    expect(Object.keys(await local.content('out'))).toEqual(isUploaded ? ['result'] : []);
  });
});

describe('snapshots', () => {
  test('upload what is there while it runs, and only that', async () => {
    const uuid = local.shell('echo 1 >a.txt; echo 2 >b.log; : >done; exec sleep 600', {
      resultBucket: 'out',
    });
    await local.reached(uuid, 'FullyExecuting');
    const { work } = local.engine.pathsOf(workloadOf(uuid));
    await eventually(() => existsSync(join(work, 'done')), 'its files');
    const config = { whitelist: null, blacklist: 'done', bucket: 'snaps', bucketPrefix: 's1' };
    const id = local.execution.snapshot(uuid, config);
    expect(id).toMatch(new RegExp(`^snap_${uuid}_\\d{14}$`));
    expect(local.execution.snapshotStatus(uuid, id)?.status).toBe('triggered');
    await eventually(() => status(uuid, id) === 'success', 'the snapshot');
    expect(await local.content('snaps')).toEqual({ 's1/a.txt': '1\n', 's1/b.log': '2\n' });
    expect(local.execution.snapshotStatus(uuid, id)).toMatchObject({
      taskUuid: uuid,
      sizeToUpload: 4,
      transferredSize: 4,
      snapshotConfig: config,
    });
    expect(local.execution.taskStatus(uuid)?.runningInstancesInfo?.snapshotResults).toEqual([id]);
    expect(local.execution.snapshot(uuid, config)).not.toBe(id);
  });

  test('of a task that does not run fail truthfully', async () => {
    const uuid = local.task('true', { resultBucket: 'out' });
    await local.ended(uuid);
    const id = local.execution.snapshot(uuid, nothing);
    await eventually(() => status(uuid, id) === 'failure', 'the failure');
    expect(local.complaints.splice(0)[0]).toContain('No instance is running');
  });

  test('without a bucket, or with a bad expression, are refused', () => {
    const uuid = local.task('true');
    expect(() => local.execution.snapshot(uuid, nothing)).toThrow('no bucket');
    const config = { ...nothing, bucket: 'b', whitelist: '(' };
    expect(() => local.execution.snapshot(uuid, config)).toThrow('regular expression');
    expect(() => local.execution.snapshotPeriodic(uuid, config, -1)).toThrow('interval');
  });
});

describe('secrets and credentials', () => {
  test('reach a task with the rights, and no file of the cloud', async () => {
    const uuid = local.shell(
      'test "$QARNOT_SECRET__DB_PASSWORD" = "$QARNOT_SECRET__OWN" && env | cut -d= -f1 | grep -c OTHER; ' +
        'echo $QARNOT_SECRET__DB_USER $QARNOT_SECRET__TLS_KEY $QARNOT_CLUSTER_URL $QARNOT_CLIENT_TOKEN',
      {
        secretsAccessRights: { bySecret: [{ key: 'tls/key' }], byPrefix: [{ prefix: 'db/' }] },
        constants: [{ key: 'QARNOT_SECRET__OWN', value: secret }],
        privileges: { exportApiAndStorageCredentialsInEnvironment: true },
      },
    );
    await local.ended(uuid);
    expect(await local.log(uuid)).toBe(' 0> 0\n 0> me k http://api.example token-of-the-account\n');
    const stored = local.store.database
      .prepare<{ spec: string }>('SELECT spec FROM workload_specs')
      .all();
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  test('do not reach a task without them', async () => {
    const uuid = local.shell('env | cut -d= -f1 | grep -c -e QARNOT_SECRET -e QARNOT_CLIENT');
    await local.ended(uuid);
    expect(await local.log(uuid)).toBe(' 0> 0\n');
  });
});

describe('logs', () => {
  test('come fresh without loss or repeat, each cursor by itself', async () => {
    const go = join(local.store.dataDir, 'go');
    const uuid = local.shell(
      `echo one; echo err >&2; printf half; until test -e ${go}; do sleep 0.01; done; echo " whole"; printf end`,
    );
    let first = '';
    await eventually(
      () => existsSync(local.engine.log(workloadOf(uuid), 'stdout').path),
      'its log',
    );
    while (first === '') first = await local.execution.freshLog(uuid, 'stdout', null);
    expect(first).toBe(' 0> one\n');
    expect(await local.execution.freshLog(uuid, 'stdout', null)).toBe('');
    expect(await local.execution.freshLog(uuid, 'stdout', 0)).toBe(' 0> one\n');
    writeFileSync(go, '');
    await local.ended(uuid);
    expect(await local.execution.freshLog(uuid, 'stdout', null)).toBe(' 0> half whole\n 0> end\n');
    expect(await local.execution.freshLog(uuid, 'stdout', 0)).toBe(' 0> half whole\n 0> end\n');
    expect(await local.execution.freshLog(uuid, 'stderr', null)).toBe(' 0> err\n');
    expect(await local.log(uuid)).toBe(' 0> one\n 0> half whole\n 0> end\n');
  });

  test('of an instance that has not begun are empty, of an unknown one refused', async () => {
    const uuid = local.task('sleep 600', { instanceCount: 6 });
    expect(await local.log(uuid, 5)).toBe('');
    await expect(local.log(uuid, 6)).rejects.toThrow('no instance 6');
  });
});

/** As a user writes it in a filter or command. */
const variable = (name: string): string => ['$', '{', name, '}'].join('');

const nothing = { whitelist: null, blacklist: null, bucket: null, bucketPrefix: null };

function status(uuid: string, id: string): string | undefined {
  return local.execution.snapshotStatus(uuid, id)?.status;
}

/** The workload of the first instance. */
function workloadOf(uuid: string): string {
  const row = local.store.database
    .prepare<{ workload: string }>('SELECT workload FROM qarnot_attempts WHERE owner = ?')
    .get(uuid);
  return row?.workload ?? '';
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startExecution, type TestExecution } from './support.ts';

let local: TestExecution;

beforeEach(async () => {
  local = await startExecution({ slots: 4 });
});

afterEach(async () => {
  const { illegal, complaints } = local;
  await local[Symbol.asyncDispose]();
  expect([illegal, complaints]).toEqual([[], []]);
});

describe('a task', () => {
  test('runs each of its instances with its own number', async () => {
    const uuid = local.shell('echo "$INSTANCE_ID of $INSTANCE_COUNT, frame $FRAME_ID"', {
      instanceCount: 3,
    });
    const task = await local.ended(uuid);
    expect(task.state).toBe('Success');
    const lines = (await local.log(uuid)).split('\n').sort();
    expect(lines).toEqual([
      '',
      ' 0> 0 of 3, frame 0',
      ' 1> 1 of 3, frame 1',
      ' 2> 2 of 3, frame 2',
    ]);
    expect(await local.log(uuid, 1)).toBe(' 1> 1 of 3, frame 1\n');
  });

  test('walks its states, each with its times, and ends out of UploadingResults', async () => {
    const uuid = local.task('true', { instanceCount: 20 });
    const task = await local.ended(uuid);
    expect(local.states.get(uuid)).toEqual([
      'Submitted',
      'PartiallyDispatched',
      'PartiallyExecuting',
      'FullyExecuting',
      'UploadingResults',
      'Success',
    ]);
    expect(task).toMatchObject({ previousState: 'UploadingResults', errors: [] });
    expect(task.stateTransitionTime).toBeGreaterThanOrEqual(task.previousStateTransitionTime ?? 0);
    expect(task.endedAt).toBe(task.stateTransitionTime);
  });

  test('runs the instances of a range only', async () => {
    const uuid = local.shell('echo $INSTANCE_ID', { advancedRanges: '7,0-1' });
    await local.ended(uuid);
    expect((await local.log(uuid)).split('\n').sort()).toEqual(['', ' 0> 0', ' 1> 1', ' 7> 7']);
    expect(local.execution.taskStatus(uuid)).toMatchObject({
      succeededRange: '0-1,7',
      executedRange: '0-1,7',
      startedOnceRange: '0-1,7',
      failedRange: '',
      runningInstancesInfo: { perRunningInstanceInfo: [] },
    });
  });

  test('fails when one instance fails, and says which and why', async () => {
    const uuid = local.shell('exit $INSTANCE_ID', { instanceCount: 2 });
    const task = await local.ended(uuid);
    expect(task.state).toBe('Failure');
    expect(task.errors).toEqual([
      {
        code: 'ExitCode1',
        message: 'Instance 1: The program ended with exit code 1.',
        debug: '',
      },
    ]);
    expect(local.execution.completedInstances(uuid)).toMatchObject([
      { instanceId: 0, state: 'Success', error: null, executionAttemptCount: 1 },
      { instanceId: 1, state: 'Failure', error: { code: 'ExitCode1' } },
    ]);
  });

  test('has its constants and its places as variables, and in its command', async () => {
    const uuid = local.task(
      `sh -c 'echo "$GREETING \${GREETING}"; test "$PWD" = "$RESOURCES_PATH" && cd /job && pwd; ls $TMP_PATH'`,
      { constants: [{ key: 'GREETING', value: 'good day' }] },
    );
    expect((await local.ended(uuid)).state).toBe('Success');
    const [first, second] = (await local.log(uuid)).split('\n');
    expect(first).toBe(' 0> good day good day');
    expect(second).toMatch(/^ 0> .*\/work$/);
  });

  test('splits its command as a shell would, and runs no shell', async () => {
    const uuid = local.task(`printf '%s|' "a b" 'c d' e\\ f '$HOME' > x`);
    await local.ended(uuid);
    expect(await local.log(uuid)).toBe(' 0> a b|c d|e f|$HOME|>|x|\n');
  });

  test('fails at once for a command with an open quote', async () => {
    const uuid = local.task(`echo 'oh`, { instanceCount: 2 });
    const task = local.found(uuid);
    expect([task.state, task.endedAt]).toEqual(['Failure', expect.any(Number)]);
    expect(task.errors[0]?.message ?? '').toContain('quote');
  });

  test('without a command fails and says what is missing', async () => {
    const uuid = local.create('tasks', { name: 'empty', instanceCount: 1 });
    const task = await local.ended(uuid);
    expect([task.state, task.errors[0]?.message]).toEqual([
      'Failure',
      expect.stringContaining('Give it a command'),
    ]);
  });

  test('works below the folder that DOCKER_WORKDIR names', async () => {
    const uuid = local.task('pwd', {
      constants: [{ key: 'DOCKER_WORKDIR', value: '/job/deep/er' }],
    });
    await local.ended(uuid);
    expect(await local.log(uuid)).toMatch(/\/work\/deep\/er\n$/);
  });
});

describe('retries', () => {
  const flaky = 'exit 3';

  test('per instance: a failing one runs that often again', async () => {
    const uuid = local.shell(flaky, {
      instanceCount: 2,
      retrySettings: { maxPerInstanceRetries: 2 },
    });
    await local.ended(uuid);
    const attempts = local.execution
      .completedInstances(uuid)
      .map((one) => one.executionAttemptCount);
    expect(attempts).toEqual([3, 3]);
  });

  test('in total: they are shared by the instances', async () => {
    const uuid = local.shell(flaky, { instanceCount: 3, retrySettings: { maxTotalRetries: 2 } });
    await local.ended(uuid);
    const attempts = local.execution
      .completedInstances(uuid)
      .reduce((sum, one) => sum + (one.executionAttemptCount ?? 0), 0);
    expect(attempts).toBe(5);
  });

  test('make a success of what works the second time, and keep the log of both', async () => {
    await local.put('marks', {});
    const mark = `${local.store.dataDir}/mark`;
    const uuid = local.shell(`echo try; test -e ${mark} || { touch ${mark}; exit 1; }`, {
      retrySettings: { maxPerInstanceRetries: 5 },
    });
    const task = await local.ended(uuid);
    expect([task.state, task.errors]).toEqual(['Success', []]);
    expect(await local.log(uuid, 0)).toBe(' 0> try\n 0> try\n');
    expect(local.execution.taskStatus(uuid)).toMatchObject({
      failedRange: '0',
      failedOnlyRange: '',
      succeededRange: '0',
    });
  });
});

describe('an end that is asked for', () => {
  test('abort ends every instance, waiting or running', async () => {
    const uuid = local.task('sleep 600', { instanceCount: 8 });
    await local.reached(uuid, 'PartiallyExecuting');
    local.execution.abortTask(uuid);
    expect(['PendingCancel', 'Cancelled']).toContain(local.state(uuid));
    const task = await local.ended(uuid);
    expect([task.state, task.previousState]).toEqual(['Cancelled', 'PendingCancel']);
    expect(local.execution.taskStatus(uuid)?.cancelledRange).toBe('0-7');
    expect(() => local.execution.abortTask(uuid)).toThrow('has ended');
  });

  test('delete takes everything away, also while it runs', async () => {
    const uuid = local.task('sleep 600', { instanceCount: 2 });
    await local.reached(uuid, 'FullyExecuting');
    local.execution.removeTask(uuid);
    expect(local.state(uuid)).toBe('PendingDelete');
    while (local.state(uuid) !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    const left = local.store.database
      .prepare<{ n: number }>(
        'SELECT (SELECT count(*) FROM workloads) + (SELECT count(*) FROM qarnot_runs) + (SELECT count(*) FROM qarnot_instances) + (SELECT count(*) FROM qarnot_attempts) AS n',
      )
      .get();
    expect(left?.n).toBe(0);
  });

  test('delete of an ended one is at once', async () => {
    const uuid = local.task('true');
    await local.ended(uuid);
    local.execution.removeTask(uuid);
    expect(local.state(uuid)).toBeUndefined();
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operations } from '@irori/dok';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { startFaultServer, type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './support/fake-context.ts';

let cloud: LocalCloud;
let home: TemporaryDirectory;
beforeAll(async () => {
  home = await temporaryDirectory();
  cloud = await createLocalCloud();
});
afterAll(async () => {
  await cloud.close();
  await home.remove();
});

function environment(baseUrl = cloud.dok.baseUrl): Record<string, string> {
  return {
    IRORI_PROFILE: 'dok',
    DOK_BASE_URL: baseUrl,
    DOK_ACCESS_TOKEN: cloud.dok.accessToken,
    DOK_ACCESS_TOKEN_SECRET: cloud.dok.accessTokenSecret,
  };
}

function dok(...argv: string[]) {
  return runCli({ home: home.path, env: environment() }, 'api', 'dok', ...argv);
}

describe('irori api dok', () => {
  it('lists every operation of the API', async () => {
    const { code, stdout } = await dok();
    const [, ...lines] = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split('\t')[0])).toEqual(Object.keys(operations));
    expect(stdout).toContain('getTask\tGET\t/tasks/{taskId}/\t--taskId\n');
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse((await dok('--json')).stdout))).toEqual(Object.keys(operations));
  });

  it('calls every operation that needs neither parameters nor a body', async () => {
    const simple = Object.entries(operations).filter(
      ([, { parameters, body, method }]) =>
        method === 'GET' && body === 'none' && parameters.every(({ required }) => !required),
    );
    expect(simple.length).toBeGreaterThan(5);
    for (const [id] of simple) {
      const dated = /^list(UnitPrices|BillingInfos)$/.test(id);
      const date = dated ? ['--year', '2026', '--month', '1', '--day', '1'] : [];
      const { code, stdout, stderr } = await dok(id, ...date);
      expect({ id, code, stderr }).toEqual({ id, code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toBeTypeOf('object');
    }
  });

  it('creates, changes and deletes: body from an argument, a file and stdin', async () => {
    const registry = { hostname: 'r.example', username: 'u', password: 'p' };
    const created = await dok('createRegistry', '--body', JSON.stringify(registry));
    const { id } = JSON.parse(created.stdout);
    await writeFile(join(home.path, 'body.json'), JSON.stringify({ ...registry, username: 'v' }));
    const replaced = await dok('replaceRegistry', '--registry-id', id, '--body', '@body.json');
    expect(JSON.parse(replaced.stdout).username).toBe('v');
    const stdin = JSON.stringify({ ...registry, username: 'w' });
    const piped = await runCli(
      { home: home.path, env: environment(), stdin },
      ...['api', 'dok', 'replaceRegistry', `--registryId=${id}`, '--body', '-'],
    );
    expect(JSON.parse(piped.stdout).username).toBe('w');
    expect(await dok('deleteRegistry', '--registryId', id)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect((await dok('getRegistry', '--registryId', id)).code).toBe(5);
  });

  it('says what the server said when it refuses, and in JSON with the status', async () => {
    const { code, stderr } = await dok('createTask', '--body', '{"name":"x"}', '--json');
    const { error } = JSON.parse(stderr);
    expect(error).toMatchObject({ status: 422, outcome: 'rejected', retryable: false });
    expect(code).toBe(1);
  });

  it('names the terms and their legal weight when they are not accepted', async () => {
    await using strict = await startFaultServer([
      { status: 403, json: { detail: 'Agreement to terms of service is required' } },
    ]);
    const { code, stderr } = await runCli(
      { home: home.path, env: environment(strict.url) },
      ...['api', 'dok', 'listTasks'],
    );
    expect(stderr).toContain('legal act');
    expect(code).toBe(4);
    expect(strict.requests).toHaveLength(1);
  });

  it('says that the server cannot be reached, and where it was looked for', async () => {
    const { code, stderr } = await runCli(
      { home: home.path, env: environment('http://127.0.0.1:9/x') },
      ...['api', 'dok', 'listTasks'],
    );
    expect(stderr).toContain('127.0.0.1:9');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});

describe('irori doctor', () => {
  it('asks each profile who it is', async () => {
    const { code, stdout } = await runCli(
      { home: home.path, env: environment() },
      'doctor',
      '--json',
    );
    const { items } = JSON.parse(stdout);
    expect(items).toContainEqual({
      name: 'profile dok',
      result: 'pass',
      message: 'the credentials are accepted',
    });
    expect(code).toBe(0);
  });

  it('fails when a profile is refused', async () => {
    const env = { ...environment(), DOK_ACCESS_TOKEN: 'wrong' };
    const { code, stdout } = await runCli({ home: home.path, env }, 'doctor');
    expect(stdout).toMatch(/fail {2}profile dok: .*401/);
    expect(code).toBe(1);
  });
});

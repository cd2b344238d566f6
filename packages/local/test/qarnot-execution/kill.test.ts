import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CrashProcess, RunLedger, seededRandom } from '../crash/harness.ts';
import { startExecution } from './support.ts';

const script = fileURLToPath(new URL('serve.mjs', import.meta.url));
const CYCLES = 8;
const RESULT_BYTES = 300_000;

interface Endpoint {
  readonly baseUrl: string;
  readonly token: string;
}

interface Expectation {
  readonly name: string;
  readonly uuid: string;
  /** How often each instance must have run. */
  readonly runs: number;
  readonly instances: number;
}

let directory: TemporaryDirectory;

beforeAll(async () => {
  directory = await temporaryDirectory();
});

afterAll(async () => {
  await directory.remove();
});

async function call<T>({ baseUrl, token }: Endpoint, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${baseUrl}${path}`, {
    headers: { authorization: token, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Creates tasks until it is told that the server is gone; the result are those it accepted. */
async function load(
  endpoint: Endpoint,
  ledger: RunLedger,
  cycle: number,
  begun: () => void,
): Promise<Expectation[]> {
  const accepted: Expectation[] = [];
  const create = async (name: string, instances: number, runs: number, line: string) => {
    const { uuid } = await call<{ uuid: string }>(endpoint, '/tasks', {
      name,
      profile: 'docker-batch',
      instanceCount: instances,
      resultBucket: 'results',
      resultsBucketPrefix: name,
      retrySettings: { maxPerInstanceRetries: runs - 1 },
      constants: [{ key: 'DOCKER_CMD', value: `sh -c "${line.replace(/["\\]/g, '\\$&')}"` }],
    });
    accepted.push({ name, uuid, runs, instances });
    begun();
  };
  const note = (name: string): string => ledger.command(`${name}-$INSTANCE_ID`);
  const result = `head -c ${RESULT_BYTES} /dev/zero | tr "\\0" x >r-$INSTANCE_ID`;
  try {
    for (let round = 0; round < 3; round += 1) {
      const name = `c${cycle}r${round}`;
      await create(`${name}a`, 3, 1, `${note(`${name}a`)}; echo out; ${result}`);
      const again = `test $(grep -c "^${name}b-$INSTANCE_ID$" ${directory.path}/ran) -gt 1`;
      await create(`${name}b`, 2, 2, `${note(`${name}b`)}; sleep 0.05; ${result}; ${again}`);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Killed meanwhile: what it answered counts, the rest may or may not be there.
  }
  return accepted;
}

test('killed at any moment, it loses no task, no try and no result', async () => {
  const ledger = new RunLedger(join(directory.path, 'ran'));
  const dataDir = join(directory.path, 'data');
  const random = seededRandom(20_260_301);
  const expected: Expectation[] = [];
  const start = async (): Promise<[CrashProcess, Endpoint]> => {
    const server = new CrashProcess(script, [dataDir]);
    const line = await server.line((text) => text.startsWith('{'));
    return [server, JSON.parse(line) as Endpoint];
  };
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const [server, endpoint] = await start();
    let begun = (): void => {};
    const first = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const loading = load(endpoint, ledger, cycle, begun);
    await first;
    await pause(random() * 400);
    await server.kill();
    expected.push(...(await loading));
    expect(server.complaints).toBe('');
  }
  const [server, endpoint] = await start();
  for (const { uuid } of expected) {
    let task = { state: '', errors: [] };
    while (!['Success', 'Failure', 'Cancelled'].includes(task.state)) {
      task = await call(endpoint, `/tasks/${uuid}`);
      if (task.state !== 'Success') await pause(20);
    }
    expect([task.state, task.errors]).toEqual(['Success', []]);
  }
  await server.kill();
  expect(expected.length).toBeGreaterThan(CYCLES);

  const counts = ledger.counts();
  await using local = await startExecution({ dataDir });
  const content = await local.content('results');
  for (const { name, runs, instances } of expected) {
    for (let instance = 0; instance < instances; instance += 1) {
      expect([name, counts.get(`${name}-${instance}`)]).toEqual([name, runs]);
      expect(content[`${name}/r-${instance}`]?.length).toBe(RESULT_BYTES);
    }
  }
  expect(Object.values(content).every((text) => text.length === RESULT_BYTES)).toBe(true);
}, 300_000);

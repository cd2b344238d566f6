import { FakeClock, type FaultServer } from '@irori/testkit';
import { DOK, type DokOptions, type RawTask } from '../src/index.ts';

export const TASK_ID = 'c4a6b0de-7d0e-4e35-9c55-2f7b2f2f9a01';
export const ARTIFACT_ID = '1d0f3a77-9b2c-4a53-8d5e-6f3c0a7b9e21';

/** A container as the API of 2026-06 sends it. */
export function wireContainer(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    index: 0,
    image: 'python:3.12-slim',
    registry: null,
    command: ['python', 'train.py'],
    entrypoint: [],
    environment: { EPOCHS: '3' },
    http: null,
    ssh: null,
    plan: 'v100-32gb',
    exit_code: null,
    execution_seconds: null,
    start_at: null,
    stop_at: null,
    ...overrides,
  };
}

/** An artifact as the API of 2026-06 sends it. */
export function wireArtifact(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: ARTIFACT_ID,
    task: TASK_ID,
    filename: 'artifact.tar.gz',
    size_bytes: 1_048_576,
    created_at: '2026-06-10T10:00:03.000+09:00',
    updated_at: '2026-06-10T10:00:09.000+09:00',
    ...overrides,
  };
}

/** A task as the API of 2026-06 sends it. */
export function wireTask(overrides: Record<string, unknown> = {}): RawTask {
  return {
    id: TASK_ID,
    name: 'train-42',
    status: 'waiting',
    created_at: '2026-06-10T09:00:00.120+09:00',
    updated_at: '2026-06-10T09:04:31.004+09:00',
    canceled_at: null,
    http_uri: null,
    tags: ['exp'],
    error_message: '',
    execution_time_limit_sec: 7200,
    artifact: null,
    containers: [wireContainer()],
    ...overrides,
  } as RawTask;
}

/** The states of a task's life, as the API shows them. */
export const life: {
  waiting: RawTask;
  pulling: RawTask;
  running: RawTask;
  stopped: RawTask;
  done: RawTask;
} = {
  waiting: wireTask(),
  pulling: wireTask({ status: 'running' }),
  running: wireTask({
    status: 'running',
    containers: [wireContainer({ start_at: '2026-06-10T09:04:30.700+09:00' })],
  }),
  stopped: wireTask({
    status: 'running',
    containers: [
      wireContainer({
        start_at: '2026-06-10T09:04:30.700+09:00',
        stop_at: '2026-06-10T09:05:30.700+09:00',
        exit_code: 0,
      }),
    ],
  }),
  done: wireTask({
    status: 'done',
    artifact: wireArtifact(),
    containers: [
      wireContainer({
        start_at: '2026-06-10T09:04:30.700+09:00',
        stop_at: '2026-06-10T09:05:30.700+09:00',
        exit_code: 0,
        execution_seconds: 60,
      }),
    ],
  }),
};

/** One page of a list. */
export function wirePage(
  results: readonly unknown[],
  meta: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    meta: {
      page: 1,
      page_size: 100,
      total_pages: 1,
      count: results.length,
      next: null,
      previous: null,
      ...meta,
    },
    results,
  };
}

/** A client of a server of the test, which does not wait between attempts. */
export function clientOf(server: Pick<FaultServer, 'url'>, options: DokOptions = {}): DOK {
  return new DOK({
    accessToken: 'user-of-the-test',
    accessTokenSecret: 'password-of-the-test',
    baseUrl: server.url,
    ...options,
  });
}

/** A new task that passes all checks. */
export async function newTask(dok: DOK) {
  const container = await dok.container();
  container.set('image', 'python:3.12-slim').set('plan', 'v100-32gb');
  const task = await dok.task();
  return task.set('name', 'train-42').set('containers', [container]);
}

/** A clock on which every sleep is over at once; `sleeps` has what was asked for. */
export class InstantClock extends FakeClock {
  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const slept = super.sleep(ms, signal);
    this.advance(ms);
    return slept;
  }
}

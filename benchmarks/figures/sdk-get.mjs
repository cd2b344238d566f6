import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOK } from '@irori/dok';
import { startServer } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

const id = 'c4a6b0de-7d0e-4e35-9c55-2f7b2f2f9a01';
const task = {
  id,
  name: 'train-42',
  status: 'running',
  created_at: '2026-06-10T09:00:00.120+09:00',
  updated_at: '2026-06-10T09:04:31.004+09:00',
  canceled_at: null,
  http_uri: null,
  tags: ['exp', 'lr3e-4'],
  error_message: '',
  execution_time_limit_sec: 7200,
  artifact: null,
  containers: [
    {
      index: 0,
      image: 'mylab.sakuracr.jp/train:1.4',
      registry: null,
      command: ['python', 'train.py'],
      entrypoint: [],
      environment: { EPOCHS: '3' },
      http: null,
      ssh: null,
      plan: 'h100-80gb',
      exit_code: null,
      execution_seconds: null,
      start_at: '2026-06-10T09:04:30.700+09:00',
      stop_at: null,
    },
  ],
};

async function inFlight(count, total, call) {
  let left = total;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (left > 0) {
        left -= 1;
        await call();
      }
    }),
  );
  return ((performance.now() - begin) / total) * 1000;
}

/** What the SDK adds to a request: `dok.task(id)` against `fetch` and `json()`, 16 in flight. */
export async function measure({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'irori-bench-'));
  const file = join(folder, 'task.json');
  writeFileSync(file, JSON.stringify(task));
  const server = await startServer('answer-server.mjs', [file]);
  const baseUrl = `http://127.0.0.1:${server.port}/managed-container/1.0`;
  const dok = new DOK({ baseUrl, accessToken: 'token', accessTokenSecret: 'secret' });
  const headers = { authorization: `Basic ${btoa('token:secret')}`, accept: 'application/json' };
  const bare = async () => (await fetch(`${baseUrl}/tasks/${id}/`, { headers })).json();
  const total = quick ? 1000 : 4000;
  try {
    const { floor, ours } = await alternate(
      {
        floor: () => inFlight(16, total, bare),
        ours: () => inFlight(16, total, () => dok.task(id)),
      },
      { rounds: quick ? 3 : 9, warmUp: 2 },
    );
    return [
      {
        figure: 'dok.task(id), 16 in flight, against fetch + json()',
        unit: 'µs/call',
        floor: median(floor),
        ours: median(ours),
        target: { ratioAtMost: 1.25 },
      },
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

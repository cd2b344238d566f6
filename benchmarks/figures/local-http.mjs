import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { occupy, startCloud, submit } from '../lib/cloud.mjs';
import { load, requestBytes } from '../lib/load.mjs';
import { startServer } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

const task = {
  name: 'train',
  tags: ['bench'],
  execution_time_limit_sec: 3600,
  containers: [
    {
      image: 'none',
      plan: 'v100-32gb',
      entrypoint: [],
      command: ['true'],
      environment: { A: '1' },
    },
  ],
};

/** What one request to the local cloud answers, and a bare server that answers the same bytes. */
async function prepare(cloud, folder, { name, method, path, body, status }) {
  const url = `${cloud.dok.baseUrl}${path}`;
  const { accessToken, accessTokenSecret } = cloud.dok;
  const authorization = `Basic ${btoa(`${accessToken}:${accessTokenSecret}`)}`;
  const response = await fetch(url, {
    method,
    headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body }),
  });
  if (response.status !== status) throw new Error(`${url}: ${response.status}`);
  const file = join(folder, `${name}.json`);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const bare = await startServer('answer-server.mjs', [file, String(status)]);
  return { bare, request: requestBytes({ method, url, authorization, body }) };
}

async function compare(cloud, folder, wanted, { rounds, requests, ratioAtLeast }) {
  const { bare, request } = await prepare(cloud, folder, wanted);
  const asked = { request, requests, warmUp: Math.ceil(requests / 4), status: wanted.status };
  try {
    const { floor, ours } = await alternate(
      {
        floor: () => load({ ...asked, port: bare.port }),
        ours: () => load({ ...asked, port: Number(new URL(cloud.api).port) }),
      },
      { rounds, warmUp: 0 },
    );
    return {
      figure: `local cloud, ${wanted.name}, against bare node:http with the same bytes`,
      unit: 'requests/s',
      floor: median(floor),
      ours: median(ours),
      target: { ratioAtLeast },
    };
  } finally {
    await bare.stop();
  }
}

/** The speed of the local cloud's API, durable as always, 16 requests in flight. */
export async function measure({ quick }) {
  const cloud = await startCloud();
  const folder = mkdtempSync(join(tmpdir(), 'irori-bench-'));
  try {
    await occupy(cloud);
    for (let made = 1; made < 20; made += 1) await submit(cloud, ['true']);
    const list = {
      name: 'list of 20 tasks',
      method: 'GET',
      path: '/tasks/?page_size=20',
      status: 200,
    };
    const create = {
      name: 'create a task',
      method: 'POST',
      path: '/tasks/',
      body: JSON.stringify(task),
      status: 201,
    };
    const rounds = quick ? 2 : 5;
    return [
      await compare(cloud, folder, list, {
        rounds,
        requests: quick ? 1000 : 6000,
        ratioAtLeast: 0.25,
      }),
      await compare(cloud, folder, create, {
        rounds,
        requests: quick ? 300 : 1500,
        ratioAtLeast: 0.1,
      }),
    ];
  } finally {
    await cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

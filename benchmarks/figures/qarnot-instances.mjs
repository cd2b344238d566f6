import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { startCloud } from '../lib/cloud.mjs';
import { alternate, median } from '../lib/statistics.mjs';

async function spawnLoop(instances, slots) {
  let left = instances;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: slots }, async () => {
      while (left > 0) {
        left -= 1;
        await once(spawn('true', { stdio: 'ignore' }), 'close');
      }
    }),
  );
  return instances / ((performance.now() - begin) / 1000);
}

/** From the creation of the task to its end. */
async function throughCloud({ qarnot }, instances) {
  const call = async (path, body) => {
    const answer = await fetch(`${qarnot.baseUrl}/tasks${path}`, {
      headers: { authorization: qarnot.token, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  const begin = performance.now();
  const { uuid } = await call('', {
    name: 'bench',
    profile: 'docker-batch',
    instanceCount: instances,
    constants: [{ key: 'DOCKER_CMD', value: 'true' }],
  });
  for (;;) {
    const { state } = await call(`/${uuid}`);
    if (state === 'Success') break;
    if (state === 'Failure' || state === 'Cancelled')
      throw new Error(`The task ended as ${state}.`);
    await pause(20);
  }
  return instances / ((performance.now() - begin) / 1000);
}

/** How many instances of a Qarnot task the local cloud runs in a second, each with its own log. */
export async function measure({ quick }) {
  const instances = 100;
  const slots = availableParallelism();
  const cloud = await startCloud(['--slots', String(slots)]);
  try {
    const { floor, ours } = await alternate(
      { floor: () => spawnLoop(instances, slots), ours: () => throughCloud(cloud, instances) },
      { rounds: quick ? 1 : 5 },
    );
    return [
      {
        figure: `a Qarnot task of ${instances} instances of true, ${slots} slots, against a bare spawn loop`,
        unit: 'instances/s',
        floor: median(floor),
        ours: median(ours),
        target: { ratioAtLeast: 0.25 },
      },
    ];
  } finally {
    await cloud.stop();
  }
}

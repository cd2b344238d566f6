import { Qarnot, taskFilter } from '@irori/qarnot';
import { occupy, startCloud } from '../lib/cloud.mjs';

const pageSize = 200;
const inBulk = 1000;

/** Tasks that wait, of a hundred names; every second has a common tag, of every 500 one a rare one. */
async function fill({ qarnot }, count) {
  const headers = { authorization: qarnot.token, 'content-type': 'application/json' };
  for (let first = 0; first < count; first += inBulk) {
    const tasks = Array.from({ length: Math.min(inBulk, count - first) }, (_, offset) => {
      const at = first + offset;
      const tags = [...(at % 2 === 0 ? ['common'] : []), ...(at % 500 === 0 ? ['rare'] : [])];
      return {
        name: `task ${at % 100}`,
        profile: 'docker-batch',
        instanceCount: 1,
        constants: [{ key: 'DOCKER_CMD', value: 'true' }],
        ...(at % 500 === 0 && { resultsWhitelist: 'rare' }),
        tags,
      };
    });
    const answer = await fetch(`${qarnot.baseUrl}/tasks`, {
      method: 'POST',
      headers,
      body: JSON.stringify(tasks),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  }
}

/** The time of each page of a listing, in milliseconds. */
async function times(qarnot, request) {
  const taken = [];
  let begin = performance.now();
  for await (const _ of qarnot.tasks.paginate({ ...request, maximumResults: pageSize }).pages()) {
    taken.push(performance.now() - begin);
    begin = performance.now();
  }
  return taken;
}

/** The slowest page, each by the least it took in any round: what the listing costs, not what else ran. */
async function slowest(qarnot, request, rounds) {
  let least = await times(qarnot, request);
  for (let round = 1; round < rounds; round += 1) {
    const taken = await times(qarnot, request);
    least = least.map((time, page) => Math.min(time, taken[page] ?? time));
  }
  return Math.max(...least);
}

const filters = {
  'by state': taskFilter.ne('state', 'Success'),
  'by name': taskFilter.like('name', /7$/),
  'by a common tag': taskFilter.eq('tags', 'common'),
  'by a rare tag': taskFilter.eq('tags', 'rare'),
  'by tag and name': taskFilter.and(
    taskFilter.eq('tags', 'common'),
    taskFilter.like('name', /^task 4/),
  ),
  'by what has no column': taskFilter.eq('resultsWhitelist', 'rare'),
};

/**
 * `tasks.paginate` among 50,000 tasks: the slowest page with a filter against the slowest without one,
 * both in the order of their creation, which has an index.
 */
export async function measure({ quick }) {
  const count = quick ? 3000 : 50_000;
  const rounds = quick ? 2 : 3;
  const cloud = await startCloud(['--slots', '1']);
  const qarnot = new Qarnot({ ...cloud.qarnot, configFile: null, env: {} });
  try {
    await occupy(cloud);
    await fill(cloud, count);
    const floor = await slowest(qarnot, { orderBy: 'creationDate' }, rounds);
    const results = [];
    for (const [name, filter] of Object.entries(filters)) {
      const request = { filter, orderBy: 'creationDate' };
      results.push({
        figure: `slowest page among ${count.toLocaleString('en')} tasks, ${name}, against no filter`,
        unit: 'ms',
        floor,
        ours: await slowest(qarnot, request, rounds),
        target: { ratioAtMost: 5 },
      });
    }
    return results;
  } finally {
    await cloud.stop();
  }
}

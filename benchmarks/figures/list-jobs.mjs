import { occupy, startCloud } from '../lib/cloud.mjs';
import { load, requestBytes } from '../lib/load.mjs';
import { irori, timed } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';

/** Fills a local cloud with waiting jobs. */
async function fill(cloud, jobs) {
  const { accessToken, accessTokenSecret, baseUrl } = cloud.dok;
  const request = requestBytes({
    method: 'POST',
    url: `${baseUrl}/tasks/`,
    authorization: `Basic ${btoa(`${accessToken}:${accessTokenSecret}`)}`,
    body: JSON.stringify({
      name: 'one-of-many',
      tags: ['irori'],
      containers: [{ image: 'none', plan: 'v100-32gb', entrypoint: [], command: ['true'] }],
    }),
  });
  const port = Number(new URL(cloud.api).port);
  await load({ port, request, requests: jobs, status: 201 });
}

/** `irori ps` among 12,500 jobs, against what the command takes to start and say its version. */
export async function measure({ quick }) {
  const jobs = quick ? 1500 : 12_500;
  const few = await startCloud();
  const many = await startCloud();
  const rounds = quick ? 3 : 15;
  const ps = (cloud) => () =>
    timed(process.execPath, [irori, 'ps', '--limit', '50'], { env: cloud.env, cwd: cloud.home });
  try {
    await Promise.all([occupy(few), occupy(many)]);
    await fill(few, 50);
    await fill(many, jobs);
    const { start, empty, full } = await alternate(
      {
        start: () => timed(process.execPath, [irori, '--version'], { env: many.env }),
        empty: ps(few),
        full: ps(many),
      },
      { rounds },
    );
    const count = jobs.toLocaleString('en');
    return [
      {
        figure: `irori ps --limit 50 among ${count} jobs, against irori --version`,
        unit: 'ms',
        floor: median(start),
        ours: median(full),
        target: { ratioAtMost: 1.5 },
      },
      {
        figure: `irori ps --limit 50 among ${count} jobs, against among 50`,
        unit: 'ms',
        floor: median(empty),
        ours: median(full),
        target: null,
      },
    ];
  } finally {
    await few.stop();
    await many.stop();
  }
}

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

/**
 * `irori ps` among 12,500 jobs. The command's own start-up is the same command where there is nothing to
 * list: it loads, finds the local cloud and asks. What `irori --version` takes is shown beside it.
 */
export async function measure({ quick }) {
  const jobs = quick ? 1500 : 12_500;
  const none = await startCloud();
  const many = await startCloud();
  const ps = (cloud) => () =>
    timed(process.execPath, [irori, 'ps', '--limit', '50'], { env: cloud.env, cwd: cloud.home });
  try {
    await occupy(many);
    await fill(many, jobs);
    const { version, empty, full } = await alternate(
      {
        version: () => timed(process.execPath, [irori, '--version'], { env: many.env }),
        empty: ps(none),
        full: ps(many),
      },
      { rounds: quick ? 3 : 15 },
    );
    const figure = `irori ps --limit 50 among ${jobs.toLocaleString('en')} jobs`;
    const ours = median(full);
    return [
      {
        figure: `${figure}, against among none`,
        unit: 'ms',
        floor: median(empty),
        ours,
        target: { ratioAtMost: 1.5 },
      },
      {
        figure: `${figure}, against irori --version`,
        unit: 'ms',
        floor: median(version),
        ours,
        target: null,
      },
    ];
  } finally {
    await none.stop();
    await many.stop();
  }
}

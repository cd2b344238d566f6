import { setTimeout as sleep } from 'node:timers/promises';
import { Denvr } from '@irori/denvr';
import { startCloud } from '../lib/cloud.mjs';

/** How many logins and refreshes 100 calls at once need: counted, not timed. */
export async function measure() {
  const cloud = await startCloud(['--set', 'denvr.accessTokenSeconds=2']);
  const seen = [];
  const { server, username, password } = cloud.denvr;
  const denvr = new Denvr({
    ...{ server, username, password, configFile: null, env: {} },
    middleware: [
      (request, next, { operation }) => {
        seen.push(operation);
        return next(request);
      },
    ],
  });
  const burst = () => Promise.all(Array.from({ length: 100 }, () => denvr.clusters.getAll()));
  const count = (word) => seen.splice(0).filter((operation) => operation.startsWith(word)).length;
  const row = (figure, ours) => ({ figure, unit: '', ours, target: { oursAtMost: 1 } });
  try {
    await burst();
    const logins = count('authenticate');
    await sleep(2100);
    await burst();
    const refreshes = count('refreshToken');
    return [
      row('logins of 100 Denvr calls at once', logins),
      row('refreshes of 100 Denvr calls at once, their token over', refreshes),
    ];
  } finally {
    await cloud.stop();
  }
}

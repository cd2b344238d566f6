import { Denvr } from '@irori/denvr';
import { startCloud } from '../lib/cloud.mjs';

const imageUrl = 'none';
const hardwarePackageName = 'g-nvidia-1xa100-40gb-pcie-14vcpu-112gb';

/** A program that prints numbered lines, a hundred each hundredth of a second. */
function printing(lines) {
  const script = `let line = 0;
const timer = setInterval(() => {
  for (let count = 0; count < 100; count += 1) {
    if (line === ${lines}) { clearInterval(timer); return; }
    line += 1;
    console.log('step ' + line + ' loss ' + (1 / line).toFixed(6) + ' of an epoch that goes on');
  }
}, 10);
setInterval(() => {}, 60_000);`;
  return [process.execPath, '-e', script];
}

function sizeOf(lines) {
  let size = 0;
  for (let line = 1; line <= lines; line += 1) {
    size += `step ${line} loss ${(1 / line).toFixed(6)} of an epoch that goes on\n`.length;
  }
  return size;
}

/** Bytes that following a runtime log by polling takes, against those of the log. */
export async function measure({ quick }) {
  const lines = quick ? 10_000 : 50_000;
  const cloud = await startCloud();
  const { server, apikey, tenant } = cloud.denvr;
  let transferred = 0;
  const denvr = new Denvr({
    ...{ server, apikey, tenant, configFile: null, env: {} },
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      transferred += Number(response.headers.get('content-length'));
      return response;
    },
  });
  const { applications } = denvr.servers;
  try {
    const imageCmdOverride = printing(lines);
    await applications.createCustomApplication({
      ...{ name: 'log', imageUrl, hardwarePackageName, imageCmdOverride },
    });
    let expected = 0;
    let rest = '';
    for await (const piece of applications.logs('log', { follow: true })) {
      const found = (rest + piece).split('\n');
      rest = found.pop() ?? '';
      for (const line of found) {
        expected += 1;
        if (!line.startsWith(`step ${expected} loss`)) {
          throw new Error(`Line ${expected} is: ${line}`);
        }
      }
      if (expected === lines) break;
    }
    await applications.wait.destroyApplication({ id: 'log' }, { pollInterval: 100 });
    return [
      {
        figure: `bytes of following ${lines} lines of a Denvr log, against those of the log`,
        unit: 'MB',
        floor: sizeOf(lines) / 1e6,
        ours: transferred / 1e6,
        target: { ratioAtMost: 2 },
      },
    ];
  } finally {
    await cloud.stop();
  }
}

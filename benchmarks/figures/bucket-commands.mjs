import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { irori, timed } from '../lib/processes.mjs';
import { alternate, median } from '../lib/statistics.mjs';
import { makeLargeFile, makeSmallFiles, startStorage } from '../lib/storage.mjs';

/** The words of each command for the same three tasks. */
const commands = {
  irori: () => {
    const words = (...more) => [process.execPath, irori, 'bucket', ...more];
    return {
      sync: (folder, bucket) => words('sync', folder, bucket),
      up: (file, place) => words('cp', file, place),
      down: (place, file) => words('cp', place, file),
    };
  },
  aws: ({ storageUrl }) => {
    const words = (...more) => ['aws', '--endpoint-url', storageUrl, 's3', ...more, '--quiet'];
    return {
      sync: (folder, bucket) => words('sync', folder, `s3://${bucket}`),
      up: (file, place) => words('cp', file, `s3://${place}`),
      down: (place, file) => words('cp', `s3://${place}`, file),
    };
  },
  s3cmd: ({ storageUrl, email, token }) => {
    const { host } = new URL(storageUrl);
    const keys = [`--access_key=${email}`, `--secret_key=${token}`];
    const where = [`--host=${host}`, `--host-bucket=${host}`, '--no-ssl', '--quiet'];
    const words = (...more) => ['s3cmd', ...keys, ...where, ...more];
    return {
      sync: (folder, bucket) => words('sync', `${folder}/`, `s3://${bucket}/`),
      up: (file, place) => words('put', file, `s3://${place}`),
      down: (place, file) => words('get', '--force', `s3://${place}`, file),
    };
  },
};

function isInstalled(name) {
  return name === 'irori' || spawnSync(name, ['--version']).status === 0;
}

async function compare(name, figure, contenders, rounds) {
  const times = await alternate(contenders, { rounds });
  const others = Object.keys(times).filter((other) => other !== name);
  return others.map((other) => ({
    figure: `${figure}, against ${other}`,
    unit: 'ms',
    floor: median(times[other]),
    ours: median(times[name]),
    target: null,
  }));
}

/**
 * `irori bucket` against the commands that people have for this, as whole processes, each with its own
 * settings. Commands that are not installed are left out.
 */
export async function measure({ quick }) {
  const storage = await startStorage();
  const { cloud, folder, buckets } = storage;
  const { qarnot } = cloud;
  const env = {
    ...cloud.env,
    AWS_ACCESS_KEY_ID: qarnot.email,
    AWS_SECRET_ACCESS_KEY: qarnot.token,
    AWS_DEFAULT_REGION: 'us-east-1',
  };
  const run = ([command, ...words]) => timed(command, words, { env, cwd: folder });
  const count = quick ? 100 : 1000;
  const mebibytes = quick ? 64 : 512;
  const source = join(folder, 'source');
  const large = join(folder, 'large');
  let bucket = 0;
  const sync = (words) => async () => {
    bucket += 1;
    await buckets.create(`round-${bucket}`);
    return run(words.sync('./source', `round-${bucket}`));
  };
  const up = (words) => () => run(words.up('./large', 'bench/large'));
  const down = (words) => async () => {
    const took = await run(words.down('bench/large', './fetched'));
    rmSync(join(folder, 'fetched'));
    return took;
  };
  try {
    makeSmallFiles(source, count);
    await makeLargeFile(large, mebibytes);
    const contenders = (task) =>
      Object.fromEntries(
        Object.entries(commands)
          .filter(([name]) => isInstalled(name))
          .map(([name, words]) => [name, task(words(qarnot))]),
      );
    const rounds = quick ? 1 : 5;
    const what = `irori bucket sync of ${count.toLocaleString('en')} files of 4 kB`;
    return [
      ...(await compare('irori', what, contenders(sync), rounds)),
      ...(await compare('irori', `irori bucket cp of ${mebibytes} MiB up`, contenders(up), rounds)),
      ...(await compare('irori', 'the same down', contenders(down), rounds)),
    ];
  } finally {
    await storage.stop();
  }
}

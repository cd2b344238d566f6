/**
 * Runs the S3 tests, and the bucket tests of the Qarnot SDK, on a real Ceph RGW: the store that Qarnot
 * itself has. Does nothing, and says so, where Ceph is not installed. What the two stores do
 * differently is pinned in packages/local/test/s3/conformance/differences.ts.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { cephPackages, missingPrograms, startCeph } from './rgw/ceph-cluster.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = ['packages/local/test/s3/conformance', 'packages/qarnot/test/buckets'];

const missing = missingPrograms();
if (missing.length > 0) {
  console.log(
    `Skipped: there is no ${missing.join(', ')} here. On Debian or Ubuntu:\n` +
      `  apt-get install --no-install-recommends ${cephPackages.join(' ')}`,
  );
  process.exit(0);
}

// As at Qarnot: the access key is an e-mail address, the secret key a token.
const user = { accessKey: 'rgw@irori.invalid', secretKey: randomBytes(32).toString('hex') };
const started = Date.now();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
const ceph = await startCeph(user);
console.log(`${ceph.version} answers at ${ceph.url} after ${Date.now() - started} ms`);
const { status } = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', ...tests, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      IRORI_TEST_S3_URL: ceph.url,
      IRORI_TEST_S3_ACCESS_KEY: user.accessKey,
      IRORI_TEST_S3_SECRET_KEY: user.secretKey,
    },
  },
);
await ceph.stop();
process.exitCode = status ?? 1;

/**
 * Runs the tests of the container runtime on real engines that it starts itself: a dockerd, and Podman
 * where it is installed, with a private registry. Nothing is pulled from outside: the image is made
 * of busybox-static. What cannot run is named and counted as skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageName, importImage } from './engines/busybox-image.mjs';
import { startDocker } from './engines/docker-engine.mjs';
import { startPodman } from './engines/podman-engine.mjs';
import { isInstalled, releaseMounts } from './engines/programs.mjs';
import { publish, startRegistry } from './engines/registry.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = 'packages/local/test/engines';
const folder = mkdtempSync(join(tmpdir(), 'irori-engines-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
const failures = [];

function skip(what, why) {
  counts.skipped += 1;
  notes.push(`${what}: skipped, ${why}`);
}

/** An error's message with the first line of its stack. */
function atItsPlace(text = '') {
  return text.split('\n    at ').slice(0, 2).join(' at ');
}

/** Names what failed, so that it is told at the end too, where a long output is read. */
function nameFailures(engine, { testResults }) {
  for (const { name: file, status, message, assertionResults } of testResults) {
    const where = `${engine.name}: ${relative(root, file)}`;
    const failed = assertionResults.filter((test) => test.status === 'failed');
    for (const test of failed) {
      failures.push(`${where} > ${test.fullName}: ${atItsPlace(test.failureMessages[0])}`);
    }
    if (status === 'failed' && failed.length === 0) failures.push(`${where}: ${message}`);
  }
}

function runTests(engine, registry) {
  const report = join(folder, `${engine.name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  spawnSync(
    process.execPath,
    // They share one engine, and one of them stops it.
    [
      `${root}node_modules/vitest/vitest.mjs`,
      'run',
      '--no-file-parallelism',
      tests,
      ...reporters,
    ].concat(process.argv.slice(2)),
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        IRORI_TEST_ENGINE: engine.socketPath,
        IRORI_TEST_ENGINE_KIND: engine.name,
        IRORI_TEST_IMAGE: imageName,
        ...(registry !== undefined && {
          IRORI_TEST_REGISTRY: registry.host,
          IRORI_TEST_REGISTRY_USER: registry.username,
          IRORI_TEST_REGISTRY_PASSWORD: registry.password,
        }),
      },
    },
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (result === undefined) {
    counts.failed += 1;
    failures.push(`${engine.name}: the tests did not run`);
    return 'the tests did not run';
  }
  const { numPassedTests, numPendingTests, numFailedTests, numFailedTestSuites, success } = result;
  const failed = success
    ? 0
    : Math.max(1, numFailedTests, numFailedTests ? 0 : numFailedTestSuites);
  nameFailures(engine, result);
  counts.passed += numPassedTests;
  counts.failed += failed;
  counts.skipped += numPendingTests;
  return `${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`;
}

async function test(name, start, registry) {
  const own = join(folder, name);
  mkdirSync(own);
  const engine = await start(own);
  if (typeof engine === 'string') {
    skip(name, engine);
    return;
  }
  try {
    const { default: Client } = await import('dockerode');
    const client = new Client({ socketPath: engine.socketPath });
    const { Version } = await client.version();
    await importImage(client, join(own, 'image'));
    if (registry !== undefined) await publish(client, registry);
    notes.push(`${name} ${Version}: ${runTests(engine, registry)}`);
  } catch (error) {
    counts.failed += 1;
    failures.push(`${name}: ${error.message}`);
    notes.push(`${name}: failed, ${error.message}`);
  } finally {
    await engine.stop();
  }
}

let registry;
if (!isInstalled('/bin/busybox') && !existsSync('/bin/busybox')) {
  skip('every engine', 'there is no busybox (apt-get install busybox-static)');
} else {
  if (isInstalled('docker-registry')) registry = await startRegistry(folder);
  else skip('a private registry', 'there is no docker-registry (apt-get install docker-registry)');
  await test('docker', startDocker, registry);
  await test('podman', (own) => startPodman(own, registry?.host), registry);
  await registry?.stop();
}
releaseMounts(folder);
try {
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  console.error(`${folder} is left: ${error.message}`);
}
console.log(`\n${notes.join('\n')}`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
// Whoever runs other tests after these adds them up in one closing line.
const { IRORI_TEST_COUNTS: countsFile } = process.env;
if (countsFile) writeFileSync(countsFile, JSON.stringify({ ...counts, failures }));
process.exitCode = counts.failed > 0 ? 1 : 0;

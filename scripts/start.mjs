/**
 * `npm start`: runs the example job with the real command, in the local cloud, and says what came of
 * it. Everything that it makes lies in `examples/iris/outputs` and `.irori`, inside the clone. Ends with
 * the job's exit code.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const jobFile = 'examples/iris/job.yaml';
const outputs = 'examples/iris/outputs';

// A home of its own: neither the user's configuration nor jobs of other programs are touched, and a
// real cloud that the user has configured is never reached from here.
const env = {
  ...process.env,
  XDG_CONFIG_HOME: join(root, '.irori/config'),
  XDG_DATA_HOME: join(root, '.irori/data'),
  XDG_STATE_HOME: join(root, '.irori/state'),
  IRORI_PROFILE: 'local',
  // Needs no image, so no network, where Docker or Podman is installed.
  IRORI_RUNTIME: process.env.IRORI_RUNTIME ?? 'process',
};

function irori(words, stdio = ['ignore', 'inherit', 'inherit']) {
  const bin = join(root, 'packages/cli/dist/bin.js');
  const options = { cwd: root, env, stdio, encoding: 'utf8' };
  const result = spawnSync(process.execPath, [bin, ...words], options);
  if (result.error) throw result.error;
  return { code: result.status ?? 1, text: result.stdout ?? '' };
}

/** What a command prints with `--json`; undefined when it fails. */
function ask(words) {
  const { code, text } = irori([...words, '--json'], ['ignore', 'pipe', 'ignore']);
  return code === 0 ? JSON.parse(text) : undefined;
}

function show(words) {
  console.log(`\n$ irori ${words.join(' ')}`);
  return irori(words).code;
}

function sayResult() {
  const metrics = JSON.parse(readFileSync(join(root, outputs, 'metrics.json'), 'utf8'));
  const percent = (100 * metrics.accuracy).toFixed(1);
  console.log(
    `\nAccuracy  ${percent} % of ${metrics.flowers.test} flowers that the model never saw`,
  );
  console.log(`Outputs   ${readdirSync(join(root, outputs)).join(', ')} in ${outputs}`);
  const cost = ask(['cost', 'iris']);
  if (cost === undefined) return;
  const { amount, currency, source } = cost.pricePerSecond;
  console.log(
    `On DOK    ${cost.amount} ${cost.currency}: ${cost.billedSeconds} s of ${cost.plan} at ` +
      `${amount} ${currency} a second (${source})`,
  );
}

// Ctrl-C reaches the command too, which knows what to do; this process then still tidies up.
process.on('SIGINT', () => {});

console.log(
  'Irori trains a small classifier on this machine, in its local cloud. The same job file',
);
console.log('runs on DOK and on Qarnot: irori run --profile dok -f examples/iris/job.yaml');

const wasRunning = ask(['local', 'status']) !== undefined;
rmSync(join(root, outputs), { recursive: true, force: true });
let code = show(['plan', '-f', jobFile]);
if (code === 0) code = show(['run', '-f', jobFile, '--outputs', outputs]);
if (code === 0) sayResult();
if (!wasRunning && irori(['local', 'stop'], 'ignore').code === 0) {
  console.log(
    '\nThe local cloud that this started has stopped. Next: npx irori run --image alpine -- echo hello',
  );
}
process.exitCode = code;

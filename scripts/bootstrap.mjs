/**
 * Makes a checkout ready to use: installs the packages when the lock file changed since the last
 * install (or nothing was ever installed), then builds. Plain JavaScript because nothing is built yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = `${root}node_modules/.irori-installed`;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`irori needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.error) console.error(`${command} could not be started: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');
const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
if (stamp !== `${lock} ${process.versions.modules}`) {
  // Not `npm ci`: it refuses a lock file that lacks the binaries of platforms which the registry
  // used to write it does not serve. This installs what the lock file says and writes nothing back.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stampFile, `${lock} ${process.versions.modules}`);
}
run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b', root]);

// npm links the command only when it exists, and at the first install it is not built yet.
const link = `${root}node_modules/.bin/irori`;
chmodSync(`${root}packages/cli/dist/bin.js`, 0o755);
if (!existsSync(link)) symlinkSync('../irori/dist/bin.js', link);

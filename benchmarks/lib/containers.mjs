import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startDocker } from '../../scripts/engines/docker-engine.mjs';
import { isInstalled } from '../../scripts/engines/programs.mjs';
import { program } from './processes.mjs';

/** The image that the containers run: a few programs of this machine, and `/ticker.mjs`. */
export const image = 'irori-bench/programs:1';

const programs = ['/bin/sh', '/bin/true', '/bin/sleep'];

/** Files that a program needs to run, itself included. */
function filesOf(path) {
  const said = execFileSync('ldd', [path], { encoding: 'utf8' });
  return [path, ...(said.match(/\/\S+(?= \(0x)/g) ?? [])];
}

async function makeImage(folder, env) {
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  for (const file of new Set([...programs, process.execPath].flatMap(filesOf))) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    copyFileSync(realpathSync(file), join(folder, file));
  }
  copyFileSync(program('ticker.mjs'), join(folder, 'ticker.mjs'));
  const tar = spawn('tar', ['-C', folder, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const reader = spawn('docker', ['import', '-', image], { env, stdio: [tar.stdout, 'ignore', 2] });
  const [code] = await once(reader, 'close');
  if (code !== 0) throw new Error(`docker import ended with ${code}`);
}

/**
 * A dockerd of its own with one image, and the environment in which `docker` finds it. Undefined,
 * with a line that says why, where there can be none.
 */
export async function startEngine(figure) {
  const folder = mkdtempSync(join(tmpdir(), 'irori-bench-engine-'));
  const engine = isInstalled('docker')
    ? await startDocker(folder)
    : 'the docker command is not installed';
  const stop = async () => {
    if (typeof engine !== 'string') await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (typeof engine === 'string') {
    await stop();
    console.error(`${figure} is skipped: ${engine}`);
    return undefined;
  }
  const env = { ...process.env, DOCKER_HOST: `unix://${engine.socketPath}` };
  try {
    await makeImage(join(folder, 'image'), env);
  } catch (error) {
    await stop();
    throw error;
  }
  const flags = [
    ...['--runtime', `container=unix://${engine.socketPath}`],
    ...['--set', 'container.network=none'],
  ];
  /** `flags` make the local cloud use it. */
  return { env, flags, stop };
}

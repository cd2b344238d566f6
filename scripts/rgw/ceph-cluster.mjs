/**
 * Starts a Ceph cluster of one machine with its S3 gateway (RGW), in a folder of its own, on free
 * ports of the loopback, with its objects in memory. Every daemon is a child of this process and
 * ends with it; the folder goes too.
 */
import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isInstalled } from '../engines/programs.mjs';

const WAIT_MS = 60_000;
const ending = new AbortController();
process.once('exit', () => ending.abort());

/** Runs a program to its end, or to that of this process. */
function run(program, parameters) {
  const { signal } = ending;
  return promisify(execFile)(program, parameters, { signal, killSignal: 'SIGKILL' });
}

/** The Debian packages that it is made of. */
export const cephPackages = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-mgr', 'ceph-common'];

/** The programs of Ceph that are not installed here. */
export function missingPrograms() {
  const programs = [
    'radosgw',
    'ceph-mon',
    'ceph-osd',
    'ceph-mgr',
    'ceph',
    'radosgw-admin',
    'monmaptool',
  ];
  return programs.filter((name) => !isInstalled(name));
}

/**
 * Starts it and waits until it answers.
 *
 * @param {{ accessKey: string, secretKey: string }} user who owns the buckets.
 * @returns {Promise<{ url: string, version: string, stop: () => Promise<void> }>}
 */
export async function startCeph(user) {
  const folder = mkdtempSync(join(tmpdir(), 'irori-rgw-'));
  const daemons = [];
  const drop = () => {
    for (const child of daemons) child.kill('SIGKILL');
    // What a daemon that is being killed still writes is removed in the next try.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', drop);
  const stop = async () => {
    await Promise.all(daemons.reverse().map(end));
    process.off('exit', drop);
    drop();
  };
  try {
    const port = await bootCluster(folder, daemons, user);
    const { stdout } = await run('radosgw', ['--version']);
    return {
      url: `http://127.0.0.1:${port}`,
      version: stdout.split(' ').slice(0, 3).join(' '),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bootCluster(folder, daemons, { accessKey, secretKey }) {
  const [mon, legacyMon, gateway] = await freePorts(3);
  const monitor = `[v2:127.0.0.1:${mon},v1:127.0.0.1:${legacyMon}]`;
  const fsid = randomUUID();
  const config = join(folder, 'ceph.conf');
  for (const name of ['mon', 'osd', 'mgr', 'rgw', 'run', 'log']) mkdirSync(join(folder, name));
  writeFileSync(config, configText(folder, { fsid, monitor, gateway }));
  const ceph = (program, ...parameters) => run(program, ['-c', config, ...parameters]);
  const daemon = (program, ...parameters) => {
    daemons.push(startDaemon(folder, program, ['-f', '-c', config, ...parameters]));
  };

  const keyring = join(folder, 'keyring');
  await writeKeyring(keyring);
  const monmap = join(folder, 'monmap');
  await run('monmaptool', ['--create', '--fsid', fsid, '--addv', 'a', monitor, monmap]);
  await ceph('ceph-mon', '--mkfs', '-i', 'a', '--monmap', monmap, '--keyring', keyring);
  daemon('ceph-mon', '-i', 'a');
  // The storage daemon comes up only under the identity that the monitor knows.
  const osd = randomUUID();
  await ceph('ceph', '--connect-timeout', String(WAIT_MS / 1000), 'osd', 'new', osd);
  await ceph('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
  daemon('ceph-osd', '-i', '0');
  daemon('ceph-mgr', '-i', 'x');
  const names = ['--uid=irori', '--display-name=irori'];
  const keys = [`--access-key=${accessKey}`, `--secret-key=${secretKey}`];
  await ceph('radosgw-admin', 'user', 'create', ...names, ...keys);
  daemon('radosgw', '-n', 'client.rgw');
  await untilAnswers(`http://127.0.0.1:${gateway}`, daemons.at(-1));
  return gateway;
}

function configText(folder, { fsid, monitor, gateway }) {
  const settings = {
    fsid,
    'mon host': monitor,
    'public network': '127.0.0.0/8',
    'cluster network': '127.0.0.0/8',
    'mon data': join(folder, 'mon'),
    'osd data': join(folder, 'osd'),
    'mgr data': join(folder, 'mgr'),
    'rgw data': join(folder, 'rgw'),
    'run dir': join(folder, 'run'),
    'admin socket': join(folder, 'run', '$name.asok'),
    'log file': join(folder, 'log', '$name.log'),
    keyring: join(folder, 'keyring'),
    // One copy of everything, in memory: it lives as long as the tests.
    'osd objectstore': 'memstore',
    'memstore device bytes': 4 * 1024 ** 3,
    'osd pool default size': 1,
    'osd pool default min size': 1,
    'osd pool default pg num': 4,
    'osd pool default pgp num': 4,
    'osd crush chooseleaf type': 0,
    'mon allow pool size one': true,
    'mon warn on pool no redundancy': false,
    'rgw frontends': `beast endpoint=127.0.0.1:${gateway}`,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  return `[global]\n${lines.join('')}`;
}

/** Without keys the gateway waits for a login for ever, so everyone gets one. */
async function writeKeyring(file) {
  const rights = (mon, osd, mgr) =>
    Object.entries({ mon, osd, mgr }).flatMap(([who, what]) =>
      what === undefined ? [] : ['--cap', who, what],
    );
  const all = 'allow *';
  const entities = {
    'mon.': rights(all),
    'client.admin': rights(all, all, all),
    'client.rgw': rights(all, all, all),
    'osd.0': rights('allow profile osd', all, 'allow profile osd'),
    'mgr.x': rights('allow profile mgr', all),
  };
  writeFileSync(file, '', { mode: 0o600 });
  for (const [name, caps] of Object.entries(entities)) {
    await run('ceph-authtool', [file, '--gen-key', '-n', name, ...caps]);
  }
}

function startDaemon(folder, program, parameters) {
  const child = spawn(program, parameters, { cwd: folder, stdio: 'ignore' });
  child.on('error', () => {});
  return child;
}

/** Nothing of it is kept, so it need not take its time. */
function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

async function untilAnswers(url, daemon) {
  const deadline = Date.now() + WAIT_MS;
  while (Date.now() < deadline) {
    if (daemon.exitCode !== null) throw new Error(`radosgw ended with ${daemon.exitCode}.`);
    try {
      await fetch(url, { signal: AbortSignal.timeout(1000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`radosgw did not answer within ${WAIT_MS / 1000} s.`);
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve(server.address().port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

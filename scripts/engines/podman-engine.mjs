import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, startDaemon, stopDaemon, waitFor } from './programs.mjs';

/** Works also without the right to raise limits, without systemd and with hybrid cgroups. */
const settings = [
  '[containers]',
  'default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]',
  'log_driver = "k8s-file"',
  '[engine]',
  'runtime = "runc"',
  'cgroup_manager = "cgroupfs"',
  'events_logger = "file"',
  '',
];

/** A Podman service with a socket and storage of its own; a sentence when there can be none. */
export async function startPodman(folder, registryHost) {
  if (!isInstalled('podman')) return 'it is not installed';
  if (!isInstalled('runc')) return 'there is no runc';
  const socketPath = join(folder, 'podman.sock');
  const containers = join(folder, 'containers.conf');
  writeFileSync(containers, settings.join('\n'));
  const registries = join(folder, 'registries.conf');
  const insecure =
    registryHost === undefined
      ? ''
      : `[[registry]]\nlocation = "${registryHost}"\ninsecure = true\n`;
  writeFileSync(registries, insecure);
  const env = { CONTAINERS_CONF: containers, CONTAINERS_REGISTRIES_CONF: registries };
  const storage = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'run')];
  const log = join(folder, 'podman.log');
  const command = ['podman', ...storage, 'system', 'service', '--time=0', `unix://${socketPath}`];
  const child = startDaemon(command, log, env);
  try {
    await waitFor({ socketPath, path: '/_ping' }, child, log);
  } catch (error) {
    await stopDaemon(child);
    return `its service does not start: ${error.message}`;
  }
  return { name: 'podman', socketPath, command, stop: () => stopDaemon(child) };
}

import { join } from 'node:path';
import { isInstalled, startDaemon, stopDaemon, waitFor } from './programs.mjs';

/** What dockerd needs here; Debian and Ubuntu have it in docker.io and iptables. */
const needed = ['dockerd', 'containerd', 'runc'];

/**
 * A dockerd with folders and a socket of its own that leaves the network of this machine alone. The
 * result is a sentence when there can be none.
 */
export async function startDocker(folder) {
  const missing = needed.filter((name) => !isInstalled(name));
  if (missing.length > 0) return `there is no ${missing.join(', ')} (apt-get install docker.io)`;
  if (process.getuid() !== 0) return 'dockerd has to be started by root';
  const socketPath = join(folder, 'docker.sock');
  const command = [
    'dockerd',
    ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
    ...['-H', `unix://${socketPath}`, '--pidfile', join(folder, 'docker.pid')],
    ...['--iptables=false', '--bridge=none'],
  ];
  const log = join(folder, 'dockerd.log');
  const child = startDaemon(command, log);
  try {
    await waitFor({ socketPath, path: '/_ping' }, child, log);
  } catch (error) {
    await stopDaemon(child);
    return `dockerd does not start: ${error.message}`;
  }
  return { name: 'docker', socketPath, command, stop: () => stopDaemon(child) };
}

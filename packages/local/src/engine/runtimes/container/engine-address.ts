import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where a container engine listens, or should. */
export interface EngineAddress {
  /** Path of its Unix socket. */
  readonly socket: string;
  /** Who named it: `--runtime`, `DOCKER_HOST`, or nobody, as it is a usual place. */
  readonly source: 'option' | 'DOCKER_HOST' | 'usual';
}

/** An address that cannot be used; the message says why and what to do. */
export class EngineAddressError extends Error {
  override readonly name: string = 'EngineAddressError';
}

/**
 * The socket that a URL such as `unix:///run/podman/podman.sock` names.
 *
 * @throws EngineAddressError for an engine on another machine: the folders of a job are on this one.
 */
export function socketOf(url: string): string {
  const path = url.startsWith('unix://') ? url.slice('unix://'.length) : url;
  if (isAbsolute(path)) return path;
  throw new EngineAddressError(
    `The container engine at "${url}" cannot be used: jobs share folders with this machine, so it ` +
      'must be reached by a socket here. Name it as unix:///path/to/socket.',
  );
}

/**
 * Where to look for an engine, in this order.
 *
 * @throws EngineAddressError when DOCKER_HOST names one that cannot be used.
 */
export function engineAddresses(
  env: Readonly<Record<string, string | undefined>>,
  uid: number,
  home: string = homedir(),
): EngineAddress[] {
  const { DOCKER_HOST: host, XDG_RUNTIME_DIR: runtimeDir } = env;
  if (host !== undefined && host !== '') {
    return [{ socket: socketOf(host), source: 'DOCKER_HOST' }];
  }
  const own = runtimeDir ?? `/run/user/${uid}`;
  return [
    '/var/run/docker.sock',
    join(own, 'docker.sock'),
    join(home, '.docker', 'run', 'docker.sock'),
    '/run/podman/podman.sock',
    join(own, 'podman', 'podman.sock'),
  ].map((socket) => ({ socket, source: 'usual' }));
}

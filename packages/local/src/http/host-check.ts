import { isIP } from 'node:net';

const loopbackNames = new Set(['localhost', '127.0.0.1', '::1']);
const wildcards = new Set(['0.0.0.0', '::', '']);

/** The host name in a Host header: without port, brackets and case. */
function hostName(header: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(header);
  if (bracketed !== null) return (bracketed[1] ?? '').toLowerCase();
  return header.replace(/:\d+$/, '').toLowerCase();
}

/** Whether a host to listen on is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return loopbackNames.has(host.toLowerCase()) || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Tells which Host headers are answered. A page on the web can point a name of its own at
 * 127.0.0.1 and then talk to this server with the visitor's browser (DNS rebinding), so a name
 * that nobody configured is refused.
 *
 * @param listening the host this server listens on
 * @param others further names that are allowed
 */
export function hostCheck(
  listening: string,
  others: readonly string[] = [],
): (header: string | undefined) => boolean {
  const names = new Set([...loopbackNames, listening.toLowerCase(), ...others.map(hostName)]);
  const anyAddress = wildcards.has(listening);
  const accepted = new Set<string>();
  return (header) => {
    if (header === undefined) return true;
    if (accepted.has(header)) return true;
    const name = hostName(header);
    const ok = names.has(name) || isLoopback(name) || (anyAddress && isIP(name) !== 0);
    if (ok && accepted.size < 100) accepted.add(header);
    return ok;
  };
}

/** A host to listen on as it is written in a URL; one that stands for every address is loopback. */
export function urlHost(host: string): string {
  if (host === '::') return '[::1]';
  if (wildcards.has(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

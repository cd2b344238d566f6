import type { InstanceRow } from '../store/instances.ts';

/** A private address that stays the same for the life of an instance. */
export function privateIp({ sequence }: InstanceRow): string {
  return `172.16.${Math.floor(sequence / 250) % 250}.${(sequence % 250) + 2}`;
}

/**
 * The public address: `''` until there is one. A virtual machine has none behind which something
 * answers, so it gets one of a range that is reserved for examples.
 */
export function publicIp({ kind, status, sequence }: InstanceRow): string {
  if (status !== 'ONLINE' && status !== 'PENDING_READINESS') return '';
  return kind === 'app' ? '127.0.0.1' : `203.0.113.${(sequence % 250) + 2}`;
}

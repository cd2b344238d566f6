import { spawnSync } from 'node:child_process';

function exists(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { input: '' }).error === undefined;
}

/** The shells that this machine has; images have one or another of them. */
export const shells: readonly { name: string; argv: readonly string[] }[] = [
  { name: 'sh', argv: ['/bin/sh'] },
  { name: 'dash', argv: ['dash'] },
  { name: 'bash', argv: ['bash'] },
  { name: 'busybox', argv: ['busybox', 'sh'] },
].filter(({ argv: [program = '', ...rest] }) => exists(program, ...rest, '-c', ':'));

/** The tar programs that this machine has. */
export const tarTools: readonly { name: string; argv: readonly string[] }[] = [
  { name: 'tar', argv: ['tar'] },
  { name: 'bsdtar', argv: ['bsdtar'] },
  { name: 'busybox', argv: ['busybox', 'tar'] },
].filter(({ argv: [program = ''] }) => exists(program, '--version'));

import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { basename } from 'node:path';

function exists(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { input: '' }).error === undefined;
}

const sh = basename(realpathSync('/bin/sh'));

/** The shells that this machine has; images have one or another of them. `sh` is one of the others. */
export const shells: readonly { name: string; argv: readonly string[] }[] = [
  { name: 'dash', argv: ['dash'] },
  { name: 'bash', argv: ['bash'] },
  { name: 'busybox', argv: ['busybox', 'sh'] },
  ...(['dash', 'bash', 'busybox'].includes(sh) ? [] : [{ name: sh, argv: ['/bin/sh'] }]),
].filter(({ argv: [program = '', ...rest] }) => exists(program, ...rest, '-c', ':'));

/** The tar programs that this machine has. */
export const tarTools: readonly { name: string; argv: readonly string[] }[] = [
  { name: 'tar', argv: ['tar'] },
  { name: 'bsdtar', argv: ['bsdtar'] },
  { name: 'busybox', argv: ['busybox', 'tar'] },
].filter(({ argv: [program = ''] }) => exists(program, '--version'));

import { createHash } from 'node:crypto';
import { type ConformanceJob, line } from './job.ts';

const digest = (log: string): string =>
  `${log.length} ${createHash('sha256').update(log, 'latin1').digest('hex')}`;
const sorted = (log: string): string => log.split('\n').sort().join(' ').trim();
const LONG = 10_000_000;
const PIECE = 16_384;
const alternating = 'for i in 1 2 3 4 5 6 7 8 9; do echo out$i; echo err$i >&2; done';
const inTurn = Array.from({ length: 9 }, (_, at) => `out${at + 1}\nerr${at + 1}\n`).join('');

/** What becomes of the bytes that programs print. */
export const logJobs: readonly ConformanceJob[] = [
  {
    name: 'that prints lines of 10 MB keeps them whole',
    spec: line(`for i in 1 2; do head -c ${LONG} /dev/zero | tr '\\0' x; echo; done; echo end`),
    view: digest,
    same: { exitCode: 0, log: digest(`${'x'.repeat(LONG)}\n${'x'.repeat(LONG)}\nend\n`) },
  },
  {
    name: 'that prints lines of exactly what an engine takes at once keeps them whole',
    spec: line(`for i in 1 2; do head -c ${PIECE} /dev/zero | tr '\\0' x; echo; done; echo end`),
    view: digest,
    same: { exitCode: 0, log: digest(`${'x'.repeat(PIECE)}\n${'x'.repeat(PIECE)}\nend\n`) },
  },
  {
    name: 'whose last line is long and has no newline keeps it so',
    spec: line(`head -c ${LONG} /dev/zero | tr '\\0' x`),
    view: digest,
    same: { exitCode: 0, log: digest('x'.repeat(LONG)) },
  },
  {
    name: 'whose last line is long',
    spec: line(`head -c ${LONG} /dev/zero | tr '\\0' x; echo`),
    view: (log) => log.replace(/x+/, 'x'),
    same: { exitCode: 0 },
    difference: {
      row: 'The newline of a last line of more than 16 KiB',
      process: { log: 'x\n' },
      // Podman keeps it.
      container: { log: /^x\n?$/ },
    },
  },
  {
    name: 'whose last line has no newline keeps it so',
    spec: line('echo first; printf last'),
    same: { exitCode: 0, log: 'first\nlast' },
  },
  {
    name: 'that prints nothing but newlines keeps each',
    spec: line("printf '\\n\\n\\r\\n'"),
    same: { exitCode: 0, log: '\n\n\r\n' },
  },
  {
    name: 'that prints bytes that are no text keeps each',
    spec: line('i=0; while [ $i -lt 256 ]; do printf "\\\\$(printf %03o $i)"; i=$((i+1)); done'),
    same: {
      exitCode: 0,
      log: Array.from({ length: 256 }, (_, at) => String.fromCharCode(at)).join(''),
    },
  },
  {
    name: 'that prints in its last moment loses nothing',
    spec: line('seq 1 2000; printf end; kill -SEGV $$; exit 5'),
    view: (log) => log.slice(-8),
    same: { kind: 'exited', log: '2000\nend' },
    difference: {
      row: 'Signals that a program sends itself',
      process: { exitCode: 139 },
      container: { exitCode: 5 },
    },
  },
  {
    name: 'that prints to stdout and stderr has both, each in its order',
    spec: line(alternating),
    view: sorted,
    same: { exitCode: 0, log: sorted(inTurn) },
  },
  {
    name: 'that prints to stdout and stderr in turn',
    spec: line(alternating),
    // What is always so: on the container runtime any order of the two is possible.
    view: (log) => (log === inTurn ? 'in turn' : `any: ${sorted(log)}`),
    difference: {
      row: 'stdout and stderr in one log',
      process: { log: 'in turn' },
      container: { log: new RegExp(`^(?:in turn|any: ${sorted(inTurn)})$`) },
    },
  },
  {
    name: 'that asks what its stdout is',
    spec: line('[ -f /dev/stdout ] && echo file; [ -p /dev/stdout ] && echo pipe; exit 0'),
    difference: {
      row: 'What stdout is',
      process: { log: 'file\n' },
      container: { log: 'pipe\n' },
    },
  },
  {
    name: 'that opens /dev/stdout anew',
    spec: line('echo one; echo two >/dev/stdout; echo three'),
    difference: {
      row: '`>/dev/stdout`',
      process: { log: 'two\nthree\n' },
      container: { log: 'one\ntwo\nthree\n' },
    },
  },
  {
    name: 'that reads its stdin finds nothing there',
    spec: line('cat; echo $?'),
    same: { exitCode: 0, log: '0\n' },
  },
];

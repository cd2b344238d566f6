import { type ConformanceJob, line } from './job.ts';

/** How programs end by themselves, or never begin. */
export const endJobs: readonly ConformanceJob[] = [
  {
    name: 'that does nothing ends with 0',
    spec: { command: ['true'] },
    same: {
      exitCode: 0,
      kind: 'exited',
      reason: 'The program ended with exit code 0.',
      log: '',
      files: null,
    },
  },
  {
    name: 'that takes a second ends after it',
    spec: line('sleep 1; echo done'),
    same: { exitCode: 0, kind: 'exited', log: 'done\n' },
  },
  ...(
    [
      ['HUP', 129],
      ['INT', 130],
      ['ABRT', 134],
      ['SEGV', 139],
      ['TERM', 143],
    ] as const
  ).map(([signal, exitCode]) => ({
    name: `whose child ends by SIG${signal} hands on ${exitCode}`,
    spec: line(`sh -c 'kill -${signal} $$' 2>/dev/null; exit $?`),
    same: {
      exitCode,
      kind: 'exited',
      reason: `The program was ended by SIG${signal} (exit code ${exitCode}).`,
    },
  })),
  {
    name: 'that ends with 137',
    spec: line('exit 137'),
    same: { exitCode: 137, kind: 'exited' },
    difference: {
      row: 'The sentence on exit code 137',
      process: { reason: 'The program was ended by SIGKILL (exit code 137).' },
      container: { reason: /^The program was ended by SIGKILL \(exit code 137\)\. It was killed / },
    },
  },
  {
    name: 'that sends SIGKILL to itself',
    spec: line('echo before; kill -KILL $$; echo after'),
    same: { kind: 'exited' },
    difference: {
      row: 'Signals that a program sends itself',
      process: { exitCode: 137, log: 'before\n' },
      container: { exitCode: 0, log: 'before\nafter\n' },
    },
  },
  {
    name: 'that sends SIGTERM to its group',
    spec: line('echo before; kill -TERM 0; echo after'),
    same: { kind: 'exited' },
    difference: {
      row: 'Signals that a program sends itself',
      process: { exitCode: 143, log: 'before\n' },
      container: { exitCode: 0, log: 'before\nafter\n' },
    },
  },
  {
    name: 'whose program does not exist ends with 127',
    spec: { command: ['no-such-program', '--x'] },
    same: { exitCode: 127, kind: 'exited', log: /^.*no-such-program"?: .*not found.*\n$/ },
  },
  {
    name: 'whose program has a name like an option ends with 127',
    spec: { entrypoint: ['-a'], command: ['true'] },
    same: { exitCode: 127, kind: 'exited', log: /^.*-a"?: .*not found.*\n$/ },
  },
  {
    name: 'whose program is a file that is none ends with 126',
    spec: { command: ['/etc/passwd'] },
    same: {
      exitCode: 126,
      kind: 'exited',
      log: /\/etc\/passwd"?: permission denied(?:: OCI permission denied)?\n$/i,
    },
  },
  {
    name: 'whose program is a folder ends with 126',
    spec: { command: ['/etc'] },
    same: {
      exitCode: 126,
      kind: 'exited',
      log: /\/etc"?: (?:permission denied|is a directory)(?:: OCI permission denied)?\n$/i,
    },
  },
  {
    name: 'with a zero byte in its words never begins',
    spec: { command: ['echo', 'secret\0word'] },
    same: {
      exitCode: null,
      kind: 'start_failed',
      reason: 'Its command or environment holds a zero byte, which no program can get.',
      log: '',
    },
  },
  {
    name: 'with a zero byte in its environment never begins, and its value is not told',
    spec: { command: ['env'], env: { TOKEN: 'secret\0word' } },
    same: {
      exitCode: null,
      kind: 'start_failed',
      reason: 'Its command or environment holds a zero byte, which no program can get.',
      log: '',
    },
  },
  {
    name: 'with a word longer than the system takes',
    spec: { command: ['echo', 'x'.repeat(200_000)] },
    difference: {
      row: 'A word of more than 128 KiB',
      process: { exitCode: null, kind: 'start_failed', reason: /longer than this system allows/ },
      container: { exitCode: 1, kind: 'exited', log: /argument list too long/ },
    },
  },
  {
    name: 'with a command of 210 kB in smaller words is run',
    spec: {
      command: [
        ...['sh', '-c', 'printf %s "$@" | wc -c', 'sh'],
        ...['a', 'b', 'c'].map((letter) => letter.repeat(70_000)),
      ],
    },
    view: (log) => log.trim(),
    same: { exitCode: 0, log: '210000' },
  },
  {
    name: 'without any words',
    spec: { command: [] },
    difference: {
      row: 'A job without a command',
      process: { exitCode: null, kind: 'start_failed', reason: /Give it a command\.$/ },
      container: { exitCode: 0, kind: 'exited', log: 'from the image\n' },
    },
  },
];

import { readFileSync } from 'node:fs';
import { type ConformanceJob, line } from './job.ts';

const words = ['', ' ', 'a b', "it's", '"', '$HOME', '`x`', '*', '\\', '\n', '日本', '-n', '--'];

/** What programs find around them. */
export const surroundingsJobs: readonly ConformanceJob[] = [
  {
    name: 'gets exactly its words',
    spec: { command: ['sh', '-c', 'for w; do printf "<%s>" "$w"; done', 'sh', ...words] },
    view: (log) => Buffer.from(log, 'latin1').toString('utf8'),
    same: { exitCode: 0, log: words.map((word) => `<${word}>`).join('') },
  },
  {
    name: 'gets exactly its variables',
    spec: {
      command: ['env'],
      env: { PLAIN: 'a=b  c', EMPTY: '', 'odd.name': 'kept', LANG: 'ja_JP.UTF-8' },
    },
    view: (log) => (log.match(/^(?:PLAIN|EMPTY|odd\.name|LANG)=.*$/gm) ?? []).sort().join('\n'),
    same: { exitCode: 0, log: 'EMPTY=\nLANG=ja_JP.UTF-8\nPLAIN=a=b  c\nodd.name=kept' },
  },
  {
    name: 'asks which system it is on',
    spec: { command: ['cat', '/etc/os-release'] },
    same: { exitCode: 0 },
    difference: {
      row: 'The image',
      process: { log: readFileSync('/etc/os-release', 'latin1') },
      container: { log: 'ID=irori-test\n' },
    },
  },
  {
    name: 'asks which variables it has beside its own',
    spec: { command: ['env'] },
    view: (log) => (log.match(/^[A-Z_]+(?==)/gm) ?? []).sort().join(' '),
    difference: {
      row: 'The environment',
      process: { log: 'CUDA_VISIBLE_DEVICES HOME IRORI_WORKLOAD LANG OUT PATH PWD TMPDIR' },
      container: { log: /^FROM_IMAGE HOME HOSTNAME OUT PATH/ },
    },
  },
  {
    name: 'asks where it is',
    spec: line('pwd; echo $OUT'),
    same: { exitCode: 0 },
    difference: {
      row: 'Folders',
      process: { log: /workloads\/[0-9a-f-]+\/work\n\S+workloads\/[0-9a-f-]+\/outputs\n$/ },
      container: { log: '/home\n/irori/outputs\n' },
    },
  },
  {
    name: 'asks for its number',
    spec: line('echo $$'),
    difference: {
      row: 'Processes that it sees',
      process: { log: /^\d{2,}\n$/ },
      container: { log: '1\n' },
    },
  },
  {
    name: 'asks for its rights',
    spec: line('grep NoNewPrivs /proc/self/status'),
    difference: {
      row: 'Rights',
      process: { log: 'NoNewPrivs:\t0\n' },
      container: { log: 'NoNewPrivs:\t1\n' },
    },
  },
  {
    name: 'asks for its network',
    spec: line('cat /proc/net/dev'),
    view: (log) => (log.match(/^ *[^ :]+(?=:)/gm) ?? []).map((name) => name.trim()).join(' '),
    difference: {
      row: 'The network',
      process: {
        log: (readFileSync('/proc/net/dev', 'latin1').match(/^ *[^ :]+(?=:)/gm) ?? [])
          .map((name) => name.trim())
          .join(' '),
      },
      // The tests run without a network.
      container: { log: 'lo' },
    },
  },
  {
    name: 'asks for its shared memory',
    spec: line("df -k /dev/shm | tail -n 1 | awk '{ print $2 }'"),
    view: (log) => (log === '1048576\n' ? '1 GiB' : 'of this machine'),
    difference: {
      row: '`/dev/shm`',
      process: { log: 'of this machine' },
      container: { log: '1 GiB' },
    },
  },
];

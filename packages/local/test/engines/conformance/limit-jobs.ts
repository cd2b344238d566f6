import type { WorkloadSpec } from '../../../src/engine/types.ts';
import { type ConformanceJob, line } from './job.ts';

const overDisk = /^It took \d+\.\d MB of the disk, more than the limit of 20\.0 MB\./;

/** Goes on to the end of its line when it is stopped, and waits to be stopped otherwise. */
function toTheEnd(text: string): Partial<WorkloadSpec> {
  return line(`trap over=1 TERM; (trap "" TERM; ${text}); [ "$over" ] || sleep 100 & wait`);
}

/** What happens to programs that want too much. */
export const limitJobs: readonly ConformanceJob[] = [
  {
    name: 'that fills its outputs folder is stopped',
    spec: toTheEnd('head -c 30000000 /dev/zero >"$OUT/big"; echo written'),
    same: { kind: 'disk_full', reason: overDisk, log: 'written\n', files: null },
  },
  {
    name: 'that fills its log is stopped',
    spec: toTheEnd('head -c 30000000 /dev/zero'),
    view: (log) => String(log.length),
    same: { kind: 'disk_full', reason: overDisk, log: '30000000' },
  },
  {
    name: 'that fills /tmp',
    // Only in a container does anyone look there, and when is not for the program to know.
    spec: line(
      'trap "exit 1" TERM; file=/tmp/irori-conformance-$$; head -c 30000000 /dev/zero >$file; ' +
        'if grep -q irori-test /etc/os-release; then sleep 50; else sleep 1; fi & wait; rm $file',
    ),
    difference: {
      row: 'Disk outside of its folders',
      process: { exitCode: 0, kind: 'exited' },
      container: { kind: 'disk_full', reason: overDisk },
    },
  },
  {
    name: 'that takes more memory than its plan has',
    spec: line('x=$(head -c 60000000 /dev/zero | tr \'\\0\' x); printf %s "$x" | wc -c', {
      limits: { memoryBytes: 32 * 1024 * 1024 },
    }),
    same: { kind: 'exited' },
    difference: {
      row: 'Memory and processors of the plan',
      process: { exitCode: 0, log: '60000000\n' },
      container: { exitCode: 137, log: '', reason: /used more memory than its limit of 32 MB/ },
    },
  },
  {
    name: 'that forks and forks',
    spec: line(
      'f() { if [ $1 = 0 ]; then sleep 1; else f $(($1-1)) & f $(($1-1)) & wait; fi; }; (f 6); exit 0',
    ),
    same: { exitCode: 0, kind: 'exited' },
    difference: {
      row: 'Number of processes',
      process: { log: '' },
      container: { log: /can't fork/ },
    },
  },
];

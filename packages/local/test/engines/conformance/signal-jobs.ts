import { type ConformanceJob, line } from './job.ts';

const canceled = { kind: 'canceled', reason: 'It was canceled.' } as const;

/** How programs take a stop, and what they leave running. */
export const signalJobs: readonly ConformanceJob[] = [
  {
    name: 'that traps SIGTERM says good-bye',
    spec: line("trap 'echo bye; exit 3' TERM; echo ready; sleep 100 & wait"),
    stop: true,
    same: { ...canceled, exitCode: 3, log: 'ready\nbye\n' },
  },
  {
    name: 'that ignores SIGTERM is killed after its grace',
    spec: line("trap '' TERM; echo ready; sleep 100; echo late", { stopGraceMs: 500 }),
    stop: true,
    same: { ...canceled, exitCode: 137, log: 'ready\n' },
  },
  {
    name: 'that does nothing about SIGTERM',
    spec: line('echo ready; sleep 100; echo late', { stopGraceMs: 500 }),
    stop: true,
    same: { ...canceled, log: 'ready\n' },
    difference: {
      row: 'SIGTERM to a program that does not handle it',
      process: { exitCode: 143 },
      container: { exitCode: 137 },
    },
  },
  {
    name: 'that traps SIGTERM while its child works in the foreground',
    // The child says it: a signal before the shell has one would meet the shell alone.
    spec: line("trap 'echo bye; exit 3' TERM; sh -c 'echo ready; exec sleep 100'; exit 8", {
      stopGraceMs: 2000,
    }),
    stop: true,
    // A shell tells of the child that was ended, each with words of its own.
    view: (log) => log.replace('Terminated\n', ''),
    same: canceled,
    difference: {
      row: 'Who gets SIGTERM',
      process: { exitCode: 3, log: 'ready\nbye\n' },
      container: { exitCode: 137, log: 'ready\n' },
    },
  },
  {
    name: 'that runs into its time limit is stopped',
    spec: line("trap 'exit 9' TERM; sleep 100 & wait", { timeLimitMs: 1500 }),
    same: { exitCode: 9, kind: 'timed_out', reason: 'It ran into its time limit of 1.5 s.' },
  },
  {
    name: 'that leaves children takes them with it',
    spec: line('sleep 100 & sleep 100 & echo bye'),
    same: { exitCode: 0, kind: 'exited', log: 'bye\n' },
  },
  {
    name: 'that leaves a daemon in a session of its own takes it with it',
    spec: line('setsid sh -c "while :; do sleep 1; echo more; done" & sleep 0.1; echo bye'),
    same: { exitCode: 0, kind: 'exited', log: 'bye\n' },
  },
  {
    name: 'whose orphan ends before it goes on to its own end',
    spec: line(
      '(sh -c "sleep 0.1; echo orphan; touch over" &); ' +
        'until test -e over; do sleep 0.1; done; echo bye; exit 4',
    ),
    same: { exitCode: 4, kind: 'exited', log: 'orphan\nbye\n' },
  },
];

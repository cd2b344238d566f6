import { type ConformanceJob, line } from './job.ts';

const leftOut = (name: string, why: string): string => `"${name}" was left out: it is ${why}.`;

/** What becomes of the files that programs leave. */
export const fileJobs: readonly ConformanceJob[] = [
  {
    name: 'that leaves files and folders keeps them',
    spec: line('cd "$OUT"; mkdir -p a/b; echo x >a/b/c; : >empty'),
    same: { exitCode: 0, files: ['a/', 'a/b/', 'a/b/c', 'empty'] },
  },
  {
    name: 'that leaves files with odd names keeps them',
    spec: line(
      'cd "$OUT"; touch "with space" "$(printf "new\\nline")" -- -rf 日本語 .hidden "a\\b" "*" "\'"',
    ),
    same: {
      exitCode: 0,
      files: ["'", '*', '-rf', '.hidden', 'a\\b', 'new', 'line', 'with space', '日本語'],
    },
  },
  {
    name: 'that leaves what cannot be packed keeps the rest, and is told what was left out',
    spec: line('cd "$OUT"; touch good "$(printf "bad\\377")"; mkfifo pipe'),
    same: {
      exitCode: 0,
      files: ['good'],
      reason:
        'The program ended with exit code 0. "badÿ" was left out: its name is not valid UTF-8. ' +
        leftOut('pipe', 'a named pipe'),
    },
  },
  {
    name: 'that leaves links keeps those that stay inside',
    spec: line(
      'cd "$OUT"; echo x >file; mkdir d; ln -s ../file d/up; ln -s missing dangling; ' +
        'ln -s /etc/passwd passwd; ln -s ../../.. outside',
    ),
    same: {
      exitCode: 0,
      files: ['d/', 'd/up', 'dangling', 'file'],
      reason: [
        'The program ended with exit code 0.',
        leftOut('outside', 'a link that leaves the outputs folder'),
        leftOut('passwd', 'a link that leaves the outputs folder'),
      ].join(' '),
    },
  },
  {
    name: 'that leaves a link with the whole path of its target',
    spec: line('echo x >"$OUT/file"; ln -s "$OUT/file" "$OUT/link"'),
    same: { exitCode: 0 },
    difference: {
      row: 'Absolute links between outputs',
      process: { files: ['file', 'link'] },
      container: { files: ['file'], reason: /"link" was left out/ },
    },
  },
  {
    name: 'that puts a link in the place of its outputs folder leaves nothing of its target',
    spec: line('cd /; rmdir "$OUT" && ln -s /etc "$OUT"'),
    same: { files: null },
    difference: {
      row: 'The outputs folder itself',
      process: { exitCode: 0, kind: 'collect_failed', reason: /the outputs folder was replaced/ },
      container: { exitCode: 1, kind: 'exited', log: /resource busy/i },
    },
  },
  {
    name: 'that takes the rights to its outputs away keeps them',
    spec: line('echo x >"$OUT/file"; chmod 0 "$OUT/file" "$OUT"'),
    same: { exitCode: 0, files: ['file'] },
  },
];

/**
 * What the wrapper writes at the end of a job's stderr: Qarnot tells whether a task failed, and not
 * with which exit code. `tag` is the one that only this job has.
 */
function markOf(tag: string): string {
  return `::${tag}::`;
}

/** The shell command that writes the mark. */
export function markCommand(tag: string): string {
  return `printf '%s\\n' "${markOf(tag)} exit=$irori_code\${irori_over:+ late}" >&2`;
}

/** How the program of one instance ended. */
export interface MarkedEnd {
  exitCode: number;
  /** Whether the wrapper ended it at its time limit. */
  late: boolean;
}

const marked = / exit=(\d{1,3})( late)?$/;

/** Takes the mark out of a line. */
export function readLine(line: string, tag: string): { text: string; end: MarkedEnd | null } {
  const at = line.lastIndexOf(markOf(tag));
  const match = at < 0 ? null : marked.exec(line.slice(at));
  if (match === null) return { text: line, end: null };
  return {
    text: line.slice(0, at),
    end: { exitCode: Number(match[1]), late: match[2] !== undefined },
  };
}

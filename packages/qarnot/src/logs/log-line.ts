/** A line of a log with the instance that wrote it. */
export interface ParsedLogLine {
  /** The number of the instance; `null` for a line without a prefix. */
  instance: number | null;
  /** The line without the prefix. */
  text: string;
}

const PREFIX = /^ *(\d{1,9})> ?/;

/**
 * Takes the instance prefix off a line of a log: ` 0> Hello` is `Hello` of instance 0. How many
 * spaces stand before the number is not known (confidence: medium), so any number of them is read.
 */
export function parseLogLine(line: string): ParsedLogLine {
  const match = PREFIX.exec(line);
  if (match === null) return { instance: null, text: line };
  return { instance: Number(match[1]), text: line.slice(match[0].length) };
}

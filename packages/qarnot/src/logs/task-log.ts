import type { Session } from '../request/session.ts';
import { hasEnded } from '../tasks/states.ts';
import type { Task } from '../types.ts';
import { followLog, type LogPiece, type LogSource } from './follow.ts';
import { LineSplitter } from './line-splitter.ts';
import { parseLogLine } from './log-line.ts';
import type { LogLine, LogOptions, LogStream } from './options.ts';
import { type LogOperations, requestLog } from './request-log.ts';

/** The operations that give a task's outputs whole. */
export const TASK_LOGS: Readonly<Record<LogStream, LogOperations>> = {
  stdout: { all: 'getTaskStdout', instance: 'getTaskInstanceStdout' },
  stderr: { all: 'getTaskStderr', instance: 'getTaskInstanceStderr' },
};

/** The operations that give what is new in them. */
export const FRESH_TASK_LOGS: Readonly<Record<LogStream, LogOperations>> = {
  stdout: { all: 'getLastTaskStdout', instance: 'getLastTaskInstanceStdout' },
  stderr: { all: 'getLastTaskStderr', instance: 'getLastTaskInstanceStderr' },
};

/** A task as something that writes. */
export function taskSource(
  session: Session,
  task: string,
  streams: readonly LogStream[],
  instance?: number,
  onPoll?: (task: Task) => void,
): LogSource {
  const params = { taskId: task };
  return {
    what: `task ${task}`,
    streams,
    read: (stream, call) =>
      requestLog(session, TASK_LOGS[stream], params, {
        ...call,
        ...(instance === undefined ? {} : { instance }),
      }),
    hasEnded: async (call) => {
      const seen = await session.operation<Task>('getTask', { params }, call);
      onPoll?.(seen);
      return hasEnded(seen);
    },
  };
}

async function* currentPieces(
  source: LogSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<LogPiece, void, undefined> {
  for (const stream of source.streams) {
    yield { stream, text: await source.read(stream, signal === undefined ? {} : { signal }) };
  }
}

/** A line of one instance's own log may come with or without its prefix. */
function lineOf(stream: LogStream, line: string, instance: number | undefined): LogLine {
  const parsed = parseLogLine(line);
  if (instance === undefined || parsed.instance === instance) return { stream, ...parsed };
  return { stream, instance, text: line };
}

/** The output of a task line by line. */
export async function* taskLogLines(
  session: Session,
  task: string,
  { follow = false, instance, stream, signal, pollInterval, onGap }: LogOptions = {},
): AsyncGenerator<LogLine, void, undefined> {
  const streams: readonly LogStream[] = stream === undefined ? ['stdout', 'stderr'] : [stream];
  const source = taskSource(session, task, streams, instance);
  const { clock, logger } = session;
  const pieces = follow
    ? followLog(source, { clock, logger, signal, pollInterval, onGap })
    : currentPieces(source, signal);
  const splitters = new Map(streams.map((name) => [name, new LineSplitter()]));
  for await (const { stream: name, text } of pieces) {
    for (const line of splitters.get(name)?.push(text) ?? []) yield lineOf(name, line, instance);
  }
  for (const [name, splitter] of splitters) {
    for (const line of splitter.end()) yield lineOf(name, line, instance);
  }
}

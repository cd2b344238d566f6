import type { Reply } from '../../../http/reply.ts';
import { badRequest, indented, noSuch, RefusedError } from '../errors.ts';
import { ExecutionRefusal } from '../execution/types.ts';
import type { QarnotRequest } from '../request/request.ts';
import type { Refuse } from '../tasks/tasks.ts';

/** 200 with nothing in it. */
export const done: Reply = { status: 200 };

/** 200 with the uuid of what was created, and where it is. */
export function created(request: QarnotRequest, noun: string, uuid: string): Reply {
  const reply = indented(200, { uuid });
  const host = request.header('host') ?? 'localhost';
  return { ...reply, headers: { ...reply.headers, location: `http://${host}/v1/${noun}/${uuid}` } };
}

/** The elements of a list for which a request names tags: repeated, or one with commas (C#). */
export function tagsOf(request: QarnotRequest): string[] {
  return request
    .queryAll('tag')
    .flatMap((text) => text.split(','))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** Refuses wrong values as a request's refusals are told. */
export function refuserOf(request: QarnotRequest): Refuse {
  return (problems) => request.refusal(problems);
}

/** The instance that a path names; null for none. @throws RefusedError 404 for no number. */
export function instanceOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw noSuch('instance', text);
  return Number(text);
}

/**
 * Does what the execution may refuse, and gives its refusal a status.
 *
 * @param notRunning the status of what cannot be done in this state
 */
export function orRefuse<T>(notRunning: 400 | 403, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw refusalOf(error, notRunning);
  }
}

/** As {@link orRefuse}, for what takes a while. */
export async function orRefuseLater<T>(notRunning: 400 | 403, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw refusalOf(error, notRunning);
  }
}

function refusalOf(error: unknown, notRunning: 400 | 403): unknown {
  if (!(error instanceof ExecutionRefusal)) return error;
  if (error.code === 'unknown_instance') return new RefusedError(404, error.message);
  if (error.code === 'bad_config') return badRequest(error.message);
  return new RefusedError(notRunning, error.message);
}

import type { FaultAnswer, FaultHandler, LoggedRequest } from '@irori/testkit';

/** What a made-up task looks like at one moment. */
export interface Moment {
  state: string;
  stdout?: string;
  stderr?: string;
  /** Answers in place of those, by the end of the path. */
  faults?: Readonly<Record<string, FaultAnswer>>;
}

/** The uuid of the made-up task. */
export const UUID = 'b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10';

function log(text: string): FaultAnswer {
  return { bodyText: JSON.stringify(text) };
}

function answerAt(moment: Moment, path: string, method: string): FaultAnswer {
  const end = path.slice(path.lastIndexOf('/') + 1);
  const fault = moment.faults?.[end];
  if (fault !== undefined) return fault;
  if (method === 'POST') return { json: path.endsWith('/tasks') ? { uuid: UUID } : {} };
  if (/\/stdout\b/.test(path)) return log(moment.stdout ?? '');
  if (/\/stderr\b/.test(path)) return log(moment.stderr ?? '');
  return { json: { uuid: UUID, name: 'a', state: moment.state } };
}

/**
 * A task that goes on by one moment each time it is read (`GET …/tasks/<id>`); the last moment stays.
 * Whatever else is asked is answered as of that moment.
 */
export function fakeTask(moments: readonly Moment[]): FaultHandler {
  let at = -1;
  return (request: LoggedRequest) => {
    const path = request.url.split('?')[0] ?? '';
    const isLook = request.method === 'GET' && /\/tasks\/[^/]+$/.test(path);
    if (isLook) at = Math.min(at + 1, moments.length - 1);
    const moment = moments[Math.max(at, 0)] ?? { state: 'Submitted' };
    return answerAt(moment, path, request.method);
  };
}

import { request } from 'node:http';
import { codeOf, messageOf } from '../../../store/errors.ts';

const LARGEST_ANSWER = 4 * 1024 * 1024;

/** What an engine at a socket answered, or why it did not. */
export type EngineAnswer =
  | { readonly kind: 'ok'; readonly body: string }
  | {
      readonly kind: 'failed';
      readonly reason: 'absent' | 'refused' | 'forbidden' | 'silent' | 'other';
      readonly detail: string;
    };

/**
 * One GET to an engine with nothing but Node: to see whether one is there must not cost the loading
 * of a client. Never rejects.
 */
export function askEngine(
  socketPath: string,
  path: string,
  patienceMs: number,
): Promise<EngineAnswer> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patienceMs);
    const fail = (error: unknown): void => resolve(failure(error, signal.aborted, patienceMs));
    const asked = request({ socketPath, path, headers: { host: 'engine' }, signal, agent: false });
    asked.once('error', fail);
    asked.once('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => {
        body += text;
        if (body.length > LARGEST_ANSWER) answer.destroy(new Error('its answer has no end'));
      });
      answer.once('error', fail);
      answer.once('end', () => {
        const { statusCode = 0 } = answer;
        if (statusCode === 200) resolve({ kind: 'ok', body });
        else fail(new Error(`it answered ${statusCode}`));
      });
    });
    asked.end();
  });
}

function failure(error: unknown, isLate: boolean, patienceMs: number): EngineAnswer {
  if (isLate) {
    return { kind: 'failed', reason: 'silent', detail: `no answer within ${patienceMs / 1000} s` };
  }
  const code = codeOf(error);
  const reasons = { ENOENT: 'absent', ECONNREFUSED: 'refused', EACCES: 'forbidden' } as const;
  const reason = Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : 'other';
  return { kind: 'failed', reason, detail: code === '' ? messageOf(error) : code };
}

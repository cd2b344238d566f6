import { noop } from '../log/create-logger.ts';
import { type AttemptFailure, failureLine } from './attempt-failure.ts';
import type { Call } from './call.ts';
import { requestIdOf } from './response-meta.ts';

function head(call: Call, attempt: number): string {
  return `${call.correlationId}#${attempt} ${call.spec.method} ${call.parts.redactor.url(call.url)}`;
}

/** Logs, at level `debug`, that an attempt begins. */
export function logAttempt(call: Call, attempt: number): void {
  const { logger, redactor } = call.parts;
  if (logger.debug === noop) return;
  logger.debug(`${head(call, attempt)} begins`, {
    operation: call.spec.operation,
    headers: redactor.headers(call.headers),
    ...(call.spec.json === undefined
      ? {}
      : { body: redactor.value(call.spec.json, { environment: true }) }),
  });
}

/** Logs, at level `debug`, the answer to an attempt. */
export function logAnswer(call: Call, attempt: number, response: Response, begun: number): void {
  const { logger, redactor, clock } = call.parts;
  if (logger.debug === noop) return;
  logger.debug(`${head(call, attempt)} answered ${response.status}`, {
    operation: call.spec.operation,
    durationMs: Math.round(clock.monotonic() - begun),
    requestId: redactor.value(requestIdOf(response.headers)),
    headers: redactor.headers(response.headers),
  });
}

/** Logs, at level `debug`, that an attempt failed, and why it is or is not repeated. */
export function logFailure(
  call: Call,
  attempt: number,
  failure: AttemptFailure,
  decision: string,
): void {
  const { logger, redactor } = call.parts;
  if (logger.debug === noop) return;
  logger.debug(`${head(call, attempt)} failed: ${redactor.text(failureLine(failure))}`, {
    operation: call.spec.operation,
    decision,
  });
}

/** Logs, at level `info`, a wait before the next attempt. */
export function logWait(call: Call, attempt: number, delay: number, reason: string): void {
  const { logger } = call.parts;
  if (logger.info === noop) return;
  logger.info(`${head(call, attempt)} is repeated in ${Math.round(delay)} ms: ${reason}`);
}

import type { CallOptions } from '../options.ts';
import { decideRetry } from '../retry/decide.ts';
import { retryDelay } from '../retry/delay.ts';
import type { ApiResult } from './api-promise.ts';
import { runAttempt } from './attempt.ts';
import { type AttemptFailure, failureLine, outcomeOf, policyFailure } from './attempt-failure.ts';
import { type Call, prepareCall, timeLeft } from './call.ts';
import { logAnswer, logAttempt, logFailure, logWait } from './call-log.ts';
import { createRequestError } from './create-error.ts';
import type { ClientParts } from './parts.ts';
import { AnswerMeta } from './response-meta.ts';
import type { RequestSpec } from './spec.ts';

/** What happened so far in a call. */
interface CallState {
  attempts: number;
  /** Retries that count. */
  retries: number;
  freeRetryUsed: boolean;
  credentialsRenewed: boolean;
  earlier: string[];
  earlierUnknown: boolean;
}

/** The whole life of one call: attempts until there is a result or a final error. */
export async function runCall<T>(
  parts: ClientParts,
  spec: RequestSpec<T>,
  options: CallOptions = {},
): Promise<ApiResult<T>> {
  const call = prepareCall(parts, spec, options);
  const state: CallState = {
    attempts: 0,
    retries: 0,
    freeRetryUsed: false,
    credentialsRenewed: false,
    earlier: [],
    earlierUnknown: false,
  };
  for (;;) {
    if (call.signal?.aborted) throw abortedError(call, state);
    state.attempts += 1;
    const begun = parts.clock.monotonic();
    logAttempt(call, state.attempts);
    const result = await runAttempt(call, state.attempts);
    if (result.ok) {
      const { response, data } = result;
      logAnswer(call, state.attempts, response, begun);
      const meta = new AnswerMeta(response, call, state.attempts);
      return { data: spec.transform ? spec.transform(data, meta) : (data as T), response: meta };
    }
    await prepareRetry(call, result.failure, state);
  }
}

/** Returns when the next attempt may begin; throws when there is none. */
async function prepareRetry(call: Call, failure: AttemptFailure, state: CallState): Promise<void> {
  if (await renewCredentials(call, failure, state)) return;
  const known = policyFailure(failure);
  if (known === undefined) throw createRequestError(call, failure, state);
  const decision = decideRetry({
    failure: known,
    effect: call.spec.effect,
    replayable: call.replayable,
    retries: state.retries,
    freeRetryUsed: state.freeRetryUsed,
    policy: call.policy,
  });
  logFailure(call, state.attempts, failure, decision.reason);
  if (!decision.retry) throw createRequestError(call, failure, state);
  if (decision.free) {
    state.freeRetryUsed = true;
    remember(call, failure, state);
    return;
  }
  const retryAfter = failure.kind === 'status' ? failure.retryAfter : undefined;
  const delay = retryDelay(state.retries + 1, retryAfter, call.policy, call.parts.random);
  if (delay >= timeLeft(call)) throw outOfTime(call, failure, state);
  logWait(call, state.attempts, delay, decision.reason);
  state.retries += 1;
  remember(call, failure, state);
  await pause(call, delay, state);
}

function remember(call: Call, failure: AttemptFailure, state: CallState): void {
  state.earlier.push(failureLine(failure));
  if (outcomeOf(failure, call.spec.effect) === 'unknown') state.earlierUnknown = true;
}

/** On a first 401, asks for new credentials; a refused request was not carried out. */
async function renewCredentials(
  call: Call,
  failure: AttemptFailure,
  state: CallState,
): Promise<boolean> {
  const { auth } = call.parts;
  if (failure.kind !== 'status' || failure.status !== 401 || auth?.refused === undefined) {
    return false;
  }
  if (state.credentialsRenewed || !call.credentials || !call.replayable) return false;
  state.credentialsRenewed = true;
  try {
    if (!(await auth.refused(failure.sentHeaders, call.signal))) return false;
  } catch (error) {
    if (call.signal?.aborted) throw abortedError(call, state);
    throw error;
  }
  remember(call, failure, state);
  return true;
}

async function pause(call: Call, ms: number, state: CallState): Promise<void> {
  try {
    await call.parts.clock.sleep(ms, call.signal);
  } catch (error) {
    if (call.signal?.aborted) throw abortedError(call, state);
    throw error;
  }
}

/** The error for a call whose total limit leaves no room for the attempt that would come next. */
function outOfTime(call: Call, failure: AttemptFailure, state: CallState): Error {
  if (failure.kind === 'timeout') {
    const reached = { which: 'total', limit: call.totalTimeout } as const;
    return createRequestError(call, { ...failure, reached }, state);
  }
  const note = 'The total time limit leaves no room for another attempt';
  return createRequestError(call, failure, { ...state, note });
}

/** The error for a call that was ended between two attempts, or before the first. */
function abortedError(call: Call, state: CallState): Error {
  return createRequestError(call, { kind: 'aborted', sent: false }, state);
}

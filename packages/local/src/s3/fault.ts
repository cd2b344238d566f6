import type { EngineClock } from '../engine/types.ts';
import type { FaultRule } from '../faults/rule.ts';
import type { Incoming } from './body/incoming.ts';
import type { S3Reply } from './call.ts';
import { codeOfStatus } from './errors.ts';
import { errorReply, type RefusedRequest } from './refusal.ts';
import { cut, send } from './send.ts';

function answerOf(rule: FaultRule, request: RefusedRequest): S3Reply {
  const { status = 500, body } = rule;
  const message = 'This answer is a fault that was asked for.';
  const made = errorReply(codeOfStatus(status), status, message, request);
  if (body === undefined) return { ...made, headers: { ...made.headers, ...rule.headers } };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { ...rule.headers }, body: text };
}

/** Announces the whole body, sends a part of it and cuts the connection once that has left. */
async function sendPart({ response }: Incoming, reply: S3Reply, most: number): Promise<void> {
  const { body = '' } = reply;
  const isStream = typeof body === 'function';
  const known = isStream ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(reply.status, { ...known, ...reply.headers });
  let left = most;
  const source: AsyncIterable<Buffer> | Buffer[] = isStream ? body() : [Buffer.from(body)];
  for await (const piece of source) {
    const sent = piece.subarray(0, left);
    left -= sent.length;
    await new Promise<void>((resolve) => response.write(sent, () => resolve()));
    if (left <= 0) break;
  }
  response.socket?.destroySoon();
}

/**
 * Answers a request the way a fault rule says.
 *
 * @param handle does what was asked
 */
export async function withFault(
  rule: FaultRule,
  handle: () => Promise<S3Reply>,
  incoming: Incoming,
  request: RefusedRequest,
  clock: EngineClock,
): Promise<void> {
  const { latency } = rule;
  if (latency !== undefined) {
    await new Promise<void>((resolve) => clock.setTimer(latency, resolve));
  }
  if (rule.status !== undefined) {
    await send(incoming, answerOf(rule, request), request.requestId);
  } else if (rule.reset === true) cut(incoming.response);
  else {
    const reply = await handle();
    if (rule.lostReply === true) cut(incoming.response);
    else if (rule.truncate !== undefined) await sendPart(incoming, reply, rule.truncate);
    else await send(incoming, reply, request.requestId);
  }
}

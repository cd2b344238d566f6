import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { EngineClock } from '../engine/types.ts';
import { json, type NodeSide, type Reply, send } from '../http/reply.ts';
import type { FaultRule } from './rule.ts';

function cut(node: NodeSide): Response {
  node.outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

function answerOf({ status = 500, body, headers }: FaultRule): Reply {
  if (typeof body === 'string') return { status, body, headers: { ...headers } };
  const made = json(status, body ?? { detail: 'This answer is a fault that was asked for.' });
  return { ...made, headers: { ...made.headers, ...headers } };
}

async function bytesOf(body: Reply['body']): Promise<Buffer> {
  if (typeof body !== 'function') return Buffer.from(body ?? '');
  const chunks: Buffer[] = [];
  for await (const chunk of body()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Announces the whole body, sends a part of it and cuts the connection once that has left. */
async function sendPart(reply: Reply, bytes: number, node: NodeSide): Promise<Response> {
  const whole = await bytesOf(reply.body);
  const { outgoing } = node;
  outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': whole.length });
  await new Promise<void>((resolve) => outgoing.write(whole.subarray(0, bytes), () => resolve()));
  outgoing.socket?.destroySoon();
  return RESPONSE_ALREADY_SENT;
}

/**
 * Answers a request the way a fault rule says.
 *
 * @param handle does what was asked
 */
export async function withFault(
  rule: FaultRule,
  handle: () => Reply | Promise<Reply>,
  node: NodeSide,
  clock: EngineClock,
): Promise<Response> {
  const { latency } = rule;
  if (latency !== undefined) {
    await new Promise<void>((resolve) => clock.setTimer(latency, resolve));
  }
  if (rule.status !== undefined) return send(answerOf(rule), node);
  if (rule.reset === true) return cut(node);
  const reply = await handle();
  if (rule.lostReply === true) return cut(node);
  if (rule.truncate !== undefined) return sendPart(reply, rule.truncate, node);
  return send(reply, node);
}

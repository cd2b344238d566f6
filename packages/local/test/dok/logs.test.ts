import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { LogFramer } from '../../src/logs/frames.ts';
import { LogTokens } from '../../src/logs/token.ts';
import { untilThere } from '../engine/support.ts';
import type { DokTestClient } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

interface Ticket {
  readonly url: string;
  readonly token: string;
}

interface Stream {
  readonly messages: { readonly data: Buffer; readonly isBinary: boolean }[];
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
}

async function ticket(dok: DokTestClient, taskId: string): Promise<Ticket> {
  const { status, body } = await dok.call<Ticket & Record<string, unknown>>('openLogStream', {
    path: { taskId, containerIndex: 0 },
  });
  expect(status).toBe(200);
  return body;
}

function listen(socket: WebSocket): Stream {
  const messages: Stream['messages'] = [];
  socket.on('message', (data: Buffer, isBinary: boolean) => messages.push({ data, isBinary }));
  const closed = new Promise<number>((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
  });
  return { messages, closed, socket };
}

const open = ({ url, token }: Ticket): Stream =>
  listen(new WebSocket(url, { headers: { authorization: `Bearer ${token}` } }));

const text = ({ messages }: Stream): string =>
  Buffer.concat(messages.map(({ data }) => data)).toString();

async function until(test: () => boolean): Promise<void> {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the log stream', () => {
  test('begins with what was written before, follows, and closes with 1000', async () => {
    const { dok } = await openCloud();
    const { id } = await dok.create('trap "echo after; exit 3" TERM; echo before; sleep 60 & wait');
    await dok.untilStarted(id);
    const first = open(await ticket(dok, id));
    await until(() => text(first) === 'before\n');
    const second = open(await ticket(dok, id));
    await until(() => text(second) === 'before\n');
    await dok.call('cancelTask', { path: { taskId: id } });
    expect(await first.closed).toBe(1000);
    expect(await second.closed).toBe(1000);
    expect(text(first)).toBe('before\nafter\n');
    expect(text(first)).toBe(text(second));
    expect(first.messages.every(({ isBinary }) => !isBinary)).toBe(true);
    expect(await dok.output(id)).toBe(text(first));
  });

  test('lets the token come by header, query or sub-protocol', async () => {
    const { dok } = await openCloud();
    const { id } = await dok.create('echo x; sleep 60');
    await dok.untilStarted(id);
    const { url, token } = await ticket(dok, id);
    expect(token.split('.')).toHaveLength(3);
    const streams = [
      listen(new WebSocket(url, { headers: { authorization: `Bearer ${token}` } })),
      listen(new WebSocket(`${url}?token=${token}`)),
      listen(new WebSocket(url, [token])),
      listen(new WebSocket(url, ['bearer', token])),
    ];
    await until(() => streams.every((stream) => text(stream) === 'x\n'));
    for (const { socket } of streams) socket.close();
    await Promise.all(streams.map(({ closed }) => closed));
  });

  test('turns away wrong tokens, old ones and those of another task', async () => {
    const { dok } = await openCloud({ slots: 2, set: { 'dok.logTokenLifetime': '1' } });
    const [one, two] = [await dok.create('sleep 60'), await dok.create('sleep 60')];
    await dok.untilStarted(one.id);
    await dok.untilStarted(two.id);
    const mine = await ticket(dok, one.id);
    const other = await ticket(dok, two.id);
    const refused = (tickets: Ticket[]): Promise<string[]> =>
      Promise.all(tickets.map((entry) => open(entry).closed.catch(String) as Promise<string>));
    const [head = '', payload = '', signature = ''] = mine.token.split('.');
    const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    expect(
      await refused([
        { ...mine, token: other.token },
        { ...mine, token: 'a.b.c' },
        { ...mine, token: `${unsigned}.${payload}.` },
        { ...mine, token: `${head}.${payload}.${signature.slice(0, -4)}AAAA` },
        { ...mine, token: '' },
        { ...mine, url: `${mine.url}/../${two.id}` },
      ]),
    ).toEqual(Array(6).fill('Error: Unexpected server response: 401'));
    const unknown = mine.url.replace(/_irori\/dok\/logs/, '_irori/other');
    expect(await refused([{ ...mine, url: unknown }])).toEqual([
      'Error: Unexpected server response: 404',
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1001));
    expect(await refused([mine])).toEqual(['Error: Unexpected server response: 401']);
  });

  test('is refused for a task that does not run', async () => {
    const { dok } = await openCloud();
    const running = await dok.create('sleep 60');
    const waiting = await dok.create('sleep 60');
    await dok.untilStarted(running.id);
    const path = { taskId: waiting.id, containerIndex: 0 };
    const answer = await dok.call('openLogStream', { path });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).toContain('not running');
    const second = { taskId: running.id, containerIndex: 1 };
    expect((await dok.call('openLogStream', { path: second })).status).toBe(404);
  });

  test('carries every byte: long lines, UTF-8 and none', async () => {
    const { dok } = await openCloud();
    await using directory = await temporaryDirectory();
    const over = join(directory.path, 'over');
    const script = [
      'i=0; while [ $i -lt 400 ]; do printf "%01000d日本語%s" 0 é; i=$((i+1)); done',
      "printf '\\377\\376\\000 tail \\303'",
      untilThere(over),
    ].join('; ');
    const { id } = await dok.create(script);
    await dok.untilStarted(id);
    const stream = open(await ticket(dok, id));
    writeFileSync(over, '');
    expect(await stream.closed).toBe(1000);
    const path = { taskId: id, target: 'output' };
    const { body } = await dok.call<{ url: string }>('getTaskFileUrl', { path });
    const stored = Buffer.from(await (await fetch(body.url)).arrayBuffer());
    expect(stored.length).toBeGreaterThan(400_000);
    const sent = Buffer.concat(stream.messages.map(({ data }) => data));
    expect(sent.equals(stored)).toBe(true);
    expect(stream.messages.some(({ isBinary }) => isBinary)).toBe(true);
  });

  test('waits for a slow reader instead of keeping everything in memory', async () => {
    const { dok } = await openCloud();
    const { id } = await dok.create('head -c 30000000 /dev/zero | tr "\\0" x; echo; sleep 60');
    await dok.untilStarted(id);
    const stream = open(await ticket(dok, id));
    await new Promise((resolve) => stream.socket.once('message', resolve));
    stream.socket.pause();
    const before = process.memoryUsage().arrayBuffers;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(15_000_000);
    stream.socket.resume();
    const size = (): number => stream.messages.reduce((sum, { data }) => sum + data.length, 0);
    await until(() => size() === 30_000_001);
    stream.socket.terminate();
    await stream.closed.catch(() => {});
  });

  test('obeys dok.logReplay and dok.logFrames', async () => {
    const { dok } = await openCloud({
      set: { 'dok.logReplay': 'none', 'dok.logFrames': 'binary' },
    });
    await using directory = await temporaryDirectory();
    const heard = join(directory.path, 'heard');
    const { id } = await dok.create(`echo before; ${untilThere(heard)}; echo after; sleep 60`);
    await dok.untilStarted(id);
    while ((await dok.output(id)) === '') await new Promise((go) => setTimeout(go, 5));
    const stream = open(await ticket(dok, id));
    await once(stream.socket, 'open');
    writeFileSync(heard, '');
    await until(() => text(stream) === 'after\n');
    expect(stream.messages).toMatchObject([{ isBinary: true }]);
    stream.socket.close();
    await stream.closed;
  });

  test('ends with 1001 when the local cloud closes', async () => {
    const { cloud, dok } = await openCloud();
    const { id } = await dok.create('echo x; sleep 60');
    await dok.untilStarted(id);
    const stream = open(await ticket(dok, id));
    await until(() => text(stream) === 'x\n');
    await cloud.close();
    expect(await stream.closed).toBe(1001);
  });
});

describe('frames', () => {
  const frames = (chunks: readonly Uint8Array[], kind: 'text' | 'binary' = 'text') => {
    const framer = new LogFramer(kind);
    return [...chunks.map((chunk) => framer.push(chunk)), framer.flush()].filter(
      (frame) => frame !== undefined,
    );
  };

  function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
    const chunks: Uint8Array[] = [];
    let from = 0;
    for (const size of sizes) {
      chunks.push(bytes.subarray(from, from + size));
      from += size;
    }
    return [...chunks, bytes.subarray(from)];
  }

  const sizes = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 30 });

  test('of UTF-8 are text and never end inside a character, however it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), sizes, (content, cuts) => {
        const bytes = Buffer.from(content);
        const sent = frames(cut(bytes, cuts));
        expect(sent.every(({ binary }) => !binary)).toBe(true);
        expect(sent.map(({ data }) => Buffer.from(data).toString()).join('')).toBe(content);
      }),
    );
  });

  test('lose no byte of anything', () => {
    fc.assert(
      fc.property(fc.uint8Array(), sizes, (bytes, cuts) => {
        for (const kind of ['text', 'binary'] as const) {
          const sent = frames(cut(bytes, cuts), kind);
          expect(Buffer.concat(sent.map(({ data }) => data)).equals(bytes)).toBe(true);
          for (const { data, binary } of sent) {
            if (!binary) expect(Buffer.from(Buffer.from(data).toString()).equals(data)).toBe(true);
          }
        }
      }),
    );
  });
});

test('a token names one log and ends', () => {
  const tokens = new LogTokens('secret');
  const token = tokens.issue('a', 5000);
  expect(tokens.accepts(token, 'a', 4999)).toBe(true);
  expect(tokens.accepts(token, 'a', 5000)).toBe(false);
  expect(tokens.accepts(token, 'b', 0)).toBe(false);
  expect(new LogTokens('other').accepts(token, 'a', 0)).toBe(false);
  for (const wrong of ['', '.', '..', 'a.b.c', `${token}x`]) {
    expect(tokens.accepts(wrong, 'a', 0)).toBe(false);
  }
});

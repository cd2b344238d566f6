import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { collect, collectText, temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DokOptions, LogOptions, RawTask } from '../src/index.ts';
import { clientOf, InstantClock, life, TASK_ID, wireTask } from './fixtures.ts';
import { type LogServer, type LogServerScript, type Peer, startLogServer } from './log-server.ts';

/** Answers with these states one after the other; the last one stays. */
const states =
  (...tasks: RawTask[]) =>
  (count: number): RawTask =>
    tasks[Math.min(count, tasks.length) - 1] ?? life.done;

const quiet: DokOptions = { logLevel: 'off' };

async function serve(script: LogServerScript, options: DokOptions = {}) {
  const server = await startLogServer(script);
  const clock = new InstantClock();
  const dok = clientOf(server, { ...quiet, clock, ...options });
  const { task: taskAt } = script;
  const task = await dok.task(TASK_ID);
  // The first look was the test's own.
  server.counts.task = 0;
  return {
    server,
    clock,
    task,
    taskAt,
    logs: (logOptions: LogOptions = {}) => task.logs(logOptions),
    text: (logOptions: LogOptions = {}) => collectText(task.logs(logOptions)),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const sendAndClose =
  (...parts: (string | Uint8Array)[]) =>
  (peer: Peer): void => {
    for (const part of parts) peer.send(part);
    peer.close(1000);
  };

const notRunning = { status: 403, body: { detail: 'The task is not running' } };
const stored = (text: string) => () => Buffer.from(text);

describe('follow', () => {
  test('waits for the start, streams, and ends with the task', async () => {
    await using dok = await serve({
      task: states(life.waiting, life.waiting, life.pulling, life.running, life.stopped, life.done),
      live: sendAndClose('epoch 1\n', 'epoch 2\n'),
      stored: stored('epoch 1\nepoch 2\n'),
    });
    expect(await dok.text({ follow: true })).toBe('epoch 1\nepoch 2\n');
    const { counts, handshakes } = dok.server;
    expect([counts.ticket, counts.live]).toEqual([1, 1]);
    expect(handshakes[0]?.authorization).toBe('Bearer jwt-1');
    expect(handshakes[0]).not.toHaveProperty('sec-websocket-protocol');
    // Longer and longer pauses before the start, then a short one again.
    expect(dok.clock.sleeps).toEqual([100, 200, 400, 100]);
  });

  test('pauses grow no longer than the poll interval', async () => {
    const waiting = Array.from({ length: 12 }, () => life.waiting);
    await using dok = await serve({ task: states(...waiting, life.done), stored: stored('x') });
    await dok.text({ follow: true, pollInterval: 1500 });
    expect(Math.max(...dok.clock.sleeps)).toBe(1500);
  });

  test('takes text and binary frames as the bytes they are', async () => {
    const binary = randomBytes(5000);
    const japanese = Buffer.from('囲炉裏\n');
    await using dok = await serve({
      task: states(life.running, life.done),
      live: (peer) => {
        // A character cut in two by the end of a text frame is no error.
        peer.send(japanese.subarray(0, 4), { binary: false });
        peer.send(japanese.subarray(4), { binary: false });
        peer.send(binary, { binary: true });
        peer.send('');
        peer.close(1000);
      },
      stored: () => Buffer.concat([japanese, binary]),
    });
    const bytes = Buffer.concat(await collect(dok.logs({ follow: true })));
    expect(bytes.equals(Buffer.concat([japanese, binary]))).toBe(true);
  });

  test('a socket that breaks is opened again, and what it repeats is left out', async () => {
    const log = randomBytes(20_000).toString('hex');
    await using dok = await serve({
      task: states(life.running, life.running, life.running, life.running, life.done),
      live: (peer, count) => {
        const isLast = count === 4;
        const cut = (): void => peer.terminate();
        peer.send(log.slice(0, count * 10_000), isLast ? undefined : cut);
        if (isLast) peer.close(1000);
      },
      stored: stored(log),
    });
    expect(await dok.text({ follow: true })).toBe(log);
    expect(dok.server.counts.live).toBe(4);
  });

  test('a socket that ended early is completed from the stored output', async () => {
    const log = `${'x'.repeat(5_000)}the end\n`;
    for (const ranges of [true, false]) {
      await using dok = await serve({
        task: states(life.running, life.done),
        live: (peer) => {
          peer.send(log.slice(0, 3_000), () => peer.terminate());
        },
        // It is not there at once.
        stored: (count) => (count < 3 ? undefined : Buffer.from(log)),
        ranges,
      });
      expect(await dok.text({ follow: true })).toBe(log);
      expect(dok.server.downloads[0]).toMatchObject({
        range: 'bytes=1976-',
        'accept-encoding': 'identity',
      });
      expect(dok.server.downloads[0]).not.toHaveProperty('authorization');
    }
  });

  test('a live log that ended well needs no stored output', async () => {
    await using dok = await serve({
      task: states(life.running, life.done),
      live: sendAndClose('all of it\n'),
    });
    expect(await dok.text({ follow: true })).toBe('all of it\n');
    expect(dok.server.counts.stored).toBe(1);
  });

  test.each([true, false])('a server that does not replay (ranges: %s)', async (ranges) => {
    const log = 'the beginning that nobody sees\n'.repeat(60);
    const script = {
      task: states(life.running, life.done),
      stored: stored(`${log}the end\n`),
      ranges,
    };
    // It ended well: what came is all that was to come, and nothing of it comes twice.
    await using well = await serve({ ...script, live: sendAndClose('the end\n') });
    expect(await well.text({ follow: true })).toBe('the end\n');
    // It broke off: better twice than not at all.
    await using broken = await serve({
      ...script,
      live: (peer) => {
        peer.send('the e', () => peer.terminate());
      },
    });
    expect(await broken.text({ follow: true })).toBe(`the e${log}the end\n`);
  });

  test('one that broke off and is stored nowhere is an error: something is missing', async () => {
    await using dok = await serve({
      task: states(life.running, life.done),
      live: (peer) => {
        peer.send('only a part', () => peer.terminate());
      },
    });
    const seen: string[] = [];
    const reading = (async () => {
      for await (const chunk of dok.logs({ follow: true }))
        seen.push(Buffer.from(chunk).toString());
    })();
    await expect(reading).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(seen).toEqual(['only a part']);
  });

  test('a task that ends while it waits, canceled in the queue, has an empty log', async () => {
    await using dok = await serve({ task: states(life.waiting, wireTask({ status: 'canceled' })) });
    expect(await dok.text({ follow: true })).toBe('');
  });

  test('a task that ran too quickly for its live log is read from storage', async () => {
    await using dok = await serve({
      task: states(life.waiting, life.running, life.done),
      refuse: () => notRunning,
      stored: stored('quick\n'),
    });
    expect(await dok.text({ follow: true })).toBe('quick\n');
  });

  test('a live log that cannot be opened is no end: the user is told, the output comes', async () => {
    const warnings: string[] = [];
    const logger = {
      debug() {},
      info() {},
      error() {},
      warn: (line: string) => warnings.push(line),
    };
    await using dok = await serve(
      {
        task: states(...Array.from({ length: 5 }, () => life.running), life.done),
        token: 'another',
        live: (peer) => peer.terminate(),
        refuse: (count) =>
          count <= 5 ? { status: 200, body: { url: 'ws://127.0.0.1:1/', token: 'x' } } : undefined,
        stored: stored('complete\n'),
      },
      { logger, logLevel: 'warn' },
    );
    expect(await dok.text({ follow: true })).toBe('complete\n');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`The live log of task ${TASK_ID} cannot be opened`);
  });

  test('a key without permission is an error at once', async () => {
    await using dok = await serve({
      task: states(life.running),
      refuse: () => ({ status: 403, body: { error_code: 'forbidden', error_msg: 'no' } }),
    });
    await expect(dok.text({ follow: true })).rejects.toMatchObject({
      reason: 'DOK_PERMISSION_MISSING',
    });
  });

  test('an address that leads to a socket of this machine is refused', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'socket');
    let visits = 0;
    const local = createServer(() => {
      visits += 1;
    }).listen(path);
    for (const url of [`ws+unix:${path}:/x`, `ws+unix://${path}:/x`, 'file:///x', 5]) {
      await using dok = await serve({
        task: states(life.running),
        refuse: () => ({ status: 200, body: { url, token: 'x' } }),
      });
      await expect(dok.text({ follow: true })).rejects.toMatchObject({
        name: 'ResponseDecodeError',
        message: expect.stringContaining('not with the address of a log'),
      });
    }
    expect(visits).toBe(0);
    await new Promise((resolve) => local.close(resolve));
  });

  test('whatever the frames and wherever it breaks: nothing is lost, nothing comes twice', async () => {
    const run = fc.record({
      log: fc.uint8Array({ minLength: 1, maxLength: 3_000 }),
      breaks: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
      frame: fc.integer({ min: 1, max: 700 }),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ log, breaks, frame }) => {
        const lives = breaks.length + 1;
        await using dok = await serve({
          task: (count) => (count <= lives + 1 ? life.running : life.done),
          live: (peer, count) => {
            const share = breaks[count - 1];
            const end = share === undefined ? log.length : Math.floor(share * log.length);
            for (let at = 0; at < end; at += frame) {
              peer.send(log.subarray(at, Math.min(end, at + frame)));
            }
            if (share === undefined) peer.close(1000);
            else peer.close(1011);
          },
          stored: () => Buffer.from(log),
        });
        const bytes = Buffer.concat(await collect(dok.logs({ follow: true })));
        expect(bytes.equals(Buffer.from(log))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('without follow', () => {
  test('a running task gives what is there when it falls silent', async () => {
    const server = await startLogServer({
      task: states(life.running),
      live: (peer) => peer.send('so far\n'),
    });
    await using _ = server;
    const clock = new InstantClock();
    const task = await clientOf(server, { clock }).task(TASK_ID);
    let text = '';
    const reading = (async (): Promise<void> => {
      for await (const chunk of task.logs()) text += Buffer.from(chunk).toString();
    })();
    while (text !== 'so far\n') await new Promise((resolve) => setTimeout(resolve, 5));
    // The silence that ends it is a timer on the clock.
    clock.advance(1_000);
    await reading;
    expect(text).toBe('so far\n');
  });

  test.each([
    ['has not started', life.waiting, ''],
    ['is being pulled', life.pulling, ''],
    ['has ended', life.done, 'stored\n'],
    ['never ran', wireTask({ status: 'canceled' }), ''],
  ])('a task that %s', async (_, raw, expected) => {
    await using dok = await serve({
      task: states(raw),
      stored: (_) => (raw === life.done ? Buffer.from('stored\n') : undefined),
    });
    expect(await dok.text()).toBe(expected);
    expect(dok.server.counts.live).toBe(0);
  });

  test('a task that ends just now is completed from storage', async () => {
    await using dok = await serve({
      task: states(life.running, life.done),
      refuse: () => notRunning,
      stored: stored('late\n'),
    });
    expect(await dok.text()).toBe('late\n');
  });

  test('output() is the text, whole characters, however it was cut', async () => {
    await using dok = await serve({ task: states(life.done), stored: stored('囲炉裏\n') });
    expect(await dok.task.output()).toBe('囲炉裏\n');
  });

  test('outputUrl gives the address', async () => {
    await using dok = await serve({ task: states(life.done), stored: stored('x') });
    expect(await dok.task.outputUrl()).toContain('/stored?signature=');
  });
});

describe('stopping', () => {
  test('a signal ends the reading with one kind of error, wherever it is', async () => {
    const scripts: LogServerScript[] = [
      { task: states(life.waiting) },
      { task: states(life.running), live: (peer) => peer.send('x') },
      { task: states(life.running), refuse: () => notRunning },
    ];
    for (const script of scripts) {
      const server = await startLogServer(script);
      await using _ = server;
      const task = await clientOf(server, quiet).task(TASK_ID);
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('enough')), 60);
      const reading = collect(task.logs({ follow: true, signal: stop.signal }));
      await expect(reading).rejects.toMatchObject({
        name: 'RequestAbortedError',
        cause: expect.objectContaining({ message: 'enough' }),
      });
    }
  });

  test('break closes the socket', async () => {
    let closed: Promise<void> | undefined;
    await using dok = await serve({
      task: states(life.running),
      live: (peer) => {
        closed = new Promise((resolve) => peer.on('close', () => resolve()));
        peer.send('first');
      },
    });
    for await (const chunk of dok.logs({ follow: true })) {
      expect(Buffer.from(chunk).toString()).toBe('first');
      break;
    }
    await closed;
  });
});

describe('a slow reader', () => {
  test('holds the sender back: little is kept in memory', async () => {
    const total = 64 * 1024 * 1024;
    const frame = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    const pump = (peer: Peer): void => {
      if (sent >= total) {
        peer.close(1000);
      } else {
        sent += frame.length;
        peer.send(frame, () => pump(peer));
      }
    };
    const server: LogServer = await startLogServer({
      task: states(life.running, life.running, life.done),
      live: pump,
    });
    await using _ = server;
    const task = await clientOf(server, quiet).task(TASK_ID);
    let received = 0;
    for await (const chunk of task.logs({ follow: true })) {
      if (received === 0) await new Promise((resolve) => setTimeout(resolve, 200));
      received += chunk.length;
      // What was sent and not received is in the sockets of the kernel and in 1 MiB of ours.
      if (received < total / 2) expect(sent - received).toBeLessThan(16 * 1024 * 1024);
    }
    expect(received).toBe(total);
  });
});

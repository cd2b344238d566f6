import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, script, startEngine, type TestEngine, untilThere } from './support.ts';

let local: TestEngine;

beforeAll(async () => {
  local = await startEngine({ slots: 4 });
});

afterAll(async () => {
  await local[Symbol.asyncDispose]();
});

async function followed(
  id: string,
  options: { from?: number; signal?: AbortSignal } = {},
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of local.engine.log(id).follow(options)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function submit(line: string): string {
  return local.engine.submit(script(line)).spec.id;
}

describe('following a log', () => {
  test('gives what is written, as it is written, and ends with the program', async () => {
    const id = submit('for i in 1 2 3 4 5; do echo $i; sleep 0.01; done; printf end');
    expect((await followed(id)).toString()).toBe('1\n2\n3\n4\n5\nend');
    expect(local.engine.get(id)?.stoppedAt).not.toBeNull();
  });

  test('can begin before the program does', async () => {
    const blockers = Array.from({ length: 4 }, () => submit('sleep 0.05'));
    const id = submit('echo late');
    expect(local.engine.get(id)?.state).toBe('queued');
    expect(local.engine.log(id).size()).toBe(0);
    expect((await followed(id)).toString()).toBe('late\n');
    await Promise.all(blockers.map((blocker) => local.ended(blocker)));
  });

  test('of an ended program gives all of it, or the rest from a byte on', async () => {
    const { spec } = await local.run(script('printf 0123456789'));
    expect((await followed(spec.id)).toString()).toBe('0123456789');
    expect((await followed(spec.id, { from: 7 })).toString()).toBe('789');
    expect((await followed(spec.id, { from: 99 })).toString()).toBe('');
  });

  test('ends when it never started, was stopped in the queue, or was removed', async () => {
    const failed = await local.run({ ...script(''), command: [] });
    expect((await followed(failed.spec.id)).length).toBe(0);
    const log = local.engine.log(failed.spec.id);
    local.engine.remove(failed.spec.id);
    for await (const chunk of log.follow()) expect(chunk).toBeUndefined();
  });

  test('shows a line within milliseconds', async () => {
    const asked = (index: number): string => join(local.store.dataDir, `line-${index}`);
    // Each line waits until the one before it was seen: looking now and then is always late.
    const lines = Array.from({ length: 20 }, (_, index) => untilThere(asked(index)));
    const id = submit(lines.map((wait) => `${wait}; date +%s%N`).join('; '));
    const delays: number[] = [];
    let text = '';
    const reading = new AbortController();
    writeFileSync(asked(0), '');
    for await (const chunk of local.engine.log(id).follow({ signal: reading.signal })) {
      text += Buffer.from(chunk).toString();
      const written = text.split('\n').slice(0, -1);
      for (const line of written.slice(delays.length)) delays.push(Date.now() - Number(line) / 1e6);
      // On a busy machine a few lines may be late for its own reasons.
      if (delays.length >= 3 && Math.min(...delays) < 20) reading.abort();
      else if (text.endsWith('\n')) writeFileSync(asked(written.length), '');
    }
    local.engine.stop(id, { kind: 'canceled', reason: 'It was canceled.' });
    expect(delays.length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...delays)).toBeLessThan(20);
  });

  test('of a line of 10 MB and of any bytes loses and changes nothing', async () => {
    const line = submit("head -c 10000000 /dev/zero | tr '\\0' x; echo");
    const bytes = submit(
      'head -c 3000000 /dev/urandom | tee "$OUT/copy" | cat; sha256sum <"$OUT/copy"',
    );
    const text = await followed(line);
    expect(text.length).toBe(10_000_001);
    expect(text.subarray(0, -1).every((byte) => byte === 120)).toBe(true);
    const all = await followed(bytes);
    const hash = createHash('sha256').update(all.subarray(0, 3_000_000)).digest('hex');
    expect(all.subarray(3_000_000).toString()).toBe(`${hash}  -\n`);
  });

  test('of 120 MB at once is quick and holds only pieces', async () => {
    const size = 120_000_000;
    const { spec } = await local.run(script(`head -c ${size} /dev/zero`));
    // What this machine needs at this moment to read a file in pieces.
    const plainly = performance.now();
    const file = await open(local.engine.log(spec.id).path);
    const piece = Buffer.allocUnsafeSlow(64 * 1024);
    while ((await file.read(piece, 0, piece.length)).bytesRead > 0);
    await file.close();
    const plain = performance.now() - plainly;
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let read = 0;
    const begun = performance.now();
    for await (const chunk of local.engine.log(spec.id).follow()) {
      read += chunk.byteLength;
      most = Math.max(most, process.memoryUsage().arrayBuffers, chunk.byteLength);
    }
    expect(read).toBe(size);
    expect(performance.now() - begun).toBeLessThan(Math.max(5000, 10 * plain));
    expect(most - before).toBeLessThan(size / 2);
  });

  test('stops at the signal, and when the reader leaves', async () => {
    const id = submit('echo ready; sleep 100');
    const controller = new AbortController();
    const reading = followed(id, { signal: controller.signal });
    await eventually(() => local.logText(id) === 'ready\n', 'the program is ready');
    controller.abort();
    expect((await reading).toString()).toMatch(/^(ready\n)?$/);
    for await (const _ of local.engine.log(id).follow()) break;
    expect((await followed(id, { signal: AbortSignal.abort() })).length).toBe(0);
    local.engine.stop(id, { kind: 'canceled', reason: 'It was canceled.' });
    await local.ended(id);
  });

  test('by many readers gives each the whole', async () => {
    const id = submit('for i in 1 2 3 4 5 6 7 8 9; do echo "line $i"; sleep 0.005; done');
    const all = await Promise.all(Array.from({ length: 20 }, () => followed(id)));
    const text = local.logText(id);
    expect(text.split('\n')).toHaveLength(10);
    expect(all.every((one) => one.toString() === text)).toBe(true);
  });

  test('shows what is written after SIGTERM', async () => {
    const id = submit("trap 'echo last words; exit' TERM; echo ready; sleep 100 & wait");
    const reading = followed(id);
    await eventually(() => local.logText(id) === 'ready\n', 'the program is ready');
    local.engine.stop(id, { kind: 'canceled', reason: 'It was canceled.' });
    expect((await reading).toString()).toBe('ready\nlast words\n');
  });

  test('goes on when the program empties its own log', async () => {
    const seen = (text: string): string => join(local.store.dataDir, `seen-${text}`);
    const lines = ['echo a long first line', 'echo short >/dev/stderr', 'echo end'];
    const id = submit(
      `${lines[0]}; ${untilThere(seen('line'))}; ${lines[1]}; ${untilThere(seen('short'))}; ${lines[2]}`,
    );
    let text = '';
    for await (const chunk of local.engine.log(id).follow()) {
      text += Buffer.from(chunk).toString();
      for (const end of ['line', 'short']) {
        if (text.endsWith(`${end}\n`)) writeFileSync(seen(end), '');
      }
    }
    expect(text).toBe('a long first line\nshort\nend\n');
  });

  test('does not wait for a close of the engine to be over', async () => {
    await using other = await startEngine();
    const id = other.engine.submit(script('echo ready; sleep 100')).spec.id;
    const log = other.engine.log(id);
    const chunks: string[] = [];
    const reading = (async (): Promise<void> => {
      for await (const chunk of log.follow()) chunks.push(Buffer.from(chunk).toString());
    })();
    await eventually(() => chunks.length === 1, 'the line is read');
    await other.close('keep');
    await reading;
    expect(chunks).toEqual(['ready\n']);
    await using again = await startEngine({ dataDir: other.store.dataDir });
    await again.close('stop');
  });
});

test('reading gives what is there now', async () => {
  const { spec } = await local.run(script('printf 0123456789'));
  const log = local.engine.log(spec.id);
  const text = async (from?: number): Promise<string> => {
    const pieces: Buffer[] = [];
    for await (const piece of log.read(from)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString();
  };
  expect([await text(), await text(4), await text(10)]).toEqual(['0123456789', '456789', '']);
  expect(log.size()).toBe(10);
  const reading = log.read();
  appendFileSync(log.path, 'more');
  const pieces: Buffer[] = [];
  for await (const piece of reading) pieces.push(piece as Buffer);
  expect(Buffer.concat(pieces).toString()).toBe('0123456789');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FrameReader,
  LogFormatError,
  type LogFrame,
} from '../../src/engine/runtimes/container/log-frames.ts';
import {
  type LogCheckpoint,
  type LogFileKind,
  LogPosition,
  logStart,
} from '../../src/engine/runtimes/container/log-position.ts';

/** A frame as an engine sends it. */
function encode(kind: 1 | 2, second: number, bytes: Uint8Array, fraction = '.123456789'): Buffer {
  const time = new Date(second * 1000).toISOString().replace('.000Z', `${fraction}Z`);
  const payload = Buffer.concat([Buffer.from(`${time} `), bytes]);
  const header = Buffer.alloc(8);
  header[0] = kind;
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

function decode(pieces: readonly Uint8Array[], losesNewlines = false): LogFrame[] {
  const reader = new FrameReader(losesNewlines);
  return pieces.flatMap((piece) =>
    [...reader.push(piece)].map((frame) => ({ ...frame, bytes: Buffer.from(frame.bytes) })),
  );
}

describe('the frames of a log', () => {
  test('are the same however they are cut', () => {
    const frames = fc.array(
      fc.record({
        kind: fc.constantFrom<1 | 2>(1, 2),
        second: fc.integer({ min: 1, max: 4_000_000_000 }),
        bytes: fc.uint8Array({ maxLength: 60 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 40 })), (given, cuts) => {
        const whole = Buffer.concat(
          given.map(({ kind, second, bytes }) => encode(kind, second, bytes)),
        );
        const pieces: Buffer[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(whole.subarray(at, at + cut));
          at += cut;
        }
        pieces.push(whole.subarray(at));
        const expected = given.map(({ kind, second, bytes }) => ({
          stream: kind === 1 ? 'stdout' : 'stderr',
          second,
          bytes: Buffer.from(bytes),
        }));
        expect(decode(pieces)).toEqual(expected);
      }),
    );
  });

  test('get back the newline of a long line that its engine leaves out', () => {
    const second = 1_800_000_000;
    const sent = [
      encode(1, second, Buffer.from('long'), '.1'),
      encode(2, second, Buffer.from('other\n'), '.2'),
      encode(1, second, Buffer.from(' line'), '.1'),
      encode(1, second + 9, Buffer.from('next\n'), '.3'),
      encode(1, second + 9, Buffer.from('no end'), '.4'),
    ];
    const texts = (losesNewlines: boolean): string[] =>
      decode(sent, losesNewlines).map(({ bytes }) => String(bytes));
    expect(texts(true)).toEqual(['long', 'other\n', ' line', '\n', 'next\n', 'no end']);
    expect(texts(false)).toEqual(['long', 'other\n', ' line', 'next\n', 'no end']);
    // It belongs to the line before, wherever reading begins again.
    expect(decode(sent, true)[3]).toMatchObject({ stream: 'stdout', second });
  });

  test('with whole seconds, as Podman sends them, are read too', () => {
    expect(decode([encode(1, 1_800_000_000, Buffer.from('x'), '')])).toMatchObject([
      { second: 1_800_000_000 },
    ]);
  });

  test.each([
    ['a stream that is none', Buffer.from([7, 0, 0, 0, 0, 0, 0, 1, 65])],
    ['no time', Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, 4]), Buffer.from('text')])],
    [
      'a time that is none',
      Buffer.concat([
        Buffer.from([1, 0, 0, 0, 0, 0, 0, 25]),
        Buffer.from('yesterday-in-the-evening x'),
      ]),
    ],
  ])('with %s are refused', (_, bytes) => {
    expect(() => decode([bytes])).toThrow(LogFormatError);
  });
});

/** A log of lines and parts of lines at growing times, both streams mixed. */
const logs = fc.array(
  fc.record({
    stream: fc.constantFrom<'stdout' | 'stderr'>('stdout', 'stderr'),
    step: fc.integer({ min: 0, max: 9 }),
    text: fc.string({ minLength: 1, maxLength: 6 }),
    isWhole: fc.boolean(),
  }),
  { maxLength: 40 },
);

type Step = { stream: 'stdout' | 'stderr'; step: number; text: string; isWhole: boolean };

/** As engines number them: the parts of a line have the time of the first. */
function framesOf(steps: readonly Step[]): LogFrame[] {
  let second = 1_800_000_000;
  const open = new Map<string, number>();
  return steps.map(({ stream, step, text, isWhole }) => {
    second += step;
    const own = open.get(stream) ?? second;
    if (isWhole) open.delete(stream);
    else open.set(stream, own);
    const bytes = Buffer.from(isWhole ? `${text}\n` : text.replaceAll('\n', '.'));
    return { stream, second: own, bytes };
  });
}

/** Copies as long as it is let, and returns where it stood. */
function copy(
  frames: readonly LogFrame[],
  files: Record<LogFileKind, Buffer>,
  isCombined: boolean,
  from: LogCheckpoint,
  /** Whole frames, and then bytes of the next one: a kill comes in the middle of a write. */
  until: { readonly frames: number; readonly bytes: number },
): LogCheckpoint {
  const position = new LogPosition(isCombined, from);
  position.begin({
    combined: files.combined.length,
    stdout: files.stdout.length,
    stderr: files.stderr.length,
  });
  const { second } = position.checkpoint;
  // Engines leave out what is older than asked for, and are asked a second early.
  const sent = frames.filter((frame) => frame.second >= second - 1);
  const skipped = frames.length - sent.length;
  for (const [index, frame] of sent.entries()) {
    const left = until.frames - skipped - index;
    if (left < 0) break;
    const { checkpoint } = position;
    const piece = position.take(frame);
    if (piece === undefined) continue;
    const bytes = left === 0 ? piece.bytes.subarray(0, until.bytes) : piece.bytes;
    files[piece.file] = Buffer.concat([files[piece.file], bytes]);
    if (left === 0) return checkpoint;
  }
  return position.checkpoint;
}

describe('the copy of a log', () => {
  test('that is interrupted anywhere, again and again, loses and doubles nothing', () => {
    const stops = fc.array(
      fc.record({ frames: fc.integer({ min: 0, max: 40 }), bytes: fc.integer({ min: 0, max: 6 }) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(logs, stops, fc.boolean(), (steps, interruptions, isCombined) => {
        const frames = framesOf(steps);
        const files = {
          combined: Buffer.alloc(0),
          stdout: Buffer.alloc(0),
          stderr: Buffer.alloc(0),
        };
        let checkpoint = logStart;
        for (const until of [...interruptions].sort((a, b) => a.frames - b.frames)) {
          checkpoint = copy(frames, files, isCombined, checkpoint, until);
        }
        copy(frames, files, isCombined, checkpoint, { frames: frames.length, bytes: 0 });
        const all = (stream?: string): Buffer =>
          Buffer.concat(
            frames
              .filter((frame) => (stream ?? frame.stream) === frame.stream)
              .map((f) => Buffer.from(f.bytes)),
          );
        if (isCombined) expect(files.combined).toEqual(all());
        else expect([files.stdout, files.stderr]).toEqual([all('stdout'), all('stderr')]);
      }),
      { numRuns: 300 },
    );
  });

  test('need not read a long log again from its beginning', () => {
    const position = new LogPosition(true);
    for (let second = 1000; second < 1100; second += 1) {
      position.take({ stream: 'stdout', second, bytes: Buffer.from('line\n') });
    }
    expect(position.checkpoint).toEqual({
      second: 1094,
      bytes: { combined: 94 * 5, stdout: 0, stderr: 0 },
    });
  });

  test('reads all again when a file is shorter than it was', () => {
    const bytes = { combined: 100, stdout: 0, stderr: 0 };
    const position = new LogPosition(true, { second: 1000, bytes });
    position.begin({ combined: 40, stdout: 0, stderr: 0 });
    expect(position.checkpoint).toEqual(logStart);
  });
});

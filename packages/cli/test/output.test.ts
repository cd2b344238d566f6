import { FakeClock } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { Progress } from '../src/output/progress.ts';
import { wantsColor } from '../src/output/style.ts';
import { type Column, formatPairs, formatTable } from '../src/output/table.ts';
import { formatAge } from '../src/output/time.ts';
import { displayWidth, padEnd, truncate } from '../src/output/width.ts';
import { flushed, write } from '../src/output/write.ts';
import { CapturedStream, FakeContext } from './support/fake-context.ts';

interface Row {
  id: string;
  name: string;
}
const columns: Column<Row>[] = [
  { header: 'ID', value: ({ id }) => id },
  {
    header: 'NAME',
    value: ({ name }) => name,
    shown: ({ name }) => name.toUpperCase(),
    shrinks: true,
  },
];

describe('a table', () => {
  it('is tab separated with full values where no person looks', () => {
    const rows = [{ id: 'a', name: 'one\ttwo\nthree' }];
    expect(formatTable(rows, columns, { isTTY: false })).toBe('ID\tNAME\na\tone two three\n');
  });

  it('is aligned on a terminal, wide letters included', () => {
    const rows = [
      { id: '1', name: '学習' },
      { id: '22', name: 'x' },
    ];
    expect(formatTable(rows, columns, { isTTY: true, columns: 80 })).toBe(
      'ID  NAME\n1   学習\n22  X\n',
    );
  });

  it('cuts only what may be cut when the terminal is narrow', () => {
    const rows = [{ id: '0123456789', name: 'abcdefghijklmnopqrstuvwxyz' }];
    const [, line] = formatTable(rows, columns, { isTTY: true, columns: 24 }).split('\n');
    expect(line).toBe('0123456789  ABCDEFGHIJK…');
    const [, narrow] = formatTable(rows, columns, { isTTY: true, columns: 5 }).split('\n');
    expect(narrow).toContain('0123456789');
  });

  it('leaves out pairs without a value', () => {
    expect(
      formatPairs([
        ['a', '1'],
        ['long', null],
        ['bb', ''],
      ]),
    ).toBe('a  1\n');
  });
});

describe('width', () => {
  it.each([
    ['abc', 3],
    ['囲炉裏', 6],
    ['e\u0301', 1],
    ['\u001b[31mred\u001b[39m', 3],
    ['🔥', 2],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('cuts before a letter that no longer fits', () => {
    expect(truncate('囲炉裏', 4)).toBe('囲…');
    expect(padEnd('囲', 4)).toBe('囲  ');
  });
});

describe('colour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { CLICOLOR_FORCE: '1' }, true],
    [true, { NO_COLOR: '1', CLICOLOR_FORCE: '1' }, false],
  ])('on a terminal: %s, with %j: %s', (tty, env, wanted) => {
    expect(wantsColor(new CapturedStream(tty), env)).toBe(wanted);
  });
});

describe('writing', () => {
  it('tells when the reader has gone, and throws for anything else', async () => {
    const stream = new CapturedStream();
    expect(await write(stream, 'a')).toBe(true);
    stream.failWith = 'EPIPE';
    expect(await write(stream, 'b')).toBe(false);
    await flushed(stream);
    stream.failWith = 'ENOSPC';
    await expect(write(stream, 'c')).rejects.toThrow(
      'The output could not be written: write ENOSPC.',
    );
  });
});

describe('the progress line', () => {
  it('is drawn over itself, counts the seconds, and goes away', () => {
    const clock = new FakeClock();
    const context = new FakeContext({ home: '/', tty: true, clock, env: { NO_COLOR: '1' } });
    const progress = new Progress(context);
    progress.show('queued');
    clock.advance(2_000);
    progress.show('running');
    progress.clear();
    expect(context.stderr.text).toBe(
      ['queued', 'queued (1 s)', 'queued (2 s)', 'running', '']
        .map((s) => `\r\u001b[K${s}`)
        .join(''),
    );
    expect(clock.pending).toBe(0);
  });

  it('does not exist off a terminal', () => {
    const clock = new FakeClock();
    const context = new FakeContext({ home: '/', clock });
    new Progress(context).show('queued');
    expect(context.stderr.text).toBe('');
    expect(clock.pending).toBe(0);
  });
});

it.each([
  [59_000, '59s'],
  [3_599_000, '59m'],
  [86_399_000, '23h'],
  [10 * 86_400_000, '10d'],
  [-5_000, '0s'],
])('writes %i ms ago as %s', (ms, text) => {
  const now = Date.UTC(2026, 0, 20);
  expect(formatAge(new Date(now - ms).toISOString(), now)).toBe(text);
});

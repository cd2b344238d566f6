import { processorTime } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../../src/logs/line-splitter.ts';
import { parseLogLine } from '../../src/logs/log-line.ts';
import { LogTracker } from '../../src/logs/log-tracker.ts';

/** Shows one buffer after the other; gives what counted as new each time. */
function looks(...buffers: string[]): string[] {
  const tracker = new LogTracker();
  return buffers.map((buffer) => {
    const { text, gap } = tracker.look(buffer);
    return gap ? `GAP ${text}` : text;
  });
}

describe('a log that grows', () => {
  it('gives each piece once, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (pieces) => {
        const tracker = new LogTracker();
        let whole = '';
        const given = pieces.map((piece) => {
          whole += piece;
          return tracker.look(whole).text;
        });
        expect(given).toEqual(pieces);
      }),
    );
  });

  it('does not repeat itself after an answer that is out of date', () => {
    expect(looks('a\nb\n', 'a\n', '', 'a\nb\nc\n')).toEqual(['a\nb\n', '', '', 'c\n']);
  });
});

/** Lines none of which occurs twice. */
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index} of the log\n`).join('');

describe('a log that loses its oldest text', () => {
  it('gives each line once as long as two looks overlap', () => {
    const steps = fc.array(fc.record({ grow: fc.nat(40), cut: fc.nat(200) }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (all) => {
        const tracker = new LogTracker();
        let given = '';
        let end = 0;
        let start = 0;
        for (const { grow, cut } of all) {
          // Cut anywhere, also within a line, but so that two lines of the last look are left.
          const most = Math.max(start, lines(0, Math.max(0, end - 2)).length);
          start = Math.min(start + cut, most);
          end += grow;
          given += tracker.look(lines(0, end).slice(start)).text;
        }
        expect(given).toBe(lines(0, end));
      }),
    );
  });

  it('says so when all of it is new', () => {
    const [first, second] = looks(lines(0, 50), lines(60, 90));
    expect(first).toBe(lines(0, 50));
    expect(second).toBe(`GAP ${lines(60, 90)}`);
  });

  it('says so when other instances write now', () => {
    expect(looks(' 0> a\n', ' 1> b\n')[1]).toBe('GAP  1> b\n');
  });

  it('takes no accident for a joint', () => {
    const before = `${lines(0, 50)}done\n`;
    const after = `done\n${lines(60, 160)}`;
    expect(looks(before, after)[1]).toBe(`GAP ${after}`);
  });

  it('counts the least that can be new in a log that repeats itself', () => {
    const ticks = (count: number): string => 'tick tock\n'.repeat(count);
    expect(looks(ticks(100), ticks(100), `${ticks(99)}end\n`)).toEqual([ticks(100), '', 'end\n']);
  });

  it('is quick with megabytes', () => {
    const time = processorTime(() => {
      const tracker = new LogTracker();
      for (let step = 0; step < 10; step += 1) {
        tracker.look(lines(step * 1000, step * 1000 + 100_000));
      }
    });
    expect(time).toBeLessThan(5_000);
  });
});

describe('a log that gives one instance after the other', () => {
  it('gives what each instance wrote', () => {
    const given = looks(
      ' 0> a\n 1> a\n',
      ' 0> a\n 0> b\n 1> a\n',
      ' 0> a\n 0> b\n 1> a\n 1> b\n 2> a\n',
    );
    expect(given).toEqual([' 0> a\n 1> a\n', ' 0> b\n', ' 1> b\n 2> a\n']);
  });

  it('gives each line of each instance once, in its order', () => {
    const steps = fc.array(fc.nat(3), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (writers) => {
        const tracker = new LogTracker();
        const own: string[][] = [[], [], [], []];
        const given: string[] = [];
        writers.forEach((writer, index) => {
          own[writer]?.push(` ${writer}> ${index} ${'x'.repeat(index % 7)}\n`);
          const { text, gap } = tracker.look(own.flat().join(''));
          expect(gap).toBe(false);
          given.push(text);
        });
        for (const [writer, expected] of own.entries()) {
          const mine = given.filter((line) => parseLogLine(line).instance === writer);
          expect(mine.join('')).toBe(expected.join(''));
        }
      }),
    );
  });
});

describe('parseLogLine', () => {
  it.each<[string, number | null, string]>([
    [' 0> Hello', 0, 'Hello'],
    ['12>  indented', 12, ' indented'],
    ['   3>', 3, ''],
    ['0> 1> nested', 0, '1> nested'],
    ['Hello', null, 'Hello'],
    ['a 0> b', null, 'a 0> b'],
    ['-1> b', null, '-1> b'],
    ['', null, ''],
  ])('%j', (line, instance, text) => {
    expect(parseLogLine(line)).toEqual({ instance, text });
  });
});

describe('LineSplitter', () => {
  it('gives the same lines however the text is cut', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b\n', '\r\n', 'c\rd', '\n'))
      .map((it) => it.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(20)), (whole, cuts) => {
        const split = (pieces: string[]): string[] => {
          const splitter = new LineSplitter();
          return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
        };
        const places = [...cuts.filter((at) => at < whole.length), whole.length].sort(
          (a, b) => a - b,
        );
        const pieces = places.map((at, index) => whole.slice(places[index - 1] ?? 0, at));
        expect(split(pieces)).toEqual(split([whole]));
      }),
    );
  });
});

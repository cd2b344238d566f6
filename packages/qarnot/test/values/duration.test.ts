import { InputError } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DurationParts,
  durationMilliseconds,
  formatDuration,
  parseDuration,
} from '../../src/values/duration.ts';

describe('formatDuration', () => {
  it.each<[DurationParts | string, string]>([
    [{ hours: 26 }, '1.02:00:00'],
    [{}, '00:00:00'],
    [{ minutes: 90 }, '01:30:00'],
    [{ days: 1, hours: 3, minutes: 16, seconds: 50.5 }, '1.03:16:50.5000000'],
    [{ milliseconds: 1 }, '00:00:00.0010000'],
    [{ seconds: 0.0000001 }, '00:00:00.0000001'],
    [{ seconds: 0.00000004 }, '00:00:00'],
    [{ hours: 1.5 }, '01:30:00'],
    [{ hours: 1, minutes: -1 }, '00:59:00'],
    [{ minutes: -90 }, '-01:30:00'],
    [{ days: 10_675_199 }, '10675199.00:00:00'],
    ['1.02:00:00', '1.02:00:00'],
    ['8:00:00', '08:00:00'],
    ['00:00:01.5', '00:00:01.5000000'],
  ])('writes %j as %s', (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  it.each([
    { hours: Number.NaN },
    { hours: Number.POSITIVE_INFINITY },
    { hours: '2' },
    { weeks: 1 },
    { days: 10_675_200 },
    [1],
    null,
    12,
    'soon',
    '24:00:00',
    '10:60:00',
    '10:00:60',
    '1:00',
    '1.1.00:00:00',
    '00:00:00.12345678',
    '99999999.00:00:00',
  ])('refuses %j', (given) => {
    expect(() => formatDuration(given as DurationParts)).toThrow(InputError);
  });

  it('names the field and how to write it', () => {
    expect(() => formatDuration('soon', 'maxWallTime')).toThrow(
      expect.objectContaining({
        field: 'maxWallTime',
        hint: expect.stringContaining('{ hours: 26 }'),
      }),
    );
  });
});

describe('parseDuration', () => {
  it.each<[string, DurationParts]>([
    ['1.02:00:00', { days: 1, hours: 2 }],
    ['00:00:00', {}],
    ['1.03:16:50.5000000', { days: 1, hours: 3, minutes: 16, seconds: 50.5 }],
    ['00:00:59.9999999', { seconds: 59.9999999 }],
    ['-00:30:00', { minutes: -30 }],
    ['10675199.02:48:05.4775807', { days: 10_675_199, hours: 2, minutes: 48, seconds: 5.4775807 }],
  ])('reads %s', (text, parts) => {
    expect(parseDuration(text)).toEqual(parts);
  });

  it('gives milliseconds', () => {
    expect(durationMilliseconds('1.00:00:00.0015000')).toBe(86_400_001.5);
    expect(durationMilliseconds({ minutes: 1 })).toBe(60_000);
  });
});

const ticks = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });
const two = (value: bigint): string => String(value).padStart(2, '0');
/** How .NET writes a number of ticks, computed another way than the code does. */
function written(signed: bigint): string {
  const all = signed < 0n ? -signed : signed;
  const [day, hour, minute, second] = [
    864n * 10n ** 9n,
    36n * 10n ** 9n,
    6n * 10n ** 8n,
    10n ** 7n,
  ];
  const days = all / day;
  const clock = [(all % day) / hour, (all % hour) / minute, (all % minute) / second].map(two);
  const fraction = String(all % second).padStart(7, '0');
  return `${signed < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${clock.join(':')}${
    fraction === '0000000' ? '' : `.${fraction}`
  }`;
}

describe('for any duration that .NET can hold', () => {
  it('reading and writing are inverse', () => {
    fc.assert(
      fc.property(ticks, (count) => {
        const text = written(count);
        expect(formatDuration(text)).toBe(text);
        expect(formatDuration(parseDuration(text))).toBe(text);
      }),
    );
  });

  it('parts of any size give the sum of the parts', () => {
    const part = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(part, part, part, part, part, (days, hours, minutes, seconds, milliseconds) => {
        const parts = { days, hours, minutes, seconds, milliseconds };
        const sum = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
        expect(durationMilliseconds(formatDuration(parts))).toBe(sum);
      }),
    );
  });
});

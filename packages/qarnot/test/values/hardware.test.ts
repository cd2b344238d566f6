import { readFileSync } from 'node:fs';
import { InputError } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HardwareConstraint } from '../../src/types.ts';
import { hardware } from '../../src/values/hardware.ts';
import {
  formatHardwareConstraint,
  parseHardwareConstraint,
} from '../../src/values/hardware-text.ts';

const ofEachKind: readonly [string, HardwareConstraint][] = [
  ['cores>=8', hardware.minimumCore(8)],
  ['cores<=16', hardware.maximumCore(16)],
  ['ram>=4096MB', hardware.minimumRam(4096)],
  ['ram<=65536MB', hardware.maximumRam(65_536)],
  ['ram/core>=2.5GB', hardware.minimumRamCoreRatio(2.5)],
  ['ram/core<=4GB', hardware.maximumRamCoreRatio(4)],
  ['machine=8c-32g', hardware.specific('8c-32g')],
  ['cpu=AMD EPYC 7543', hardware.cpuModel('AMD EPYC 7543')],
  ['gpu', hardware.gpu()],
  ['no-gpu', hardware.noGpu()],
  ['ssd', hardware.ssd()],
  ['no-ssd', hardware.noSsd()],
];

describe('hardware constraints', () => {
  it('have a constructor for every kind of the description', () => {
    const spec = readFileSync(
      new URL('../../../../specs/qarnot.openapi.yaml', import.meta.url),
      'utf8',
    );
    const kinds = new Set([...spec.matchAll(/const: (\w+HardwareConstraint)/g)].map(([, k]) => k));
    expect(kinds.size).toBe(12);
    expect(new Set(ofEachKind.map(([, { discriminator }]) => discriminator))).toEqual(kinds);
  });

  it('are made as the API names them', () => {
    expect(hardware.minimumCore(8)).toEqual({
      discriminator: 'MinimumCoreHardwareConstraint',
      coreCount: 8,
    });
    expect(hardware.maximumRamCoreRatio(4)).toEqual({
      discriminator: 'MaximumRamCoreRatioHardwareConstraint',
      maximumMemoryGBCoreRatio: 4,
    });
    expect(hardware.cpuModel('Xeon')).toEqual({
      discriminator: 'CpuModelHardwareConstraint',
      cpuModel: 'Xeon',
    });
  });

  it.each(ofEachKind)('%s is written and read', (text, constraint) => {
    expect(formatHardwareConstraint(constraint)).toBe(text);
    expect(parseHardwareConstraint(text)).toEqual(constraint);
  });

  it('of a kind that is newer than the SDK are still shown', () => {
    const newer = { discriminator: 'TpuHardwareConstraint', count: 2 } as never;
    expect(formatHardwareConstraint(newer)).toContain('TpuHardwareConstraint');
  });

  it.each<() => HardwareConstraint>([
    () => hardware.minimumCore(0),
    () => hardware.minimumCore(1.5),
    () => hardware.maximumCore('8' as never),
    () => hardware.minimumRam(-1),
    () => hardware.maximumRam(Number.NaN),
    () => hardware.specific(' '),
    () => hardware.cpuModel(undefined as never),
    () => parseHardwareConstraint('cores>8'),
    () => parseHardwareConstraint('cores>=8MB'),
    () => parseHardwareConstraint('ram>=4GB'),
    () => parseHardwareConstraint('toString'),
    () => parseHardwareConstraint('machine='),
    () => parseHardwareConstraint(''),
  ])('refuses what cannot be (%#)', (make) => {
    expect(make).toThrow(InputError);
  });

  it('survive writing and reading, whatever their values', () => {
    const size = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    const any = fc.oneof(
      fc.integer({ min: 1, max: 1e9 }).map(hardware.minimumCore),
      fc.integer({ min: 1, max: 1e9 }).map(hardware.maximumCore),
      size.map(hardware.minimumRam),
      size.map(hardware.maximumRam),
      size.map(hardware.minimumRamCoreRatio),
      size.map(hardware.maximumRamCoreRatio),
      words.map(hardware.specific),
      words.map(hardware.cpuModel),
    );
    fc.assert(
      fc.property(any, (constraint) => {
        expect(parseHardwareConstraint(formatHardwareConstraint(constraint))).toEqual(constraint);
      }),
    );
  });
});

import { totalmem } from 'node:os';
import type { components } from '../../../generated/qarnot/wire.ts';
import { describeMachine } from '../execution/machine.ts';
import type { QarnotOptions } from '../options.ts';

type Schemas = components['schemas'];
type Constraint = Schemas['HardwareConstraint'];

const coreCounts = [1, 2, 4, 8, 16, 32, 64];
const memorySizes = [4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000];
const ratios = [0.5, 1, 2, 4, 8];

/** The most constraints on a page. */
export const hardwarePageMax = 50;

/**
 * The constraints that can be asked for: all twelve kinds, and this machine. They change nothing
 * here: every job runs on this machine.
 */
export function hardwareConstraints(options: QarnotOptions): Constraint[] {
  const { cores, cpuModel, specificationKey } = describeMachine(options);
  const megabytes = Math.floor(totalmem() / 1_000_000);
  const counts = [...new Set([...coreCounts, cores])].sort((a, b) => a - b);
  const memory = [...new Set([...memorySizes, megabytes])].sort((a, b) => a - b);
  return [
    ...counts.map(
      (coreCount): Constraint => ({ discriminator: 'MinimumCoreHardwareConstraint', coreCount }),
    ),
    ...counts.map(
      (coreCount): Constraint => ({ discriminator: 'MaximumCoreHardwareConstraint', coreCount }),
    ),
    ...memory.map(
      (size): Constraint => ({
        discriminator: 'MinimumRamHardwareConstraint',
        minimumMemoryMB: size,
      }),
    ),
    ...memory.map(
      (size): Constraint => ({
        discriminator: 'MaximumRamHardwareConstraint',
        maximumMemoryMB: size,
      }),
    ),
    ...ratios.map(
      (ratio): Constraint => ({
        discriminator: 'MinimumRamCoreRatioHardwareConstraint',
        minimumMemoryGBCoreRatio: ratio,
      }),
    ),
    ...ratios.map(
      (ratio): Constraint => ({
        discriminator: 'MaximumRamCoreRatioHardwareConstraint',
        maximumMemoryGBCoreRatio: ratio,
      }),
    ),
    { discriminator: 'SpecificHardwareConstraint', specificationKey },
    { discriminator: 'CpuModelHardwareConstraint', cpuModel },
    { discriminator: 'GpuHardwareConstraint' },
    { discriminator: 'NoGpuHardwareConstraint' },
    { discriminator: 'SSDHardwareConstraint' },
    { discriminator: 'NoSSDHardwareConstraint' },
  ];
}

/** The CPU models that a full or partial name means, best first. */
export function searchCpuModels(
  text: string,
  options: QarnotOptions,
): Schemas['CpuModelHardware'][] {
  const { cpuModel } = describeMachine(options);
  const words = text.toLowerCase().split(/\s+/);
  const found = words.every((word) => cpuModel.toLowerCase().includes(word));
  return found ? [{ discriminator: 'CpuModelHardwareConstraint', cpuModel }] : [];
}

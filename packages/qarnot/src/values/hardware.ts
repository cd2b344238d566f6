import { InputError } from '@irori/core';
import type { HardwareConstraint } from '../types.ts';

type Of<Kind extends HardwareConstraint['discriminator']> = Extract<
  HardwareConstraint,
  { discriminator: Kind }
>;

function positive(value: number, field: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new InputError(`${field} is ${String(value)}; it must be a number above 0.`, { field });
}

function cores(value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InputError(`coreCount is ${String(value)}; it must be a whole number above 0.`, {
    field: 'coreCount',
  });
}

function word(value: string, field: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new InputError(`${field} is empty; it must be text.`, { field });
}

/** The typed constructors of {@link hardware}. */
export interface HardwareConstructors {
  /** At least this many cores. */
  minimumCore: (coreCount: number) => Of<'MinimumCoreHardwareConstraint'>;
  /** At most this many cores. */
  maximumCore: (coreCount: number) => Of<'MaximumCoreHardwareConstraint'>;
  /** At least this much memory, in MB. */
  minimumRam: (megabytes: number) => Of<'MinimumRamHardwareConstraint'>;
  /** At most this much memory, in MB. */
  maximumRam: (megabytes: number) => Of<'MaximumRamHardwareConstraint'>;
  /** At least this much memory a core, in GB. */
  minimumRamCoreRatio: (gigabytes: number) => Of<'MinimumRamCoreRatioHardwareConstraint'>;
  /** At most this much memory a core, in GB. */
  maximumRamCoreRatio: (gigabytes: number) => Of<'MaximumRamCoreRatioHardwareConstraint'>;
  /** Only machines whose key contains this text. */
  specific: (specificationKey: string) => Of<'SpecificHardwareConstraint'>;
  /** Only this CPU model; `qarnot.hardwareConstraints.searchCpuModels` finds its name. */
  cpuModel: (model: string) => Of<'CpuModelHardwareConstraint'>;
  /** Only machines with a GPU. */
  gpu: () => Of<'GpuHardwareConstraint'>;
  /** Only machines without a GPU. */
  noGpu: () => Of<'NoGpuHardwareConstraint'>;
  /** Only machines with an SSD. */
  ssd: () => Of<'SSDHardwareConstraint'>;
  /** Only machines without an SSD. */
  noSsd: () => Of<'NoSSDHardwareConstraint'>;
}

/**
 * The twelve kinds of hardware constraints. Each throws an InputError for a value that cannot be.
 *
 * @example
 * ```ts
 * const hardwareConstraints = [hardware.minimumCore(8), hardware.gpu()];
 * ```
 */
export const hardware: Readonly<HardwareConstructors> = {
  minimumCore: (coreCount) => ({
    discriminator: 'MinimumCoreHardwareConstraint',
    coreCount: cores(coreCount),
  }),
  maximumCore: (coreCount) => ({
    discriminator: 'MaximumCoreHardwareConstraint',
    coreCount: cores(coreCount),
  }),
  minimumRam: (megabytes) => ({
    discriminator: 'MinimumRamHardwareConstraint',
    minimumMemoryMB: positive(megabytes, 'minimumMemoryMB'),
  }),
  maximumRam: (megabytes) => ({
    discriminator: 'MaximumRamHardwareConstraint',
    maximumMemoryMB: positive(megabytes, 'maximumMemoryMB'),
  }),
  minimumRamCoreRatio: (gigabytes) => ({
    discriminator: 'MinimumRamCoreRatioHardwareConstraint',
    minimumMemoryGBCoreRatio: positive(gigabytes, 'minimumMemoryGBCoreRatio'),
  }),
  maximumRamCoreRatio: (gigabytes) => ({
    discriminator: 'MaximumRamCoreRatioHardwareConstraint',
    maximumMemoryGBCoreRatio: positive(gigabytes, 'maximumMemoryGBCoreRatio'),
  }),
  specific: (specificationKey) => ({
    discriminator: 'SpecificHardwareConstraint',
    specificationKey: word(specificationKey, 'specificationKey'),
  }),
  cpuModel: (model) => ({
    discriminator: 'CpuModelHardwareConstraint',
    cpuModel: word(model, 'cpuModel'),
  }),
  gpu: () => ({ discriminator: 'GpuHardwareConstraint' }),
  noGpu: () => ({ discriminator: 'NoGpuHardwareConstraint' }),
  ssd: () => ({ discriminator: 'SSDHardwareConstraint' }),
  noSsd: () => ({ discriminator: 'NoSSDHardwareConstraint' }),
};

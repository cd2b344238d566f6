import { InputError } from '@irori/core';
import type { HardwareConstraint } from '../types.ts';
import { hardware } from './hardware.ts';

const NUMBER = /^(cores|ram|ram\/core)(>=|<=)(\d+(?:\.\d+)?(?:e[+-]?\d+)?)(MB|GB)?$/;
const KINDS: Readonly<Record<string, (value: number) => HardwareConstraint>> = {
  'cores>=': hardware.minimumCore,
  'cores<=': hardware.maximumCore,
  'ram>=MB': hardware.minimumRam,
  'ram<=MB': hardware.maximumRam,
  'ram/core>=GB': hardware.minimumRamCoreRatio,
  'ram/core<=GB': hardware.maximumRamCoreRatio,
};
const FLAGS: Readonly<Record<string, () => HardwareConstraint>> = {
  gpu: hardware.gpu,
  'no-gpu': hardware.noGpu,
  ssd: hardware.ssd,
  'no-ssd': hardware.noSsd,
};

/** A constraint in short words, for people: `cores>=8`, `ram/core>=4GB`, `cpu=AMD EPYC`, `no-gpu`. */
export function formatHardwareConstraint(constraint: HardwareConstraint): string {
  switch (constraint.discriminator) {
    case 'MinimumCoreHardwareConstraint':
      return `cores>=${constraint.coreCount}`;
    case 'MaximumCoreHardwareConstraint':
      return `cores<=${constraint.coreCount}`;
    case 'MinimumRamHardwareConstraint':
      return `ram>=${constraint.minimumMemoryMB}MB`;
    case 'MaximumRamHardwareConstraint':
      return `ram<=${constraint.maximumMemoryMB}MB`;
    case 'MinimumRamCoreRatioHardwareConstraint':
      return `ram/core>=${constraint.minimumMemoryGBCoreRatio}GB`;
    case 'MaximumRamCoreRatioHardwareConstraint':
      return `ram/core<=${constraint.maximumMemoryGBCoreRatio}GB`;
    case 'SpecificHardwareConstraint':
      return `machine=${constraint.specificationKey}`;
    case 'CpuModelHardwareConstraint':
      return `cpu=${constraint.cpuModel}`;
    case 'GpuHardwareConstraint':
      return 'gpu';
    case 'NoGpuHardwareConstraint':
      return 'no-gpu';
    case 'SSDHardwareConstraint':
      return 'ssd';
    case 'NoSSDHardwareConstraint':
      return 'no-ssd';
    default:
      // A kind that is newer than this SDK.
      return JSON.stringify(constraint);
  }
}

/**
 * Reads what {@link formatHardwareConstraint} writes.
 *
 * @throws InputError for text that names no constraint.
 */
export function parseHardwareConstraint(text: string): HardwareConstraint {
  const flag = FLAGS[text];
  if (flag !== undefined && Object.hasOwn(FLAGS, text)) return flag();
  if (text.startsWith('machine=')) return hardware.specific(text.slice('machine='.length));
  if (text.startsWith('cpu=')) return hardware.cpuModel(text.slice('cpu='.length));
  const [, what = '', relation = '', number, unit = ''] = NUMBER.exec(text) ?? [];
  const make = KINDS[`${what}${relation}${unit}`];
  if (make !== undefined) return make(Number(number));
  throw new InputError(`"${text}" is not a hardware constraint.`, {
    field: 'hardwareConstraints',
    hint: 'Write cores>=8, ram<=4096MB, ram/core>=4GB, machine=KEY, cpu=MODEL, gpu, no-gpu, ssd or no-ssd.',
  });
}

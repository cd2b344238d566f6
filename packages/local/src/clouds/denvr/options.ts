import type { OptionTable } from '../../options/definition.ts';
import { type AnswerOptions, answerOptions } from './options/answers.ts';
import { type ApplicationOptions, applicationOptions } from './options/applications.ts';
import { type MachineOptions, machineOptions } from './options/machines.ts';

/** Every switchable behaviour of Denvr. */
export type DenvrOptions = AnswerOptions & ApplicationOptions & MachineOptions;

/** The options under `denvr.`. */
export const denvrOptionTable: OptionTable<DenvrOptions> = {
  ...answerOptions,
  ...machineOptions,
  ...applicationOptions,
};

import type { OptionTable } from '../../options/definition.ts';
import { type AnswerOptions, answerOptions } from './options/answers.ts';
import { type OutputOptions, outputOptions } from './options/outputs.ts';
import { type ServiceOptions, serviceOptions } from './options/services.ts';
import { type TaskOptions, taskOptions } from './options/tasks.ts';

/** Everything that is not certain about DOK, as values in force. */
export interface DokOptions extends AnswerOptions, TaskOptions, OutputOptions, ServiceOptions {}

/** Every switchable behaviour of DOK; set with `dok.<name>`. */
export const dokOptionTable: OptionTable<DokOptions> = {
  ...answerOptions,
  ...taskOptions,
  ...outputOptions,
  ...serviceOptions,
};

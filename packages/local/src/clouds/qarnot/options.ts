import type { OptionTable } from '../../options/definition.ts';
import { type ExecutionOptions, executionOptionTable } from './execution/options.ts';
import { type AccountOptions, accountOptions } from './options/account.ts';
import { type AnswerOptions, answerOptions } from './options/answers.ts';

/** Everything that is not certain about Qarnot, as values in force. */
export interface QarnotOptions extends AnswerOptions, AccountOptions, ExecutionOptions {}

/** Every switchable behaviour of Qarnot; set with `qarnot.<name>`. */
export const qarnotOptionTable: OptionTable<QarnotOptions> = {
  ...answerOptions,
  ...accountOptions,
  ...executionOptionTable,
};

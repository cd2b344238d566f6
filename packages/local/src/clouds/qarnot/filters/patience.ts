import { runInNewContext } from 'node:vm';
import { codeOf } from '../../../store/errors.ts';
import { invalid } from '../errors.ts';

/** What the regular expressions of a filter may take for a thousand elements. */
const patienceMs = 2000;

/**
 * Runs what evaluates the regular expressions of a filter, and gives up on one that takes for ever
 * (`(a+)+$`): Node ends what runs inside of a context when its time is over.
 *
 * @throws RefusedError 400 then.
 */
export function patiently<T>(run: () => T): T {
  try {
    return runInNewContext('run()', { run }, { timeout: patienceMs }) as T;
  } catch (error) {
    if (codeOf(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw invalid([{ field: 'filter', message: 'A regular expression takes too long.' }]);
  }
}

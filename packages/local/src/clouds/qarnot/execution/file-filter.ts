import { runInNewContext } from 'node:vm';
import { codeOf } from '../../../store/errors.ts';
import { expand, type Variables } from './command.ts';
import type { FileFilter } from './plan-types.ts';

/** What the two expressions may take for all files of an instance together. */
const PATIENCE_MS = 500;

const CODE = `
  const allow = whitelist === null ? null : new RegExp(whitelist);
  const deny = blacklist === null ? null : new RegExp(blacklist);
  names.map((name) => (allow === null || allow.test(name)) && (deny === null || !deny.test(name)))
`;

/** A filter that cannot be applied; the message says why. */
class FilterError extends Error {
  override readonly name: string = 'FilterError';
}

/** Says what is wrong with a regular expression; undefined when nothing is. */
export function filterProblem(expression: string): string | undefined {
  try {
    new RegExp(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Those names that match the whitelist, anywhere in the name, and do not match the blacklist.
 *
 * The expressions are the user's and may take for ever (`(a+)+$`): they are run in a context that
 * Node ends after half a second, and then they are refused. JavaScript's syntax stands in for that
 * of .NET.
 *
 * @throws FilterError for an expression that is no regular expression, or takes too long.
 */
export function filterNames(
  names: readonly string[],
  filter: FileFilter,
  variables: Variables,
): string[] {
  const { whitelist, blacklist } = filter;
  if ((whitelist === null && blacklist === null) || names.length === 0) return [...names];
  const context = {
    names,
    whitelist: whitelist === null ? null : expand(whitelist, variables),
    blacklist: blacklist === null ? null : expand(blacklist, variables),
  };
  const verdicts = judge(context);
  return names.filter((_, index) => verdicts[index] === true);
}

function judge(context: Record<string, unknown>): readonly boolean[] {
  try {
    return runInNewContext(CODE, context, { timeout: PATIENCE_MS }) as boolean[];
  } catch (error) {
    if (codeOf(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw new FilterError(
        `The white and black list took longer than ${PATIENCE_MS} ms for the names of its files. ` +
          'Write them without nested repetitions.',
      );
    }
    // An error of the other context is no instance of this one's.
    const why = String((error as { message?: unknown }).message ?? error);
    throw new FilterError(`The white or black list is no regular expression: ${why}.`);
  }
}

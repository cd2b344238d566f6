import {
  type ApplicationText,
  ArgumentScannerError,
  formatMessageForArgumentScannerError,
  text_en,
} from '@stricli/core';

function quoted(words: readonly string[]): string {
  return words.map((word) => `--${word}`).join(' or ');
}

function explain(error: ArgumentScannerError): string {
  return formatMessageForArgumentScannerError(error, {
    FlagNotFoundError: ({ input, corrections }) =>
      corrections.length > 0
        ? `There is no flag --${input}. Did you mean ${quoted(corrections)}?`
        : `There is no flag --${input}. If it belongs to the job's command, put -- before the command.`,
    AliasNotFoundError: ({ input }) =>
      `There is no flag -${input}. If it belongs to the job's command, put -- before the command.`,
    ArgumentParseError: ({ externalFlagNameOrPlaceholder, input, exception }) =>
      `"${input}" is no value for ${externalFlagNameOrPlaceholder}: ${
        exception instanceof Error ? exception.message : String(exception)
      }.`,
    UnsatisfiedFlagError: ({ externalFlagName }) => `The flag --${externalFlagName} needs a value.`,
    UnsatisfiedPositionalError: ({ placeholder }) => `The argument <${placeholder}> is missing.`,
    UnexpectedPositionalError: ({ input }) => `"${input}" is one argument too many.`,
    UnexpectedFlagError: ({ externalFlagName }) =>
      `The flag --${externalFlagName} may be given only once.`,
  });
}

/**
 * What the parser says: stricli's English with our own sentences for wrong input.
 *
 * @param json - Says it as one line of JSON, in the shape of every other failure.
 */
export function parserText(json: boolean): ApplicationText {
  const usage = (message: string): string =>
    json
      ? JSON.stringify({ error: { code: 'USAGE', message, retryable: false } })
      : `irori: ${message}\nSee irori --help, or --help after any command.`;
  return {
    ...text_en,
    briefs: {
      ...text_en.briefs,
      argumentEscapeSequence: 'Ends the flags; after it, run and plan take the command of the job',
    },
    exceptionWhileParsingArguments: (error) =>
      usage(error instanceof ArgumentScannerError ? explain(error) : String(error)),
    exceptionWhileLoadingCommandFunction: (error) =>
      `irori: A part of Irori could not be loaded: ${String(error)}. Install it again.`,
    noCommandRegisteredForInput: ({ input, corrections }) =>
      usage(
        corrections.length > 0
          ? `There is no command "${input}". Did you mean ${corrections.join(' or ')}?`
          : `There is no command "${input}".`,
      ),
  };
}

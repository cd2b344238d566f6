import { exitCodes } from './exit-codes.ts';

/** What a {@link CommandError} carries besides its sentence. */
export interface CommandErrorDetails {
  /** Stable, UPPER_SNAKE; what scripts match on in `--json` mode. */
  readonly code: string;
  readonly exitCode: number;
  /** What to do next, as one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** A failure that the command itself found: its message is meant for the person at the terminal. */
export class CommandError extends Error {
  readonly code: string;
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(message: string, details: CommandErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CommandError';
    this.code = details.code;
    this.exitCode = details.exitCode;
    this.hint = details.hint;
  }
}

/** The command line, a file or the configuration is wrong (exit code 2). */
export function usageError(message: string, hint?: string, code = 'USAGE'): CommandError {
  return new CommandError(message, { code, exitCode: exitCodes.usage, ...(hint && { hint }) });
}

/** Something that was named does not exist (exit code 5). */
export function notFoundError(message: string, hint?: string): CommandError {
  return new CommandError(message, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.notFound,
    ...(hint && { hint }),
  });
}

/** Anything else that went wrong (exit code 1). */
export function commandError(
  code: string,
  message: string,
  hint?: string,
  cause?: unknown,
): CommandError {
  return new CommandError(message, {
    code,
    exitCode: exitCodes.error,
    ...(hint && { hint }),
    ...(cause !== undefined && { cause }),
  });
}

/** The `code` of an error (`ENOENT`, `EACCES`, our own), or undefined. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

import {
  createRedactor,
  isAuthenticationError,
  isConfigError,
  isConnectionError,
  isInputError,
  isIroriError,
  isNotFoundError,
  isPassingError,
  isPermissionDeniedError,
  isRequestAbortedError,
  isRequestError,
  isWaitTimeoutError,
} from '@irori/core';
import type { DokErrorReason } from '@irori/dok';
import type { Environment, IroriContext } from './context.ts';
import { CommandError, codeOf } from './errors.ts';
import { type ExitFamily, exitCodeIn, exitCodes } from './exit-codes.ts';
import { jsonText, plainLines } from './output/plain.ts';
import { styleFor } from './output/style.ts';
import { write } from './output/write.ts';
import { unusedProxy } from './proxy.ts';
import { text } from './text.ts';

/** A failure as the command reports it: one sentence, a code for scripts, an exit code. */
export interface FailureReport {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly status?: number;
  readonly requestId?: string;
  /** Whether the cloud did it: `unknown` means that it may have. */
  readonly outcome?: string;
  /** True when the same command may work later, unchanged. */
  readonly retryable: boolean;
  readonly exitCode: number;
}

const credentialSettings = new Set([
  'accessToken',
  'accessTokenSecret',
  'apikey',
  'credentials',
  'password',
  'token',
  'username',
]);

/** Refusals (403) that come from the state of a job, not from who asks. */
const stateReasons: ReadonlySet<string> = new Set<DokErrorReason>([
  'TASK_NOT_RUNNING',
  'TASK_NOT_CANCELABLE',
  'TASK_NOT_DELETABLE',
]);
const termsNotAccepted: DokErrorReason = 'TERMS_NOT_ACCEPTED';

function exitCodeOf(error: unknown): number {
  if (isRequestError(error) && stateReasons.has(error.reason ?? '')) return exitCodes.error;
  if (isAuthenticationError(error) || isPermissionDeniedError(error)) return exitCodes.credentials;
  if (isNotFoundError(error)) return exitCodes.notFound;
  if (isInputError(error)) return exitCodes.usage;
  if (isConfigError(error)) {
    return credentialSettings.has(error.setting) ? exitCodes.credentials : exitCodes.usage;
  }
  if (isWaitTimeoutError(error)) return exitCodes.timeLimit;
  if (isRequestAbortedError(error)) return exitCodes.interrupted;
  return exitCodes.error;
}

function hintOf(error: unknown, env: Environment): string | undefined {
  if (!isRequestError(error)) return undefined;
  if (error.reason === termsNotAccepted) return text.termsHint;
  if (error.reason === 'NoSuchBucket') return text.missingBucketHint;
  const proxy = unusedProxy(env);
  const isLocal = /^https?:\/\/(127\.|localhost|\[::1\])/.test(error.url ?? '');
  if (!isConnectionError(error) || proxy === undefined || isLocal) return undefined;
  return text.proxyIgnored(proxy);
}

/**
 * Says what is known about any thrown value. Pure.
 *
 * @param env - The environment, which may explain a failed connection.
 */
export function describeFailure(error: unknown, env: Environment = {}): FailureReport {
  if (error instanceof CommandError) {
    const { code, message, hint, exitCode } = error;
    return { code, message, ...(hint !== undefined && { hint }), retryable: false, exitCode };
  }
  if (isIroriError(error)) {
    const request = isRequestError(error) ? error : undefined;
    const hint = hintOf(error, env);
    return {
      code: error.code,
      message: error.message,
      ...(hint !== undefined && { hint }),
      ...(request?.status !== undefined && { status: request.status }),
      ...(request?.requestId && { requestId: request.requestId }),
      ...(request !== undefined && { outcome: request.outcome }),
      retryable: isPassingError(error) && request?.outcome !== 'unknown',
      exitCode: exitCodeOf(error),
    };
  }
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code !== undefined && error instanceof Error && 'syscall' in error) {
    return {
      code,
      message: text.systemFailure(message),
      retryable: false,
      exitCode: exitCodes.error,
    };
  }
  return {
    code: 'INTERNAL',
    message: text.internalFailure(message),
    hint: text.internalHint,
    retryable: false,
    exitCode: exitCodes.error,
  };
}

/** How {@link reportFailure} reports. */
export interface ReportOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
  readonly family: ExitFamily;
}

/**
 * Prints a failure on stderr: one sentence and what to do, or one line of JSON; the stack trace only
 * with `--debug`.
 *
 * @returns the exit code for the command's family.
 */
export async function reportFailure(
  context: IroriContext,
  error: unknown,
  options: ReportOptions,
): Promise<number> {
  const { stderr } = context.process;
  const redactor = createRedactor(context.secrets);
  const { exitCode, ...report } = describeFailure(error, context.env);
  const shown = exitCodeIn(options.family, exitCode);
  if (options.json === true) {
    await write(stderr, `${redactor.text(jsonText({ error: { ...report, exitCode: shown } }))}\n`);
  } else {
    const label = styleFor(stderr, context.env).red('irori:');
    const hint = report.hint === undefined ? '' : `\n${report.hint}`;
    const said = plainLines(redactor.text(`${report.message}${hint}`));
    await write(stderr, `${label} ${said}\n`);
  }
  if (options.debug === true && error instanceof Error) {
    await write(stderr, `${plainLines(redactor.text(stackOf(error)))}\n`);
  }
  return shown;
}

function stackOf(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own;
}

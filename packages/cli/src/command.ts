import {
  buildCommand,
  type Command,
  type CommandBuilderArguments,
  type TypedCommandParameters,
} from '@stricli/core';
import type { IroriContext } from './context.ts';
import type { ExitFamily } from './exit-codes.ts';

/** Flags that every command accepts. */
export interface CommonFlags {
  /** Print JSON on stdout, and a failure as JSON on stderr. */
  readonly json?: boolean;
  /** Print redacted request lines, and the stack trace of a failure, on stderr. */
  readonly debug?: boolean;
}

/** What stricli asks of a flags type: anything, as long as it is an object. */
type FlagsOf<FLAGS> = Readonly<Partial<Record<keyof FLAGS, unknown>>>;

type Run<FLAGS, ARGS extends readonly unknown[]> = (
  this: IroriContext,
  flags: FLAGS,
  ...args: ARGS
) => Promise<void>;

/** What {@link command} makes a command of. */
export interface CommandDefinition<FLAGS extends FlagsOf<FLAGS>, ARGS extends readonly unknown[]> {
  /** Imports the command's module and picks the function, only when the command runs. */
  readonly load: () => Promise<Run<FLAGS, ARGS>>;
  /** Which exit codes it uses; a function where the flags decide. @default 'plain' */
  readonly family?: ExitFamily | ((flags: FLAGS) => ExitFamily);
  readonly parameters: NoInfer<TypedCommandParameters<FLAGS, ARGS, IroriContext>>;
  readonly docs: CommandBuilderArguments<FLAGS, ARGS, IroriContext>['docs'];
}

function guard<FLAGS extends FlagsOf<FLAGS> & CommonFlags, ARGS extends readonly unknown[]>({
  load,
  family = 'plain',
}: CommandDefinition<FLAGS, ARGS>): () => Promise<Run<FLAGS, ARGS>> {
  return async () => {
    const run = await load();
    return async function (this: IroriContext, flags: FLAGS, ...args: ARGS): Promise<void> {
      try {
        await run.call(this, flags, ...args);
      } catch (error) {
        const { reportFailure } = await import('./failure.ts');
        const chosen = typeof family === 'function' ? family(flags) : family;
        this.process.exitCode = await reportFailure(this, error, { ...flags, family: chosen });
      }
    };
  };
}

/**
 * A command whose code is imported only when it runs, and whose failures become one clear sentence
 * and the right exit code.
 */
export function command<
  FLAGS extends FlagsOf<FLAGS> & CommonFlags,
  ARGS extends readonly unknown[] = [],
>(definition: CommandDefinition<FLAGS, ARGS>): Command<IroriContext> {
  const { parameters, docs } = definition;
  return buildCommand<FLAGS, ARGS, IroriContext>({ loader: guard(definition), parameters, docs });
}

import type { Clock } from '@irori/core';
import type { CommandContext } from '@stricli/core';

/** Environment variables as a command sees them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The part of a Node writable stream that the command uses; tests pass their own. */
export interface OutputStream {
  write(chunk: string | Uint8Array, done?: (error?: Error | null) => void): boolean;
  readonly isTTY?: boolean;
  /** Width of the terminal in columns. */
  readonly columns?: number;
  getColorDepth?(env?: object): number;
}

/** The part of a Node readable stream that the command uses. */
export interface InputStream extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean;
}

/** The signals that a command reacts to. Not SIGHUP: a handler would undo `nohup`. */
export type StopSignal = 'SIGINT' | 'SIGTERM';

/** What a detached local cloud tells the command that started it, once. */
export type ParentMessage =
  | { readonly irori: 'ready' }
  | {
      readonly irori: 'failed';
      readonly code: string;
      readonly message: string;
      readonly hint?: string;
      readonly exitCode: number;
    };

/**
 * Everything a command touches outside itself. It is the `this` of every command, so that tests run
 * the whole command in process, without a child process, a terminal or the user's home directory.
 */
export interface IroriContext extends CommandContext {
  readonly process: {
    readonly stdout: OutputStream;
    readonly stderr: OutputStream;
    readonly env: Readonly<Partial<Record<string, string>>>;
    exitCode?: number | string | null;
  };
  readonly stdin: InputStream;
  readonly env: Environment;
  readonly cwd: string;
  readonly clock: Clock;
  /** Secrets learnt on the way; they are masked in everything that reports a failure. */
  readonly secrets: Set<string>;
  /** The words that start this command again: the Node executable and the script. */
  readonly launcher: readonly string[];
  /** Calls `listener` on every `signal` until the returned function is called. */
  onSignal(signal: StopSignal, listener: () => void): () => void;
  /** Tells the process that started this one; absent where there is none to tell. */
  readonly tellParent?: (message: ParentMessage) => void;
}

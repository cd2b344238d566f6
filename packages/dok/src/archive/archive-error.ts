import { IroriError, type IroriErrorOptions } from '@irori/core';

/** An archive is broken, too large, or holds an entry that would be written outside its folder. */
export class ArchiveError extends IroriError {
  static override readonly kind: string = 'ArchiveError';

  /** The name of the entry, when one is to blame. */
  readonly entry: string | undefined;

  constructor(message: string, options: Omit<IroriErrorOptions, 'code'> & { entry?: string } = {}) {
    const { entry, ...rest } = options;
    super(message, { ...rest, code: 'ARCHIVE_REFUSED' });
    this.entry = entry;
  }
}

/** A task has no artifact: it has not ended, or it left nothing behind. */
export class ArtifactMissingError extends IroriError {
  static override readonly kind: string = 'ArtifactMissingError';

  /** The id of the task. */
  readonly task: string;

  constructor(message: string, options: { task: string; hint?: string }) {
    super(message, { ...options, code: 'ARTIFACT_MISSING' });
    this.task = options.task;
  }
}

/** Whether an archive was refused or broken. */
export const isArchiveError = (value: unknown): value is ArchiveError =>
  value instanceof ArchiveError;

/** Whether a task has no artifact. */
export const isArtifactMissingError = (value: unknown): value is ArtifactMissingError =>
  value instanceof ArtifactMissingError;

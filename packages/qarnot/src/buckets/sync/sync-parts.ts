import type { EtagCache } from './etag-cache.ts';
import type { Filter } from './filter.ts';
import type { SyncSetup } from './setup.ts';
import type { Direction } from './types.ts';
import type { LocalEntry } from './walk.ts';

/** What one sync works with. */
export interface SyncParts {
  readonly setup: SyncSetup;
  readonly filter: Filter;
  readonly entries: AsyncIterable<LocalEntry>;
  readonly cache: EtagCache | undefined;
  readonly direction: Direction;
}

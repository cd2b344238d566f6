import { Spool } from './spool.ts';
import type { Content, Todo } from './types.ts';

/** What comparing both sides led to. */
export class Lists {
  readonly todos: Spool<Todo> = new Spool<Todo>();
  /** Paths that have a twin in another case: they come last, when the twin is there. */
  readonly twins: Spool<Todo> = new Spool<Todo>();
  readonly folders: Spool<string> = new Spool<string>();
  readonly extras: Spool<string> = new Spool<string>();
  /** What the side written to has, and later also what came there. */
  readonly available: Spool<Content> = new Spool<Content>();
  /** Whether the side that is read from has anything at all. */
  originSeen = false;

  /** Frees them. */
  async close(): Promise<void> {
    const spools = [this.todos, this.twins, this.folders, this.extras, this.available];
    await Promise.all(spools.map((spool) => spool.close()));
  }
}

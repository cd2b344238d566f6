import { CaseTwins } from './case-twins.ts';
import { inOrder } from './in-order.ts';
import { join } from './join.ts';
import { withKnownEtags } from './known-files.ts';
import type { Lists } from './lists.ts';
import type { Tally } from './progress.ts';
import { remoteFiles } from './remote-files.ts';
import type { SyncParts } from './sync-parts.ts';
import type { Found, Verdict } from './types.ts';

const comparedTogether = 32;

/** Walks both sides in key order, once, and lists what is to be done. */
export class Comparison {
  readonly #parts: SyncParts;
  readonly #tally: Tally;
  readonly #lists: Lists;

  constructor(parts: SyncParts, tally: Tally, lists: Lists) {
    this.#parts = parts;
    this.#tally = tally;
    this.#lists = lists;
  }

  /** Does it. */
  async run(): Promise<void> {
    const { setup, filter, entries, cache, direction } = this.#parts;
    this.#tally.begin('compare');
    const record = cache?.begin();
    const found = join(withKnownEtags(entries, cache), remoteFiles(setup, filter));
    const decided = inOrder(found, comparedTogether, async (pair) => ({
      pair,
      verdict: await direction.decide(pair),
    }));
    const cases = new CaseTwins();
    for await (const { pair, verdict } of decided) {
      setup.signal?.throwIfAborted();
      this.#tally.compared();
      if (verdict.is === 'nothing') continue;
      const isOrigin = direction.isOrigin(pair);
      const isTwin = isOrigin && verdict.is !== 'refused' && cases.sees(pair.path);
      this.#lists.originSeen ||= isOrigin;
      if (isTwin) this.#tally.caseCollision(pair.path);
      await this.#note(pair, verdict, isTwin);
      const { left } = pair;
      if (left?.kind !== 'file') continue;
      const etags = [...new Set([...left.etags, ...(verdict.read?.etags ?? [])])];
      await record?.({ ...left, etags }, verdict.read?.readAt ?? Number.POSITIVE_INFINITY);
    }
  }

  async #note(pair: Found, verdict: Verdict, isTwin: boolean): Promise<void> {
    const content = this.#parts.direction.contentOf(pair, verdict.read);
    if (content !== undefined) await this.#lists.available.push(content);
    switch (verdict.is) {
      case 'same':
        return this.#tally.same();
      case 'refused':
        return this.#tally.refused(verdict.refusal);
      case 'extra':
        this.#tally.extra();
        return this.#lists.extras.push(pair.path);
      case 'folder':
        this.#tally.planned(0);
        return this.#lists.folders.push(pair.path);
      case 'todo':
        this.#tally.planned(verdict.todo.size);
        return (isTwin ? this.#lists.twins : this.#lists.todos).push(verdict.todo);
      case 'nothing':
        return;
    }
  }
}

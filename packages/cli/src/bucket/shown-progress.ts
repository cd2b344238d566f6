import type { SyncProgress, TransferProgress } from '@irori/qarnot';
import type { IroriContext } from '../context.ts';
import { Progress } from '../output/progress.ts';
import { formatSize } from '../output/size.ts';
import { text } from '../text.ts';

const redrawEvery = 100;

/** Shows on a terminal how far transfers are, a few times a second. */
export class ShownProgress {
  readonly #line: Progress;
  readonly #context: IroriContext;
  #drawnAt = Number.NEGATIVE_INFINITY;

  /** @param enabled - False to stay silent even on a terminal. */
  constructor(context: IroriContext, enabled: boolean) {
    this.#context = context;
    this.#line = new Progress(context, enabled);
  }

  /** One transfer. */
  readonly transfer = ({ key, transferred, total }: TransferProgress): void => {
    this.#draw(() => {
      const of = total === null ? '' : formatSize(total);
      return text.transferring(key, formatSize(transferred), of);
    });
  };

  /** A sync. */
  readonly sync = (progress: SyncProgress): void => {
    this.#draw(() => {
      const { phase, compared, done, total, doneBytes, totalBytes } = progress;
      if (phase === 'compare') return text.syncComparing(compared);
      if (phase === 'delete') return text.syncDeleting;
      return text.syncTransferring(done, total, formatSize(doneBytes), formatSize(totalBytes));
    });
  };

  #draw(line: () => string): void {
    const now = this.#context.clock.monotonic();
    if (now - this.#drawnAt < redrawEvery) return;
    this.#drawnAt = now;
    this.#line.show(line());
  }

  /** Takes the line away. */
  clear(): void {
    this.#line.clear();
  }
}

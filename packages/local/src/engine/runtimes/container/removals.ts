import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../../store/errors.ts';
import type { ContainerContext } from './context.ts';
import { isNoAnswer, statusOf } from './engine-error.ts';

const TRIES = 3;
const RETRY_MS = 300;

/** Removes containers that are not needed any more; nobody waits for one. */
export class Removals {
  readonly #context: ContainerContext;
  readonly #underWay = new Map<string, Promise<void>>();
  /** Those that could not be removed. */
  readonly #left = new Set<string>();

  constructor(context: ContainerContext) {
    this.#context = context;
  }

  /** Removes a container, now and if need be again. */
  remove(id: string): void {
    if (this.#underWay.has(id)) return;
    const removal = this.#remove(id).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, removal);
  }

  /** Returns when what could be removed is; tries again what could not. */
  async settle(): Promise<void> {
    for (const id of this.#left) this.remove(id);
    await Promise.all(this.#underWay.values());
  }

  async #remove(id: string): Promise<void> {
    const { client, logger } = this.#context;
    for (let tries = 1; ; tries += 1) {
      try {
        await client.getContainer(id).remove({ force: true, v: true });
        this.#left.delete(id);
        return;
      } catch (error) {
        if (statusOf(error) === 404) {
          this.#left.delete(id);
          return;
        }
        // 409: somebody else is removing it.
        if (isNoAnswer(error) || tries === TRIES) {
          this.#left.add(id);
          logger.warn(`Container ${id.slice(0, 12)} cannot be removed yet: ${messageOf(error)}`);
          return;
        }
      }
      await sleep(RETRY_MS);
    }
  }
}

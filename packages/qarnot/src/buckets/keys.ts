import { InputError, type Logger } from '@irori/core';
import { sanitizeKey } from './sanitize.ts';

const LONGEST_KEY = 1024;

/** @throws InputError for what cannot be a key. */
export function checkKey(key: string): void {
  if (typeof key !== 'string' || key === '') {
    throw new InputError('The key is empty.', { field: 'key' });
  }
  const bytes = Buffer.byteLength(key);
  if (bytes > LONGEST_KEY) {
    throw new InputError(`A key has at most ${LONGEST_KEY} bytes in UTF-8, this has ${bytes}.`, {
      field: 'key',
    });
  }
}

/** Tidies the keys that are written, and says so once. */
export class KeySanitizer {
  readonly #logger: Logger;
  #warned = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /**
   * The key to write to.
   *
   * @param enabled - Whether keys are tidied at all.
   * @throws InputError when nothing is left of it.
   */
  writable(key: string, enabled: boolean): string {
    const tidied = this.tidied(key, enabled);
    checkKey(tidied);
    return tidied;
  }

  /** The same for a prefix, which may be empty. */
  tidied(key: string, enabled: boolean): string {
    if (!enabled || typeof key !== 'string') return key;
    const tidied = sanitizeKey(key);
    if (tidied !== key && !this.#warned) {
      this.#warned = true;
      this.#logger.warn(
        `The key ${JSON.stringify(key)} is stored as ${JSON.stringify(tidied)}, as Qarnot's other clients do, and so are all of its kind; sanitizePaths: false keeps keys as they are.`,
      );
    }
    return tidied;
  }
}

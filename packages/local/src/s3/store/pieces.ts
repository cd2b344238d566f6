import type { Body } from './types.ts';

/** A body piece by piece. */
export interface Pieces {
  /** The next piece, undefined at the end. Rejects at once when the signal is aborted. */
  next(): Promise<Uint8Array | undefined>;
  /** Tells the source that no more is wanted, unless it has ended. */
  close(): Promise<void>;
}

/** Reads any body; a signal ends the reading even while the source is silent. */
export function pieces(body: Body, signal?: AbortSignal): Pieces {
  return body instanceof Uint8Array ? onePiece(body, signal) : streamed(body, signal);
}

function onePiece(body: Uint8Array, signal: AbortSignal | undefined): Pieces {
  let rest: Uint8Array | undefined = body;
  return {
    async next(): Promise<Uint8Array | undefined> {
      signal?.throwIfAborted();
      const piece = rest;
      rest = undefined;
      return piece;
    },
    async close(): Promise<void> {},
  };
}

function streamed(body: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): Pieces {
  const iterator = body[Symbol.asyncIterator]();
  let isOpen = true;
  const next = async (): Promise<Uint8Array | undefined> => {
    try {
      const result = await unlessAborted(iterator.next(), signal);
      if (result.done !== true) return result.value;
      isOpen = false;
      return undefined;
    } catch (error) {
      isOpen = signal?.aborted === true;
      throw error;
    }
  };
  return {
    next,
    async close(): Promise<void> {
      // A generator that waits for its own source would answer only after that: it is not awaited.
      if (isOpen) iterator.return?.().catch(() => {});
      isOpen = false;
    },
  };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    const settle = (): void => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort);
    work.then(resolve, reject).finally(settle);
  });
}

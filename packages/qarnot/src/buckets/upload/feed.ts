/** One part of what is sent. */
export interface Part {
  /** From 1 on. */
  readonly number: number;
  /** Valid until the same worker asks for the next part. */
  readonly bytes: Uint8Array;
}

/** A worker's own memory of one part; made when it is first needed. */
export type PartBuffer = () => Uint8Array;

/** Where the bytes of an upload come from, part by part. */
export interface Feed {
  /** In bytes; `null` when nobody knows. */
  readonly size: number | null;
  /** The part after the last one that was claimed; `undefined` when there is none. */
  claim(buffer: PartBuffer): Promise<Part | undefined>;
  /** The bytes of any part; absent where the source cannot go back. */
  readonly at?: (number: number, buffer: PartBuffer) => Promise<Uint8Array>;
  /** The next claim begins at part 1 again; only where there is `at`. */
  rewind(): void;
  /** @throws FileChangedError when the source is no longer what it was. */
  check(): Promise<void>;
  /** Lets go of the source, read or not. */
  close(): Promise<void>;
}

/** A worker's buffer of `size` bytes, made once. */
export function partBuffer(size: number): PartBuffer {
  let buffer: Uint8Array | undefined;
  return () => {
    buffer ??= Buffer.allocUnsafeSlow(size);
    return buffer;
  };
}

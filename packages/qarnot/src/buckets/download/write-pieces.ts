import type { FileHandle } from 'node:fs/promises';

/** A system call and a thread's turn for each piece from the network cost more than the writing. */
const BATCH_BYTES = 1024 * 1024;

/**
 * Writes pieces to a place in a file, many at once; the next come in while the disk works. At most two
 * batches are held.
 *
 * @param onPiece - Sees each piece before it is written.
 * @returns When all of it is written.
 */
export async function writePieces(
  file: FileHandle,
  pieces: AsyncIterable<Uint8Array>,
  start: number,
  onPiece: (piece: Uint8Array) => void,
): Promise<void> {
  let position = start;
  let batch: Uint8Array[] = [];
  let bytes = 0;
  let writing = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    writing = writeAt(file, batch, position);
    // Whoever waits for it next is told; until then it must not count as unhandled.
    writing.catch(() => {});
    position += bytes;
    batch = [];
    bytes = 0;
  };
  for await (const piece of pieces) {
    onPiece(piece);
    batch.push(piece);
    bytes += piece.byteLength;
    if (bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  await writing;
}

/** A nearly full disk takes a part of what it is given before it says so. */
async function writeAt(
  file: FileHandle,
  pieces: readonly Uint8Array[],
  start: number,
): Promise<void> {
  let position = start;
  let rest = pieces;
  while (rest.length > 0) {
    const { bytesWritten } = await file.writev(rest, position);
    position += bytesWritten;
    rest = withoutFirst(rest, bytesWritten);
  }
}

function withoutFirst(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  const rest: Uint8Array[] = [];
  for (const piece of pieces) {
    if (left >= piece.byteLength) left -= piece.byteLength;
    else {
      rest.push(left === 0 ? piece : piece.subarray(left));
      left = 0;
    }
  }
  return rest;
}

/** Reads a table whose index is known to lie in it. */
function at(table: Int32Array, index: number): number {
  return table[index] as number;
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

/** Four bytes, the first one lowest. */
function word(bytes: Uint8Array, index: number): number {
  return (
    byte(bytes, index) |
    (byte(bytes, index + 1) << 8) |
    (byte(bytes, index + 2) << 16) |
    (byte(bytes, index + 3) << 24)
  );
}

/** Low and high halves of eight tables of 256 entries, one after the other. */
interface Tables {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Tables of a reflected CRC of 64 bits; one of 32 bits has its polynomial in the low half. */
function makeTables(polynomialLow: number, polynomialHigh: number): Tables {
  const low = new Int32Array(2048);
  const high = new Int32Array(2048);
  for (let index = 0; index < 256; index++) {
    let [l, h] = [index, 0];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (l & 1) === 1;
      l = (l >>> 1) | (h << 31);
      h = h >>> 1;
      if (isOdd) [l, h] = [l ^ polynomialLow, h ^ polynomialHigh];
    }
    low[index] = l;
    high[index] = h;
  }
  for (let index = 256; index < 2048; index++) {
    const [l, h] = [at(low, index - 256), at(high, index - 256)];
    low[index] = at(low, l & 255) ^ ((l >>> 8) | (h << 24));
    high[index] = at(high, l & 255) ^ (h >>> 8);
  }
  return { low, high };
}

let castagnoli: Tables | undefined;
let nvme: Tables | undefined;

/**
 * CRC-32C (Castagnoli), eight bytes a step.
 *
 * @param before the CRC of what came before
 */
export function crc32c(bytes: Uint8Array, before: number = 0): number {
  castagnoli ??= makeTables(0x82f63b78, 0);
  const table = castagnoli.low;
  const { length } = bytes;
  let crc = ~before;
  let index = 0;
  for (; index + 8 <= length; index += 8) {
    const first = crc ^ word(bytes, index);
    crc =
      at(table, 1792 + (first & 255)) ^
      at(table, 1536 + ((first >>> 8) & 255)) ^
      at(table, 1280 + ((first >>> 16) & 255)) ^
      at(table, 1024 + (first >>> 24)) ^
      at(table, 768 + byte(bytes, index + 4)) ^
      at(table, 512 + byte(bytes, index + 5)) ^
      at(table, 256 + byte(bytes, index + 6)) ^
      at(table, byte(bytes, index + 7));
  }
  for (; index < length; index++) {
    crc = (crc >>> 8) ^ at(table, (crc ^ byte(bytes, index)) & 255);
  }
  return ~crc >>> 0;
}

/** A CRC of 64 bits as two of 32. */
export interface Crc64 {
  readonly low: number;
  readonly high: number;
}

function gather(table: Int32Array, first: number, second: number): number {
  return (
    at(table, 1792 + (first & 255)) ^
    at(table, 1536 + ((first >>> 8) & 255)) ^
    at(table, 1280 + ((first >>> 16) & 255)) ^
    at(table, 1024 + (first >>> 24)) ^
    at(table, 768 + (second & 255)) ^
    at(table, 512 + ((second >>> 8) & 255)) ^
    at(table, 256 + ((second >>> 16) & 255)) ^
    at(table, second >>> 24)
  );
}

/**
 * CRC-64/NVME, eight bytes a step.
 *
 * @param before the CRC of what came before
 */
export function crc64nvme(bytes: Uint8Array, before: Crc64 = { low: 0, high: 0 }): Crc64 {
  nvme ??= makeTables(0xac4bc9b5, 0x9a6c9329);
  const { low: lows, high: highs } = nvme;
  const { length } = bytes;
  let low = ~before.low;
  let high = ~before.high;
  let index = 0;
  for (; index + 8 <= length; index += 8) {
    const first = low ^ word(bytes, index);
    const second = high ^ word(bytes, index + 4);
    low = gather(lows, first, second);
    high = gather(highs, first, second);
  }
  for (; index < length; index++) {
    const slot = (low ^ byte(bytes, index)) & 255;
    low = ((low >>> 8) | (high << 24)) ^ at(lows, slot);
    high = (high >>> 8) ^ at(highs, slot);
  }
  return { low: ~low >>> 0, high: ~high >>> 0 };
}

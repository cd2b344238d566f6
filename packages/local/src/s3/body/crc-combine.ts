/** A reflected CRC that starts and ends with all bits inverted. */
interface CrcShape {
  readonly bits: number;
  readonly polynomial: bigint;
}

/** An algorithm whose value over a whole follows from the values over its parts. */
export type CombinableAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME';

const shapes: { readonly [K in CombinableAlgorithm]: CrcShape } = {
  CRC32: { bits: 32, polynomial: 0xedb88320n },
  CRC32C: { bits: 32, polynomial: 0x82f63b78n },
  CRC64NVME: { bits: 64, polynomial: 0x9a6c9329ac4bc9b5n },
};

/** Whether the checksum of a whole follows from those of its parts. */
export function isCombinable(algorithm: string): algorithm is CombinableAlgorithm {
  return Object.hasOwn(shapes, algorithm);
}

/** A product of two polynomials modulo that of the CRC, all with the highest power lowest. */
function multiply(a: bigint, b: bigint, { bits, polynomial }: CrcShape): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = BigInt(bits - 1); bit >= 0n; bit--) {
    if ((a >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
}

/** x to the power of 8 · `bytes`. */
function shiftOf(bytes: number, shape: CrcShape): bigint {
  let power = 1n << BigInt(shape.bits - 1 - 8);
  let result = 1n << BigInt(shape.bits - 1);
  for (let left = BigInt(bytes); left > 0n; left >>= 1n) {
    if (left & 1n) result = multiply(result, power, shape);
    power = multiply(power, power, shape);
  }
  return result;
}

/** A part of a whole: its CRC in base64 and its length in bytes. */
export interface CrcPart {
  readonly value: string;
  readonly size: number;
}

/** The CRC, in base64, of parts that follow one another. */
export function combineCrcs(algorithm: CombinableAlgorithm, parts: readonly CrcPart[]): string {
  const shape = shapes[algorithm];
  let crc = 0n;
  for (const { value, size } of parts) {
    const next = BigInt(`0x${Buffer.from(value, 'base64').toString('hex')}`);
    crc = multiply(crc, shiftOf(size, shape), shape) ^ next;
  }
  const hex = crc.toString(16).padStart(shape.bits / 4, '0');
  return Buffer.from(hex, 'hex').toString('base64');
}

import { readMap } from './read-value.ts';
import { line, type Reader, readKeys } from './reader.ts';
import type { DenvrJobSpec } from './types.ts';

/** Reads the block that only Denvr understands. */
export const readDenvr: Reader<DenvrJobSpec> = (value, path, context) => {
  const map = readMap(value, path, ['package', 'cluster', 'pool'], context);
  if (map === undefined) return undefined;
  return readKeys<DenvrJobSpec>(map, path, context, {
    package: line('the name of a hardware package'),
    cluster: line('the name of a cluster'),
    pool: line('the name of a resource pool'),
  });
};

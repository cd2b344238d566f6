import { readArgv, readMap, readText } from './read-value.ts';
import { line, type Reader, readKeys } from './reader.ts';
import type { DokHttpSpec, DokJobSpec } from './types.ts';

const readHttp: Reader<DokHttpSpec> = (value, path, context) => {
  const map = readMap(value, path, ['port', 'path'], context);
  if (map === undefined) return undefined;
  const port = map['port'];
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) {
    return context.problems.value([...path, 'port'], 'must be a port number from 1 to 65535');
  }
  if (map['path'] === undefined) return { port };
  const expected = 'a path that begins with /';
  const http = readText(map['path'], [...path, 'path'], '^/\\S*$', expected, context);
  return http === undefined ? undefined : { port, path: http };
};

/** Reads the block that only DOK understands. */
export const readDok: Reader<DokJobSpec> = (value, path, context) => {
  const keys = ['plan', 'registry', 'http', 'entrypoint'] as const;
  const map = readMap(value, path, keys, context);
  if (map === undefined) return undefined;
  return readKeys<DokJobSpec>(map, path, context, {
    plan: line('a plan id such as h100-80gb'),
    registry: line('the id or the host name of a registry'),
    http: readHttp,
    entrypoint: readArgv,
  });
};

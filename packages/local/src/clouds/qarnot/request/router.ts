import { type QarnotOperation, qarnotOperations } from './description.ts';

/** What a path leads to. */
export interface Route {
  /** By method; HEAD is answered as GET is. */
  readonly operations: ReadonlyMap<string, QarnotOperation>;
  /** The parameters of the path in the order of the path, decoded. */
  readonly values: readonly string[];
  /** The path without version, doubled and closing slashes: what fault rules are matched with. */
  readonly path: string;
}

interface Branch {
  readonly words: Map<string, Branch>;
  parameter: Branch | undefined;
  readonly operations: Map<string, QarnotOperation>;
  /** Operations whose last parameter takes all that follows. */
  readonly rest: Map<string, QarnotOperation>;
}

const newBranch = (): Branch => ({
  words: new Map(),
  parameter: undefined,
  operations: new Map(),
  rest: new Map(),
});

function add(root: Branch, operation: QarnotOperation): void {
  let branch = root;
  const parts = operation.path.split('/').filter((part) => part !== '');
  if (operation.isCatchAll) parts.pop();
  for (const part of parts) {
    if (part.startsWith('{')) {
      branch.parameter ??= newBranch();
      branch = branch.parameter;
      continue;
    }
    const next = branch.words.get(part.toLowerCase()) ?? newBranch();
    branch.words.set(part.toLowerCase(), next);
    branch = next;
  }
  const target = operation.isCatchAll ? branch.rest : branch.operations;
  target.set(operation.method, operation);
}

const root = newBranch();
for (const operation of qarnotOperations) add(root, operation);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function descend(
  branch: Branch,
  parts: readonly string[],
  at: number,
  values: readonly string[],
): Pick<Route, 'operations' | 'values'> | undefined {
  const part = parts[at];
  if (part === undefined) {
    if (branch.operations.size > 0) return { operations: branch.operations, values };
    return branch.rest.size > 0 ? { operations: branch.rest, values: [...values, ''] } : undefined;
  }
  const word = branch.words.get(part.toLowerCase());
  const byWord = word && descend(word, parts, at + 1, values);
  if (byWord !== undefined) return byWord;
  const byParameter =
    branch.parameter && descend(branch.parameter, parts, at + 1, [...values, decoded(part)]);
  if (byParameter !== undefined) return byParameter;
  if (branch.rest.size === 0) return undefined;
  return {
    operations: branch.rest,
    values: [...values, parts.slice(at).map(decoded).join('/')],
  };
}

/**
 * Finds what a path leads to. Paths are read as the clients that exist write them: with or without
 * `/v1`, with doubled and closing slashes, in any case, `pool/…` for `pools/…`.
 */
export function findRoute(url: string): Route | undefined {
  const end = url.search(/[?#]/);
  const parts = (end < 0 ? url : url.slice(0, end)).split('/').filter((part) => part !== '');
  if (parts[0]?.toLowerCase() === 'v1') parts.shift();
  if (parts[0]?.toLowerCase() === 'pool') parts[0] = 'pools';
  const found = descend(root, parts, 0, []);
  return found && { ...found, path: `/${parts.join('/')}` };
}

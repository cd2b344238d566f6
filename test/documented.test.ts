import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { publicPackages } from './support/packages.ts';

/** Exports of an entry point that say nothing about themselves. */
function undocumented(program: ts.Program, entry: string): string[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} is no module`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    )
    .filter(
      (symbol) =>
        !symbol.declarations?.some((at) => at.getSourceFile().fileName.includes('/generated/')),
    )
    .filter((symbol) => symbol.getDocumentationComment(checker).length === 0)
    .map((symbol) => symbol.name);
}

const entries = publicPackages.flatMap(({ path, manifest }) =>
  Object.values(manifest.exports).map(
    (conditions) =>
      [
        manifest.name,
        join(path, (conditions['types'] ?? '').replace('dist', 'src').replace('.d.ts', '.ts')),
      ] as const,
  ),
);
const program = ts.createProgram(
  entries.map(([, entry]) => entry),
  {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  },
);

it.each(entries)('%s says what each export is for (%s)', (_, entry) => {
  expect(existsSync(entry)).toBe(true);
  expect(undocumented(program, entry)).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './irori-home.ts';

/** What a package's `package.json` says, as far as tests look at it. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license: string;
  readonly type: string;
  readonly sideEffects: boolean;
  readonly engines: { readonly node: string };
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** A package of the workspace. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly path: string;
  readonly manifest: Manifest;
}

/** Every package of the workspace. */
export const packages: readonly WorkspacePackage[] = readdirSync(join(root, 'packages')).map(
  (folder) => {
    const path = join(root, 'packages', folder);
    const manifest: Manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    return { folder, path, manifest };
  },
);

/** The packages that are published. */
export const publicPackages: readonly WorkspacePackage[] = packages.filter(
  ({ manifest }) => manifest.private !== true,
);

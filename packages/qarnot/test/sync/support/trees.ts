import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';

/** Writes files into a folder. */
export async function writeTree(root: string, files: Record<string, string | Uint8Array>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/** The files of a folder by path. */
export async function readTree(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(root.length + 1), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort());
}

/** SHA-256 of each file of a folder by path. */
export async function hashTree(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    return [path.slice(root.length + 1), digest] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort());
}

/** Names whose order as folders, in UTF-16 and in UTF-8 differ. */
const names = fc.constantFrom(
  'a',
  'a-b',
  'a.txt',
  'b',
  'Ä',
  '\uFF61',
  '😀',
  'z z',
  '-',
  '~',
  '日本',
);
const paths = fc.array(names, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const contents = fc.constantFrom('', 'x', 'y', 'z', 'content', 'CONTENT', 'longer content');

/** A random set of files, in which no file has the path of a folder. */
export const trees: fc.Arbitrary<Record<string, string>> = fc
  .uniqueArray(fc.tuple(paths, contents), { selector: ([path]) => path, maxLength: 12 })
  .map((files) =>
    Object.fromEntries(
      files.filter(([path]) => !files.some(([other]) => other.startsWith(`${path}/`))),
    ),
  );

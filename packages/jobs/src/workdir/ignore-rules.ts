import ignore, { type Ignore } from 'ignore';

/** Characters of a folder's name that a pattern would read as wildcards. */
const special = /[\\*?[\]]/g;

/** Rewrites one line of a rules file so that it means the same from the top folder. */
function rebase(line: string, folder: string): string | undefined {
  if (line.startsWith('#') || line.trim() === '') return undefined;
  const negative = line.startsWith('!');
  const pattern = negative ? line.slice(1) : line;
  // Nothing is left to match; behind the folder it would match all that the folder holds.
  if (/^\/*\s*$/.test(pattern)) return undefined;
  const anchored = pattern
    .replace(/(?<!\\)\s+$/, '')
    .replace(/\/$/, '')
    .includes('/');
  const below = anchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return `${negative ? '!' : ''}/${folder.replace(special, '\\$&')}/${below}`;
}

/**
 * The rules of all ignore files of a folder tree, with the meaning they have in git: the last rule
 * that matches decides, rules of a subfolder win over those above it, and nothing below an ignored
 * folder can be taken back in.
 *
 * Built on the `ignore` package (docs/decisions/0012-gitignore-rules.md), which knows one file at
 * the top: rules of subfolders are rewritten to mean the same from there.
 */
export class IgnoreRules {
  readonly #rules: Ignore = ignore({ ignorecase: false, allowRelativePaths: true });

  /**
   * Adds the text of an ignore file. Files must be added from the top folder down.
   *
   * @param folder - where the file is, relative to the top; `''` is the top itself
   */
  add(folder: string, text: string): void {
    const content = text.replace(/^\uFEFF/, '');
    if (folder === '') {
      this.#rules.add(content);
      return;
    }
    const lines = content.split(/\r?\n/).map((line) => rebase(line, folder));
    for (const line of lines) if (line !== undefined) this.#rules.add(line);
  }

  /** Whether a file or folder is ignored; paths are relative to the top and use `/`. */
  ignores(path: string, isFolder: boolean): boolean {
    return this.#rules.ignores(isFolder ? `${path}/` : path);
  }
}

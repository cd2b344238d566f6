import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '@irori/core/node';

/** What the ledger remembers of a job that was submitted from this machine. No secrets. */
export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
  readonly cloud: string;
  /** RFC 3339. */
  readonly submittedAt: string;
}

/** Ids are used as file names: only what the clouds really use is accepted. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * Remembers which profile a job belongs to, so that `irori logs <id>` needs no `--profile`. It is a
 * convenience: a ledger that cannot be read or written never makes a command fail.
 */
export class Ledger {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Stores the entry, whole or not at all, readable by its owner only. */
  async add(entry: LedgerEntry): Promise<void> {
    if (!idPattern.test(entry.id)) return;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const target = join(this.#folder, `${entry.id}.json`);
      await writeFileAtomic(target, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    } catch {
      // A convenience only: see the class.
    }
  }

  /** The entry with exactly this id. */
  async get(id: string): Promise<LedgerEntry | undefined> {
    if (!idPattern.test(id)) return undefined;
    try {
      const entry: LedgerEntry = JSON.parse(
        await readFile(join(this.#folder, `${id}.json`), 'utf8'),
      );
      return entry.id === id ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  /** Every id, in no particular order; cheap, for completion. */
  async ids(): Promise<string[]> {
    try {
      const names = await readdir(this.#folder);
      return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    } catch {
      return [];
    }
  }

  /**
   * What the user may mean by a word that is no complete id: the jobs whose id starts with it (from
   * four letters on), else those with this name. Newest first.
   */
  async find(word: string): Promise<LedgerEntry[]> {
    const ids = await this.ids();
    const byPrefix = word.length >= 4 ? ids.filter((id) => id.startsWith(word)) : [];
    const entries = await this.#readAll(byPrefix.length > 0 ? byPrefix : ids);
    const matching = byPrefix.length > 0 ? entries : entries.filter((it) => it.name === word);
    return matching.sort((a, b) => b.submittedAt.localeCompare(a.submittedAt));
  }

  /** Forgets a job. */
  async remove(id: string): Promise<void> {
    if (!idPattern.test(id)) return;
    await rm(join(this.#folder, `${id}.json`), { force: true }).catch(() => {});
  }

  async #readAll(ids: readonly string[]): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    for (const id of ids) {
      const entry = await this.get(id);
      if (entry !== undefined) entries.push(entry);
    }
    return entries;
  }
}

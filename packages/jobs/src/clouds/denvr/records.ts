import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileIfExists, writeFileAtomic } from '@irori/core/node';

/** How a job ended, as its last watcher saw it. */
export interface RecordedEnd {
  exitCode: number | null;
  timedOut: boolean;
  canceled: boolean;
  /** What Denvr said about a job that failed. */
  reason: string | null;
  /** Denvr's status when it ended. */
  status: string;
  /** ISO 8601. */
  startedAt: string | null;
  endedAt: string;
}

/** What Irori keeps of a job on Denvr. Holds no environment and no credentials. */
export interface JobRecord {
  id: string;
  /** The profile that it was submitted with: another account knows nothing of it. */
  profile: string;
  name: string;
  cluster: string | null;
  image: string;
  package: string;
  pricePerHour: number | null;
  tags: string[];
  createdAt: string;
  /** When its program began; `null` as long as nobody saw it. */
  startedAt: string | null;
  end: RecordedEnd | null;
  /** It has ended, and its application is not known to be destroyed. */
  isBilled?: boolean;
}

const idPattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,127}$/;

/**
 * What is known of jobs beyond what Denvr tells: it knows no tags, and nothing of an application that
 * was destroyed. On disk, readable by its owner only, or in memory.
 */
export class JobRecords {
  readonly #folder: string | undefined;
  readonly #profile: string;
  readonly #memory = new Map<string, { record: JobRecord; log: Buffer | null }>();

  /**
   * @param stateDir - `undefined` keeps everything in memory.
   * @param profile - Records of other profiles are not seen.
   */
  constructor(stateDir: string | undefined, profile: string) {
    this.#profile = profile;
    this.#folder = stateDir === undefined ? undefined : join(stateDir, 'denvr');
  }

  async get(id: string): Promise<JobRecord | null> {
    if (!idPattern.test(id)) return null;
    if (this.#folder === undefined) return this.#memory.get(id)?.record ?? null;
    const text = await readFileIfExists(join(this.#folder, id, 'job.json'));
    if (text === undefined) return null;
    try {
      const record: JobRecord = JSON.parse(text);
      return record.id === id && record.profile === this.#profile ? record : null;
    } catch {
      return null;
    }
  }

  /** Every record, in no particular order. */
  async all(): Promise<JobRecord[]> {
    const names = this.#folder === undefined ? [...this.#memory.keys()] : await this.#names();
    const found = await Promise.all(names.map((name) => this.get(name)));
    return found.filter((record) => record !== null);
  }

  /** Stores a record whole or not at all; the log goes first, so that an end is never without it. */
  async put(record: JobRecord, log?: Buffer): Promise<void> {
    if (!idPattern.test(record.id)) return;
    if (this.#folder === undefined) {
      const kept = log ?? this.#memory.get(record.id)?.log ?? null;
      this.#memory.set(record.id, { record, log: kept });
      return;
    }
    const folder = join(this.#folder, record.id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (log !== undefined) await writeFileAtomic(join(folder, 'log'), log, { mode: 0o600 });
    const text = `${JSON.stringify(record)}\n`;
    await writeFileAtomic(join(folder, 'job.json'), text, { mode: 0o600 });
  }

  /** The log of an ended job, from a byte on. */
  async *log(id: string, from = 0): AsyncGenerator<Uint8Array> {
    if (!idPattern.test(id)) return;
    if (this.#folder === undefined) {
      const log = this.#memory.get(id)?.log;
      if (log && from < log.length) yield log.subarray(from);
      return;
    }
    yield* createReadStream(join(this.#folder, id, 'log'), { start: from });
  }

  async remove(id: string): Promise<void> {
    this.#memory.delete(id);
    if (this.#folder === undefined || !idPattern.test(id)) return;
    await rm(join(this.#folder, id), { recursive: true, force: true });
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder ?? '');
    } catch {
      return [];
    }
  }
}

import type { ApiPromise, CallOptions } from '@irori/core';
import {
  type ArtifactDownload,
  type DownloadOptions,
  downloadArtifact,
} from '../archive/download-artifact.ts';
import type { Connection } from '../connection.ts';
import { parseOptionalTimestamp } from '../date.ts';
import type { RawArtifact } from '../raw.ts';
import { requestArtifactUrl } from '../request/artifact-requests.ts';
import { Model } from './model.ts';

/** The files that a task left in `$SAKURA_ARTIFACT_DIR`, as one `tar.gz`. DOK keeps it 72 hours. */
export class Artifact extends Model<RawArtifact> {
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, raw: RawArtifact) {
    super(raw);
    this.#connection = connection;
  }

  /** The artifact's id. */
  get id(): string {
    return this.raw.id ?? '';
  }

  /** The id of the task that left it. */
  get task(): string {
    return this.raw.task ?? '';
  }

  /** When it was made. */
  get createdAt(): Date | null {
    return parseOptionalTimestamp(this.raw.created_at, 'created_at');
  }

  /** When it last changed; servers before 2026-04 do not say. */
  get updatedAt(): Date | null {
    return parseOptionalTimestamp(this.raw.updated_at, 'updated_at');
  }

  /** When it was deleted; servers since 2026-04 do not say. */
  get deletedAt(): Date | null {
    return parseOptionalTimestamp(this.raw.deleted_at, 'deleted_at');
  }

  /** The file's name, `artifact.tar.gz`. */
  get filename(): string {
    return this.raw.filename ?? '';
  }

  /** The archive's size in bytes. */
  get sizeBytes(): number {
    return this.raw.size_bytes ?? 0;
  }

  /**
   * A short-lived address from which the archive can be fetched without credentials. Whoever has the
   * address has the file.
   *
   * @param params - `filename`: the name that a browser saves it under.
   */
  downloadUrl(params: { filename?: string } = {}, options?: CallOptions): ApiPromise<string> {
    return requestArtifactUrl(this.#connection, this.id, params, options);
  }

  /**
   * Downloads the archive to a file (`to`), or unpacks it into a folder (`extractTo`). The address
   * can answer 404 for a few seconds after a task has ended; that is waited for.
   *
   * @throws NotFoundError when it stays away, ArchiveError when the archive is unsafe or broken.
   */
  download(options: DownloadOptions): Promise<ArtifactDownload> {
    return downloadArtifact(this.#connection, this.id, options);
  }
}

import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type CallOptions, InputError, isNotFoundError, isPassingError } from '@irori/core';
import { writeFileAtomic } from '@irori/core/node';
import type { Connection } from '../connection.ts';
import type { Task } from '../model/task.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import { abortedOr } from '../request/aborted.ts';
import { requestArtifactUrl } from '../request/artifact-requests.ts';
import { fetchFile } from '../request/storage.ts';
import { ArchiveError, ArtifactMissingError } from './archive-error.ts';
import { type ExtractLimits, extractArchive, largestArchive } from './extract.ts';

/** Where an artifact goes; either `to` or `extractTo`. */
export interface DownloadOptions extends ExtractLimits {
  /** A file for the archive itself. It is complete or not there, never half. */
  to?: string | undefined;
  /** A folder for the files in the archive. Existing files of the same name are replaced. */
  extractTo?: string | undefined;
  /** Ends the download with an error when aborted. */
  signal?: AbortSignal | undefined;
  /**
   * How long a 404 is waited for, in milliseconds: after a task's end the archive can take a few
   * seconds to appear.
   *
   * @default 60000
   */
  retryFor?: number | undefined;
}

/** What was downloaded. */
export interface ArtifactDownload {
  /** The file or the folder, as an absolute path. */
  path: string;
  /** With `extractTo`: the files in the folder, with `/` between the parts of their paths. */
  files: string[];
  /** The size of the archive in bytes. */
  archiveBytes: number;
}

const optionKeys = ['to', 'extractTo', 'signal', 'retryFor', 'maxBytes', 'maxEntries'];
/** How often a transfer that broke is begun again. */
const maxBreaks = 3;

function targetOf(options: DownloadOptions): { to: string } | { extractTo: string } {
  assertKnownKeys(options, 'download options', optionKeys);
  const { to, extractTo } = options;
  if (to && !extractTo) return { to: resolve(to) };
  if (extractTo && !to) return { extractTo: resolve(extractTo) };
  throw new InputError(
    'Say where the artifact goes: either { to: file } for the archive, or { extractTo: folder } for its files.',
    { field: 'to' },
  );
}

function tooLarge(most: number): ArchiveError {
  return new ArchiveError(`The archive was refused: it goes on beyond ${most} bytes.`, {
    hint: 'Raise maxBytes if it is meant to be this large.',
  });
}

/** Gets an archive into a file, with patience for one that is not there yet. */
async function fetchArchive(
  connection: Connection,
  id: string,
  file: string,
  limits: DownloadOptions,
): Promise<number> {
  const { signal, retryFor = 60_000 } = limits;
  const { clock } = connection.api;
  const most = largestArchive(limits);
  const options: CallOptions = signal ? { signal } : {};
  const deadline = clock.monotonic() + retryFor;
  let pause = 500;
  for (let breaks = 0; ; ) {
    let bytes = 0;
    const counted = async function* (body: AsyncIterable<Uint8Array>) {
      for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > most) throw tooLarge(most);
        yield chunk;
      }
    };
    try {
      // An address is asked for each time: the last one may have expired.
      const url = await requestArtifactUrl(connection, id, {}, options);
      const { body } = await fetchFile(connection, url, { operation: 'downloadArtifact', signal });
      await mkdir(dirname(file), { recursive: true });
      await writeFileAtomic(file, counted(body), options);
      return bytes;
    } catch (error) {
      const comesLater = isNotFoundError(error) && clock.monotonic() + pause <= deadline;
      breaks += comesLater ? 0 : 1;
      if (!comesLater && (!isPassingError(error) || breaks > maxBreaks)) throw error;
      await clock.sleep(pause, signal);
      pause = Math.min(pause * 2, 5_000);
    }
  }
}

async function fetchAndExtract(
  connection: Connection,
  id: string,
  folder: string,
  options: DownloadOptions,
): Promise<ArtifactDownload> {
  // Beside its files, so that the disk that has room for them has room for it.
  const archive = join(folder, `.artifact-${randomBytes(6).toString('hex')}.tar.gz`);
  try {
    const archiveBytes = await fetchArchive(connection, id, archive, options);
    const { files } = await extractArchive(archive, folder, options);
    return { path: folder, files, archiveBytes };
  } finally {
    await rm(archive, { force: true });
  }
}

/** Downloads an artifact to a file or into a folder; see `artifact.download`. */
export async function downloadArtifact(
  connection: Connection,
  id: string,
  options: DownloadOptions,
): Promise<ArtifactDownload> {
  const target = targetOf(options);
  try {
    if ('extractTo' in target) {
      return await fetchAndExtract(connection, id, target.extractTo, options);
    }
    const archiveBytes = await fetchArchive(connection, id, target.to, options);
    return { path: target.to, files: [], archiveBytes };
  } catch (error) {
    throw abortedOr(error, options.signal, {
      message: `The download of artifact ${id} was stopped.`,
      operation: 'downloadArtifact',
    });
  }
}

/** Downloads what a task left behind; see `task.downloadArtifact`. */
export async function downloadTaskArtifact(
  connection: Connection,
  task: Task,
  options: DownloadOptions,
): Promise<ArtifactDownload> {
  targetOf(options);
  if (task.artifact === null) await task.refresh(options.signal && { signal: options.signal });
  if (task.artifact !== null) return downloadArtifact(connection, task.artifact.id, options);
  throw task.isEnded
    ? new ArtifactMissingError(`Task ${task.id} (${task.status}) left no artifact.`, {
        task: task.id,
        hint: 'Only files that the program writes into $SAKURA_ARTIFACT_DIR become one, and DOK keeps it 72 hours.',
      })
    : new ArtifactMissingError(`Task ${task.id} is still ${task.phase}: it has no artifact yet.`, {
        task: task.id,
        hint: 'Call task.wait() first.',
      });
}

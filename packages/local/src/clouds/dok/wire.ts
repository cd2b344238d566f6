import type { components } from '../../generated/dok/wire.ts';
import type { DokStatus } from './lifecycle.ts';
import type { DokOptions } from './options.ts';
import { jstTimestamp } from './time.ts';

type Schemas = components['schemas'];

/** A task as stored, without what never changes. Times are epoch milliseconds. */
export interface TaskRow {
  readonly sequence: number;
  readonly id: string;
  readonly status: DokStatus;
  readonly plan: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly canceled_at: number | null;
  readonly started_at: number | null;
  readonly stopped_at: number | null;
  readonly ended_at: number | null;
  readonly exit_code: number | null;
  readonly error_message: string;
  /** Seconds; null for no limit. */
  readonly time_limit: number | null;
  /** The JSON of the container's `ssh`; null when it has none. */
  readonly ssh: string | null;
  /** Port the job listens on. */
  readonly http_port: number | null;
  readonly http_path: string | null;
  /** Port of the listener in front of it. */
  readonly front_port: number | null;
  readonly artifact_id: string | null;
  readonly artifact_size: number | null;
  readonly artifact_created_at: number | null;
  readonly artifact_expired_at: number | null;
  /** JSON of the notification preference; null when none was set. */
  readonly preference: string | null;
  readonly hidden: number;
}

/** What a new task says about its container, as it is echoed for ever. */
export interface ContainerEcho {
  readonly image: string;
  readonly registry: string | null;
  readonly command: readonly string[];
  readonly entrypoint: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly http: Schemas['HttpExposure'] | null;
  readonly plan: string;
}

/** Where the listeners of `http` jobs are reached, such as `http://127.0.0.1`. */
export type FrontOrigin = (port: number) => string;

const time = (epochMs: number | null): string =>
  epochMs === null ? 'null' : `"${jstTimestamp(epochMs)}"`;

/** Billable seconds between start and end of a container. */
export function executionSeconds(
  row: Pick<TaskRow, 'started_at' | 'stopped_at'>,
  rounding: DokOptions['executionSeconds'],
): number | null {
  if (row.started_at === null || row.stopped_at === null) return null;
  const seconds = Math.max(0, row.stopped_at - row.started_at) / 1000;
  if (rounding === 'up') return Math.ceil(seconds);
  return rounding === 'down' ? Math.floor(seconds) : Math.round(seconds);
}

/** An artifact on the wire; undefined while there is none. */
export function artifactWire(row: TaskRow, options: DokOptions): Schemas['Artifact'] | undefined {
  if (row.artifact_id === null || row.artifact_created_at === null) return undefined;
  const expired = row.artifact_expired_at;
  if (expired !== null && options.expiredArtifact === 'gone') return undefined;
  const common = {
    id: row.artifact_id,
    task: row.id,
    filename: 'artifact.tar.gz',
    size_bytes: row.artifact_size ?? 0,
    created_at: jstTimestamp(row.artifact_created_at),
  };
  if (options.profile !== '2026-06') {
    return { ...common, deleted_at: expired === null ? null : jstTimestamp(expired) };
  }
  const updated = { ...common, updated_at: jstTimestamp(expired ?? row.artifact_created_at) };
  return options.artifactUrl === 'null' ? { ...updated, url: null } : updated;
}

function httpUri(row: TaskRow, options: DokOptions, origin: FrontOrigin): string | null {
  if (row.front_port === null) return null;
  if (row.status === 'waiting' && options.httpUriFrom === 'running') return null;
  if (row.ended_at !== null && options.httpUriAfterEnd === 'null') return null;
  const path = options.httpUriPath === 'path' ? (row.http_path ?? '') : '';
  return `${origin(row.front_port)}${path}`;
}

/**
 * The changing half of a task's JSON, up to the middle of its container; {@link fixedWire} is the
 * other half and follows without anything between.
 */
export function stateWire(row: TaskRow, options: DokOptions, origin: FrontOrigin): string {
  const withNewerKeys = options.profile !== '2025-05';
  const limit = withNewerKeys ? `,"execution_time_limit_sec":${row.time_limit}` : '';
  const ssh = withNewerKeys ? `,"ssh":${row.ssh}` : '';
  return (
    `{"id":"${row.id}","status":"${row.status}","updated_at":${time(row.updated_at)}` +
    `,"canceled_at":${time(row.canceled_at)}` +
    `,"http_uri":${JSON.stringify(httpUri(row, options, origin))}` +
    `,"error_message":${JSON.stringify(row.error_message)}` +
    `,"artifact":${JSON.stringify(artifactWire(row, options) ?? null)}${limit}` +
    `,"containers":[{"index":0,"exit_code":${row.exit_code}` +
    `,"execution_seconds":${executionSeconds(row, options.executionSeconds)}` +
    `,"start_at":${time(row.started_at)},"stop_at":${time(row.stopped_at)}${ssh},`
  );
}

/** The half of a task's JSON that never changes. */
export function fixedWire(
  task: { readonly name: string; readonly tags: readonly string[]; readonly createdAt: number },
  container: ContainerEcho,
): string {
  const { image, registry, plan, command, entrypoint, environment, http } = container;
  const echo = JSON.stringify({ image, registry, plan, command, entrypoint, environment, http });
  return (
    `${echo.slice(1)}],"name":${JSON.stringify(task.name)}` +
    `,"created_at":${time(task.createdAt)},"tags":${JSON.stringify(task.tags)}}`
  );
}

import { type ApiPromise, type CallOptions, InputError } from '@irori/core';
import type { ArtifactDownload, DownloadOptions } from '../archive/download-artifact.ts';
import { downloadTaskArtifact } from '../archive/download-artifact.ts';
import type { Connection } from '../connection.ts';
import { parseOptionalTimestamp } from '../date.ts';
import { isFinalTaskStatus, type TaskPhase, type TaskStatus } from '../known-values.ts';
import type { LogOptions } from '../log/log-options.ts';
import { readTaskLogs } from '../log/task-logs.ts';
import type { RawArtifact, RawContainer, RawTask } from '../raw.ts';
import { rejecting } from '../request/send.ts';
import {
  cancelTask,
  createTask,
  deleteTask,
  getTask,
  type NotificationPreference,
  requestOutputUrl,
  setTaskNotification,
} from '../request/task-requests.ts';
import { type WaitOptions, waitForTask } from '../request/wait-for-task.ts';
import { Artifact } from './artifact.ts';
import { checkNewTask } from './check-task.ts';
import { Container } from './container.ts';
import { Model } from './model.ts';
import {
  newTaskDraft,
  TASK_KEYS,
  type TaskDraft,
  type TaskSettings,
  taskBodyOf,
} from './task-settings.ts';
import { unknownKey } from './unknown-key.ts';

const settable: ReadonlySet<string> = new Set(TASK_KEYS);

/**
 * One run of a container on a GPU. A new one comes from `dok.task()`, is filled by `set` or by its
 * properties and submitted by {@link save}; one that was submitted is what DOK last said about it,
 * until {@link refresh} asks again.
 */
export class Task extends Model<RawTask> {
  readonly #connection: Connection;
  #draft: TaskDraft | undefined;
  #saving = false;
  #containers: Container[] | undefined;
  #artifact: Artifact | null | undefined;

  /** @internal */
  constructor(connection: Connection, raw?: RawTask) {
    super(raw ?? {});
    this.#connection = connection;
    this.#draft = raw === undefined ? newTaskDraft() : undefined;
    // A misspelled property is an error like a misspelled key.
    if (this.#draft) Object.preventExtensions(this);
  }

  #change<K extends keyof TaskDraft>(key: K, value: TaskDraft[K]): void {
    if (this.#draft === undefined) {
      throw new InputError(
        `Task ${this.id} is submitted and its ${key} cannot change: DOK has no update operation. Make a new task with dok.task().`,
        { field: key },
      );
    }
    this.#draft[key] = value;
  }

  /** The id of a submitted task, or an error that says what to do. */
  #submittedId(): string {
    if (this.id === '') {
      throw new InputError('The task is not submitted yet. Call save() first.', { field: 'id' });
    }
    return this.id;
  }

  #adopt(raw: RawTask): this {
    this.replaceRaw(raw);
    this.#draft = undefined;
    this.#containers = undefined;
    this.#artifact = undefined;
    return this;
  }

  /** The task's id; `''` until it is saved. */
  get id(): string {
    return this.raw.id ?? '';
  }

  /** The task's name; need not be unique. */
  get name(): string {
    return this.#draft?.name ?? this.raw.name ?? '';
  }
  set name(value: string) {
    this.#change('name', value);
  }

  /** The task's labels. */
  get tags(): string[] {
    return this.#draft?.tags ?? this.raw.tags ?? [];
  }
  set tags(value: readonly string[]) {
    this.#change('tags', value as string[]);
  }

  /** The containers; DOK has only ever been seen with exactly one. */
  get containers(): Container[] {
    if (this.#draft) return this.#draft.containers;
    this.#containers ??= (this.raw.containers ?? []).map(
      (container) => new Container(container as RawContainer),
    );
    return this.#containers;
  }
  set containers(value: readonly Container[]) {
    this.#change('containers', value as Container[]);
  }

  /**
   * After how many seconds DOK stops the task; `null` for never. `undefined` means that nothing is
   * sent, which DOK reads as 20 days, or that an older server did not say.
   */
  get executionTimeLimitSec(): number | null | undefined {
    if (this.#draft) return this.#draft.executionTimeLimitSec;
    return this.raw.execution_time_limit_sec;
  }
  set executionTimeLimitSec(value: number | null | undefined) {
    this.#change('executionTimeLimitSec', value);
  }

  /** DOK's own word for where the task stands; `''` until it is saved. */
  get status(): TaskStatus {
    return this.raw.status ?? '';
  }

  /**
   * Where the task stands, with the image pull told apart from the run: DOK says `running` during
   * both, and only the container's `startAt` shows that it really runs.
   */
  get phase(): TaskPhase {
    if (this.#draft) return 'draft';
    if (this.status === 'waiting') return 'queued';
    if (this.status !== 'running') return this.status;
    return this.raw.containers?.[0]?.start_at ? 'running' : 'pulling';
  }

  /** Whether nothing more will happen to the task. An unknown status counts as not ended. */
  get isEnded(): boolean {
    return isFinalTaskStatus(this.status);
  }

  /**
   * Whether the task ended well: `done`, and no container with another exit code than 0. Both are
   * looked at because it is not known whether DOK calls a failed program `done` or `error`.
   */
  get isSuccessful(): boolean {
    return this.status === 'done' && this.containers.every(({ exitCode }) => !exitCode);
  }

  /** When it was submitted. */
  get createdAt(): Date | null {
    return parseOptionalTimestamp(this.raw.created_at, 'created_at');
  }

  /** When DOK last changed it. */
  get updatedAt(): Date | null {
    return parseOptionalTimestamp(this.raw.updated_at, 'updated_at');
  }

  /** When it was canceled; `null` when it was not. */
  get canceledAt(): Date | null {
    return parseOptionalTimestamp(this.raw.canceled_at, 'canceled_at');
  }

  /**
   * The public HTTPS address of the exposed port, there before the program listens (503 until then).
   * It has no access control.
   */
  get httpUri(): string | null {
    return this.raw.http_uri ?? null;
  }

  /** Why the task failed, when DOK says it; `''` otherwise. */
  get errorMessage(): string {
    return this.raw.error_message ?? '';
  }

  /** What the task left behind; `null` until it has ended, and when it left nothing. */
  get artifact(): Artifact | null {
    if (this.#artifact === undefined) {
      const raw = this.raw.artifact;
      this.#artifact = raw ? new Artifact(this.#connection, raw as RawArtifact) : null;
    }
    return this.#artifact;
  }

  /**
   * Sets one property and returns the task, so that calls can be chained.
   *
   * @throws InputError `Unknown key in task: <key>`.
   */
  set<K extends keyof TaskSettings>(key: K, value: TaskSettings[K]): this {
    if (!settable.has(key)) throw unknownKey(key, 'task', TASK_KEYS);
    Reflect.set(this, key, value);
    return this;
  }

  /**
   * Submits the task. **DOK bills from the moment its container runs.** Without
   * `executionTimeLimitSec` that can be 20 days.
   *
   * @returns The task itself, now with id and status.
   * @throws InputError that names the field, before anything is sent; also for a task that is
   *   submitted already.
   * @throws ConnectionError with `outcome: 'unknown'` when the answer was lost. Nothing is sent a
   *   second time; the message names the call that finds the task if it was made.
   */
  async save(options?: CallOptions): Promise<this> {
    if (this.#draft === undefined) {
      throw new InputError(
        `Task ${this.id} is submitted already: DOK has no update operation. Make a new task with dok.task().`,
        { field: 'id' },
      );
    }
    if (this.#saving) {
      throw new InputError('The task is being submitted already. Await the first save().', {
        field: 'id',
      });
    }
    const body = taskBodyOf(this.#draft);
    checkNewTask(body);
    this.#saving = true;
    try {
      return this.#adopt(await createTask(this.#connection, body, options));
    } finally {
      this.#saving = false;
    }
  }

  /** Asks DOK for the task's present state and takes it over. */
  async refresh(options?: CallOptions): Promise<this> {
    return this.#adopt(await getTask(this.#connection, this.#submittedId(), options));
  }

  /**
   * Stops the task. A waiting one is `canceled` at once; for a running one the status may change a
   * little later: {@link wait} for it.
   *
   * @throws PermissionDeniedError when it has ended already.
   */
  async cancel(options?: CallOptions): Promise<this> {
    return this.#adopt(await cancelTask(this.#connection, this.#submittedId(), options));
  }

  /**
   * Removes the task's record for good. This does not stop a running task: cancel it first.
   *
   * @throws PermissionDeniedError when it has not ended.
   */
  async delete(options?: CallOptions): Promise<this> {
    await deleteTask(this.#connection, this.#submittedId(), options);
    return this;
  }

  /**
   * Waits until the task has ended: `done`, `error`, `aborted` or `canceled`. A status that is not
   * known is not an end. How it ended is for the caller to see: `isSuccessful`, `exitCode`.
   *
   * @returns The task itself, in its final state.
   * @throws WaitTimeoutError after `timeout`; the task runs on and is billed.
   */
  async wait(options: WaitOptions = {}): Promise<this> {
    const id = this.#submittedId();
    await waitForTask(this.#connection, id, options, (raw) => {
      this.#adopt(raw);
      options.onPoll?.(this);
      return this;
    });
    return this;
  }

  /**
   * The program's output, byte for byte: live while it runs, the stored one after the end. With
   * `follow` it waits for the start and ends with the task; otherwise it gives what is there now.
   */
  logs(options: LogOptions = {}): AsyncIterable<Uint8Array> {
    return readTaskLogs(this.#connection, this.#submittedId(), options);
  }

  /** A short-lived address of the stored output; whoever has it can read the output. */
  outputUrl(params: { filename?: string } = {}, options?: CallOptions): ApiPromise<string> {
    return rejecting(() =>
      requestOutputUrl(this.#connection, this.#submittedId(), params, options),
    );
  }

  /** The whole output so far as text. For large or binary output read {@link logs} in pieces. */
  async output(options: Omit<LogOptions, 'follow'> = {}): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of this.logs(options)) text += decoder.decode(chunk, { stream: true });
    return text + decoder.decode();
  }

  /**
   * Downloads what the task left in `$SAKURA_ARTIFACT_DIR`: the archive to a file (`to`), or its
   * files into a folder (`extractTo`). Call it when the task has ended; the archive may need a few
   * seconds more, which are waited for.
   *
   * @throws ArtifactMissingError when the task has not ended or left nothing.
   * @throws ArchiveError when the archive is broken, or would write outside the folder.
   */
  async downloadArtifact(options: DownloadOptions): Promise<ArtifactDownload> {
    this.#submittedId();
    return downloadTaskArtifact(this.#connection, this, options);
  }

  /** Says for this task whether, and to which endpoints, its end is announced. */
  setNotification(preference: NotificationPreference, options?: CallOptions): ApiPromise<void> {
    return rejecting(() =>
      setTaskNotification(this.#connection, this.#submittedId(), preference, options),
    );
  }
}

import { InputError } from '@irori/core';
import { parseOptionalTimestamp } from '../date.ts';
import type { DokPlan } from '../known-values.ts';
import type { NewContainerBody, RawContainer } from '../raw.ts';
import {
  CONTAINER_KEYS,
  type ContainerDraft,
  type ContainerSettings,
  containerDraftOf,
  type Http,
  type Ssh,
} from './container-settings.ts';
import { type EnvironmentInput, normalizeEnvironment } from './environment.ts';
import { Model } from './model.ts';
import { unknownKey } from './unknown-key.ts';

const settable: ReadonlySet<string> = new Set(CONTAINER_KEYS);

/**
 * A container of a task: the image to run and how. A new one comes from `dok.container()` and is
 * filled by `set` or by its properties; one that belongs to a submitted task can only be read.
 */
export class Container extends Model<RawContainer> {
  #settings: ContainerDraft | undefined;
  readonly #received: boolean;

  /** @internal */
  constructor(raw?: RawContainer) {
    super(raw ?? {});
    this.#received = raw !== undefined;
    // A misspelled property is an error like a misspelled key.
    if (!this.#received) Object.preventExtensions(this);
  }

  get #draft(): ContainerDraft {
    this.#settings ??= containerDraftOf(this.raw);
    return this.#settings;
  }

  #change<K extends keyof ContainerDraft>(key: K, value: ContainerDraft[K]): void {
    if (this.#received) {
      throw new InputError(
        `The container is part of a submitted task and its ${key} cannot change: DOK has no update operation. Make a new container with dok.container().`,
        { field: key },
      );
    }
    this.#draft[key] = value;
  }

  /** The position in the task, from 0; `null` until the task is saved. */
  get index(): number | null {
    return this.raw.index ?? null;
  }

  /** The image to run; `''` until set. */
  get image(): string {
    return this.#draft.image;
  }
  set image(value: string) {
    this.#change('image', value);
  }

  /** The plan, which decides GPU and price; `''` until set. */
  get plan(): DokPlan {
    return this.#draft.plan;
  }
  set plan(value: DokPlan) {
    this.#change('plan', value);
  }

  /** What replaces the image's CMD; empty means the image's own. */
  get command(): string[] {
    return this.#draft.command;
  }
  set command(value: readonly string[]) {
    this.#change('command', value as string[]);
  }

  /** What replaces the image's ENTRYPOINT; empty means the image's own. */
  get entrypoint(): string[] {
    return this.#draft.entrypoint;
  }
  set entrypoint(value: readonly string[]) {
    this.#change('entrypoint', value as string[]);
  }

  /** The environment variables, in clear. They are masked in JSON and when the object is printed. */
  get environment(): Record<string, string> {
    return this.#draft.environment;
  }
  set environment(value: EnvironmentInput) {
    this.#change('environment', normalizeEnvironment(value, 'environment'));
  }

  /** The id of the stored registry credential that pulls the image; `null` for public images. */
  get registry(): string | null {
    return this.#draft.registry;
  }
  set registry(value: string | null) {
    this.#change('registry', value);
  }

  /** The exposed port; its public address is the task's `httpUri`. */
  get http(): Http | null {
    return this.#draft.http;
  }
  set http(value: Http | null) {
    this.#change('http', value);
  }

  /** SSH access; host and port are there once DOK has assigned them. */
  get ssh(): Ssh | null {
    return this.#draft.ssh;
  }
  set ssh(value: Ssh | null) {
    this.#change('ssh', value);
  }

  /** The program's exit code; `null` until it has ended. */
  get exitCode(): number | null {
    return this.raw.exit_code ?? null;
  }

  /** Billable seconds (inferred from the name); `null` until the program has ended. */
  get executionSeconds(): number | null {
    return this.raw.execution_seconds ?? null;
  }

  /** When the program started: `null` while queued and while the image is pulled. */
  get startAt(): Date | null {
    return parseOptionalTimestamp(this.raw.start_at, 'start_at');
  }

  /** When it ended, in the word of older servers; newer ones say `stopAt`. */
  get endAt(): Date | null {
    return parseOptionalTimestamp(this.raw['end_at'], 'end_at');
  }

  /** When the program stopped; `null` until then. */
  get stopAt(): Date | null {
    return parseOptionalTimestamp(this.raw.stop_at, 'stop_at');
  }

  /**
   * Sets one property and returns the container, so that calls can be chained.
   *
   * @throws InputError `Unknown key in container: <key>`.
   */
  set<K extends keyof ContainerSettings>(key: K, value: ContainerSettings[K]): this {
    if (!settable.has(key)) throw unknownKey(key, 'container', CONTAINER_KEYS);
    Reflect.set(this, key, value);
    return this;
  }

  /** The container as a new task's body wants it. @internal */
  toBody(): NewContainerBody {
    const { image, plan, command, entrypoint, registry, http } = this.#draft;
    const environment = normalizeEnvironment(this.#draft.environment, 'environment');
    return {
      image,
      plan,
      command,
      entrypoint,
      ...(registry !== null && { registry }),
      // An empty object was refused in 2025, according to one client.
      ...(Object.keys(environment).length > 0 && { environment }),
      ...(http !== null && { http }),
      ...(this.#draft.ssh !== null && { ssh: this.#sshBody(this.#draft.ssh) }),
    };
  }

  #sshBody({ shell, port }: Ssh): NonNullable<NewContainerBody['ssh']> {
    // The port of a received container was assigned to that container alone.
    return { shell: shell as '/bin/sh', ...(port !== undefined && !this.#received && { port }) };
  }

  protected override shown(name: string, value: unknown): unknown {
    if (name !== 'environment') return value;
    return Object.fromEntries(Object.keys(this.environment).map((key) => [key, '[redacted]']));
  }
}

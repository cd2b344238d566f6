import {
  type ApiPromise,
  basicAuth,
  type CallOptions,
  type ClientOptions,
  HttpClient,
  type PagePromise,
  type Redactor,
} from '@irori/core';
import { type Credentials, resolveBaseUrl, resolveCredentials } from './config.ts';
import { Connection } from './connection.ts';
import { describeDokError } from './error/describe-error.ts';
import type { OperationId } from './generated/operations.ts';
import { Account } from './model/account.ts';
import { Artifact } from './model/artifact.ts';
import { Container } from './model/container.ts';
import type { Plan } from './model/plan.ts';
import { Task } from './model/task.ts';
import { assertKnownKeys } from './model/unknown-key.ts';
import type { RawAccount, RawArtifact, RawTask } from './raw.ts';
import { answerWith } from './request/answer.ts';
import { getArtifact } from './request/artifact-requests.ts';
import { callOperation, type RawCall } from './request/call.ts';
import { type Page, requestList } from './request/list.ts';
import {
  type ArtifactsParams,
  TASK_LIST_KEYS,
  type TasksParams,
  taskQuery,
} from './request/list-params.ts';
import { send, sendOnly } from './request/send.ts';
import { getTaskAs } from './request/task-requests.ts';
import { Costs, listPlans, type PlansResponse } from './resource/costs.ts';
import { Notifications } from './resource/notifications.ts';
import { Registries } from './resource/registries.ts';
import { SshKeys } from './resource/ssh-keys.ts';

/** One page of tasks, and where it stands. */
export type TasksResponse = Page<'tasks', Task>;
/** One page of artifacts, and where it stands. */
export type ArtifactsResponse = Page<'artifacts', Artifact>;

/** How to reach DOK, and as whom. */
export interface DokOptions extends ClientOptions {
  /** The API key's access token. @default from the environment, see `CREDENTIAL_VARIABLES` */
  accessToken?: string | undefined;
  /** The API key's access token secret. @default from the environment, with the token */
  accessTokenSecret?: string | undefined;
  /** The zone in Sakura's address; no other serves DOK today. @default 'is1a' */
  zone?: string | undefined;
  /**
   * The whole address of the API, for a local cloud.
   *
   * @default the variable `DOK_BASE_URL`, else Sakura's address for the zone
   */
  baseUrl?: string;
  /** A redactor of the caller's, which may know more secrets; the credentials are added to it. */
  redactor?: Redactor;
}

/**
 * A client of Sakura's 高火力 DOK. Each one has its own credentials, and any number of them live side
 * by side.
 *
 * @example
 * ```ts
 * const dok = new DOK(); // credentials from the environment
 * const { tasks, meta } = await dok.tasks({ status: 'running' });
 * ```
 */
export class DOK {
  /** The stored logins for container registries. */
  readonly registries: Registries;
  /** Prices, charges, and the cost of a task. */
  readonly costs: Costs;
  /** The public keys for SSH into containers. */
  readonly sshKeys: SshKeys;
  /** Who hears of a task's end. */
  readonly notifications: Notifications;
  readonly #credentials: Credentials;
  readonly #connection: Connection;

  /**
   * Nothing is sent yet.
   *
   * @throws ConfigError `Authentication credentials not provided` when there are none.
   */
  constructor(options: DokOptions = {}) {
    const { accessToken, accessTokenSecret, zone, baseUrl, ...clientOptions } = options;
    this.#credentials = resolveCredentials({ accessToken, accessTokenSecret });
    const api = new HttpClient({
      ...clientOptions,
      service: 'DOK',
      baseUrl: resolveBaseUrl({ baseUrl, zone }),
      auth: basicAuth(this.#credentials.accessToken, this.#credentials.accessTokenSecret),
      describeError: describeDokError,
      debugNamespace: 'dok-sdk',
    });
    this.#connection = new Connection(api);
    this.registries = new Registries(this.#connection);
    this.costs = new Costs(this.#connection);
    this.sshKeys = new SshKeys(this.#connection);
    this.notifications = new Notifications(this.#connection);
  }

  /** The address of the API. */
  get baseUrl(): string {
    return this.#connection.api.baseUrl;
  }

  /** The access token in use. */
  get accessToken(): string {
    return this.#credentials.accessToken;
  }

  /** The access token secret in use. */
  get accessTokenSecret(): string {
    return this.#credentials.accessTokenSecret;
  }

  /** Lists tasks, the newest first as far as is known. */
  tasks(params: TasksParams = {}, options?: CallOptions): PagePromise<TasksResponse, Task> {
    return requestList(
      this.#connection,
      {
        operation: 'listTasks',
        params,
        keys: TASK_LIST_KEYS,
        query: () => taskQuery(params),
        name: 'tasks',
        item: (raw) => new Task(this.#connection, raw as RawTask),
      },
      options,
    );
  }

  /** A new task, to be filled and submitted with `save()`. Nothing is sent. */
  task(): Promise<Task>;
  /**
   * Gets a task.
   *
   * @throws NotFoundError when there is none with this id.
   */
  task(id: string, options?: CallOptions): ApiPromise<Task>;
  task(id?: string, options?: CallOptions): Promise<Task> {
    if (id === undefined) return Promise.resolve(new Task(this.#connection));
    const toTask = (raw: RawTask): Task => new Task(this.#connection, raw);
    return getTaskAs(this.#connection, id, toTask, options);
  }

  /** A new container, to be filled and given to a task. Nothing is sent. */
  container(): Promise<Container> {
    return Promise.resolve(new Container());
  }

  /** Lists artifacts. */
  artifacts(
    params: ArtifactsParams = {},
    options?: CallOptions,
  ): PagePromise<ArtifactsResponse, Artifact> {
    return requestList(
      this.#connection,
      {
        operation: 'listArtifacts',
        params,
        keys: ['task'],
        query: () => ({ task: params.task }),
        name: 'artifacts',
        item: (raw) => new Artifact(this.#connection, raw as RawArtifact),
      },
      options,
    );
  }

  /** Gets an artifact. */
  artifact(id: string, options?: CallOptions): ApiPromise<Artifact> {
    return getArtifact(this.#connection, id, options).map(
      (raw) => new Artifact(this.#connection, raw),
    );
  }

  /** Lists the plans that new tasks can use. */
  plans(options?: CallOptions): PagePromise<PlansResponse, Plan> {
    return listPlans(this.#connection, options);
  }

  /** Gets the account behind the API key; the quickest way to see whether the key works. */
  account(options?: CallOptions): ApiPromise<Account> {
    const asAccount = answerWith<RawAccount>('account', 'an account');
    return send(
      this.#connection,
      'getAccount',
      () => ({ transform: (body, response) => new Account(asAccount(body, response)) }),
      options,
    );
  }

  /**
   * Accepts DOK's terms of service for the account. **A legal act**: no other call does it, and it
   * should follow a decision of whoever may bind the account.
   *
   * @param params - `version`: which version is accepted; without it, the one in force.
   */
  agreeToTerms(params: { version?: string }, options?: CallOptions): ApiPromise<void> {
    return sendOnly(
      this.#connection,
      'acceptTerms',
      () => {
        assertKnownKeys(params, 'agreeToTerms', ['version']);
        return { params: { version: params.version } };
      },
      options,
    );
  }

  /**
   * Performs any operation of the API by its id and gives the answer as it came.
   *
   * @example
   * ```ts
   * await dok.call('listTasks', { params: { page_size: 20 } });
   * ```
   */
  call(
    operationId: OperationId,
    request: RawCall = {},
    options?: CallOptions,
  ): ApiPromise<unknown> {
    return callOperation(this.#connection, operationId, request, options);
  }

  /** Without the credentials. */
  toJSON(): Record<string, unknown> {
    return { baseUrl: this.baseUrl };
  }
}

/** How `console.log` shows a client: without the credentials. */
function inspectClient(this: DOK): string {
  return `DOK { baseUrl: '${this.baseUrl}' }`;
}

Object.defineProperty(DOK.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value: inspectClient,
});

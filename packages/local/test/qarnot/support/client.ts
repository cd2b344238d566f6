import type { components } from '../../../src/generated/qarnot/wire.ts';
import { type Answer, type RawInput, rawRequest } from '../../dok/support/client.ts';
import { described, expectDescribed } from './description.ts';

export type { Answer } from '../../dok/support/client.ts';

type Schemas = components['schemas'];

/** What a call sends besides its operation. */
export interface CallInput {
  /** Parameters of the path. */
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Operations that were called, and the statuses they answered with. */
export const seen: Map<string, Set<number>> = new Map();

/** A task that runs a shell script. */
export function shellTask(script: string, over: object = {}): object {
  return {
    name: 'test',
    profile: 'docker-batch',
    instanceCount: 1,
    constants: [
      { key: 'DOCKER_REPO', value: 'library/alpine' },
      { key: 'DOCKER_CMD', value: `sh -c '${script.replaceAll("'", "'\\''")}'` },
    ],
    ...over,
  };
}

/** Calls Qarnot's operations over a real socket and compares every answer with the description. */
export class QarnotTestClient {
  readonly baseUrl: string;
  readonly token: string;

  constructor(qarnot: { readonly baseUrl: string; readonly token: string }) {
    this.baseUrl = qarnot.baseUrl;
    this.token = qarnot.token;
  }

  async call<T = Record<string, unknown>>(
    operationId: string,
    input: CallInput = {},
  ): Promise<Answer<T>> {
    const operation = described.get(operationId);
    if (operation === undefined) throw new Error(`There is no operation ${operationId}.`);
    const root = operation.isRooted ? this.baseUrl : `${this.baseUrl}/v1`;
    const url = new URL(root + this.#path(operation.path, input));
    for (const [name, value] of Object.entries(input.query ?? {})) {
      for (const one of [value].flat()) url.searchParams.append(name, String(one));
    }
    const response = await fetch(url, {
      method: operation.method,
      headers: {
        authorization: this.token,
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...input.headers,
      },
      redirect: 'manual',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
    const text = await response.text();
    const body = text === '' ? undefined : JSON.parse(text);
    expectDescribed(operationId, response.status, body);
    seen.set(operationId, (seen.get(operationId) ?? new Set()).add(response.status));
    return { status: response.status, headers: response.headers, body };
  }

  #path(template: string, input: CallInput): string {
    return template.replace(/\{(\w+)\}/g, (_, name: string) =>
      String(input.path?.[name] ?? '')
        .split('/')
        .map(encodeURIComponent)
        .join('/'),
    );
  }

  /** Creates a task; the result is its uuid. */
  async create(body: object): Promise<string> {
    const answer = await this.call<{ uuid: string }>('createTask', { body });
    if (answer.status !== 200) throw new Error(`createTask: ${JSON.stringify(answer.body)}`);
    return answer.body.uuid;
  }

  async get(taskId: string): Promise<Schemas['Task']> {
    const { status, body } = await this.call<Schemas['Task']>('getTask', { path: { taskId } });
    if (status !== 200) throw new Error(`getTask: ${status}`);
    return body;
  }

  /** The task once `test` holds. */
  async until(
    taskId: string,
    test: (task: Schemas['Task']) => boolean,
    patience = 40_000,
  ): Promise<Schemas['Task']> {
    const end = Date.now() + patience;
    for (;;) {
      const task = await this.get(taskId);
      if (test(task)) return task;
      if (Date.now() > end) throw new Error(`Still: ${JSON.stringify(task).slice(0, 800)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** The task once it has ended. */
  async untilEnd(taskId: string): Promise<Schemas['Task']> {
    return this.until(taskId, ({ state }) => ['Success', 'Failure', 'Cancelled'].includes(state));
  }

  /** Creates a task that runs a shell script and waits for its end. */
  async run(script: string, over: object = {}): Promise<Schemas['Task']> {
    return this.untilEnd(await this.create(shellTask(script, over)));
  }

  /** A raw request to a path as it is, with the token. */
  raw(method: string, path: string, input: Partial<RawInput> = {}): Promise<Answer<string>> {
    return rawRequest({
      method,
      url: this.baseUrl + path,
      ...input,
      headers: { authorization: this.token, ...input.headers },
    });
  }
}

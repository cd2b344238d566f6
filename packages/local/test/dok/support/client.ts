import { request as sendRequest } from 'node:http';
import type { components } from '../../../src/generated/dok/wire.ts';
import { described, expectDescribed } from './description.ts';

type Schemas = components['schemas'];

/** What a call sends besides its operation. */
export interface CallInput {
  /** Parameters of the path. */
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that has been compared with the description. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A raw request, for what a well-behaved client would not send. */
export interface RawInput {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Operations that were called, and the statuses they answered with. */
export const seen: Map<string, Set<number>> = new Map();

/** Sends exactly what it is told to. */
export function rawRequest(input: RawInput): Promise<Answer<string>> {
  const { method, url, headers = {}, body } = input;
  return new Promise((resolve, reject) => {
    const request = sendRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(response.headers as Record<string, string>),
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Calls DOK's operations over a real socket and compares every answer with the description. */
export class DokTestClient {
  readonly baseUrl: string;
  readonly authorization: string;

  constructor(dok: {
    readonly baseUrl: string;
    readonly accessToken: string;
    readonly accessTokenSecret: string;
  }) {
    this.baseUrl = dok.baseUrl;
    const pair = `${dok.accessToken}:${dok.accessTokenSecret}`;
    this.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }

  async call<T = Record<string, unknown>>(
    operationId: string,
    input: CallInput = {},
  ): Promise<Answer<T>> {
    const operation = described.get(operationId);
    if (operation === undefined) throw new Error(`There is no operation ${operationId}.`);
    const url = new URL(this.baseUrl + this.#path(operation.path, input));
    for (const [name, value] of Object.entries(input.query ?? {})) {
      url.searchParams.set(name, String(value));
    }
    const response = await fetch(url, {
      method: operation.method,
      headers: { authorization: this.authorization, ...input.headers },
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
      encodeURIComponent(String(input.path?.[name] ?? '')),
    );
  }

  /** Creates a task that runs a shell script; `over` replaces parts of the body. */
  async create(
    script: string,
    over: { readonly container?: object; readonly [key: string]: unknown } = {},
  ): Promise<Schemas['Task']> {
    const { container, ...task } = over;
    const { status, body } = await this.call<Schemas['Task']>('createTask', {
      body: {
        name: 'test',
        containers: [
          { image: 'busybox', plan: 'v100-32gb', command: ['sh', '-c', script], ...container },
        ],
        ...task,
      },
    });
    if (status !== 201)
      throw new Error(`createTask: ${status} ${JSON.stringify(body).slice(0, 600)}`);
    return body;
  }

  async get(taskId: string): Promise<Schemas['Task']> {
    return (await this.call<Schemas['Task']>('getTask', { path: { taskId } })).body;
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
      if (Date.now() > end) throw new Error(`Still: ${JSON.stringify(task).slice(0, 600)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** The task once its status is final and its program has ended too. */
  async untilEnd(taskId: string, patience?: number): Promise<Schemas['Task']> {
    const isOver = ({ status, containers: [container] }: Schemas['Task']): boolean =>
      !['waiting', 'running'].includes(status) &&
      (container?.start_at === null || container?.stop_at !== null);
    return this.until(taskId, isOver, patience);
  }

  /** The task once its program runs. */
  async untilStarted(taskId: string): Promise<Schemas['Task']> {
    return this.until(taskId, ({ containers: [container] }) => container?.start_at !== null);
  }

  /** Creates a task and waits for its end. */
  async run(
    script: string,
    over?: Parameters<DokTestClient['create']>[1],
  ): Promise<Schemas['Task']> {
    return this.untilEnd((await this.create(script, over)).id);
  }

  /** A raw request below the base URL, with credentials. */
  raw(method: string, path: string, input: Partial<RawInput> = {}): Promise<Answer<string>> {
    return rawRequest({
      method,
      url: this.baseUrl + path,
      ...input,
      headers: { authorization: this.authorization, ...input.headers },
    });
  }

  /** What a presigned URL of a task's output gives. */
  async output(taskId: string): Promise<string> {
    const path = { taskId, target: 'output' };
    const { body } = await this.call<{ url: string }>('getTaskFileUrl', { path });
    return (await fetch(body.url)).text();
  }
}

import type { components } from '../../../src/generated/denvr/wire.ts';
import { type Answer, type RawInput, rawRequest } from '../../dok/support/client.ts';
import { described, expectDescribed } from './description.ts';

export type { Answer } from '../../dok/support/client.ts';

type Schemas = components['schemas'];

/** What a call sends besides its operation. */
export interface CallInput {
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every answer of Denvr is wrapped in. */
export interface Enveloped<T> {
  readonly result: T;
  readonly success: boolean;
  readonly unAuthorizedRequest: boolean;
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly details: string | null;
    readonly validationErrors: readonly { message: string; members: string[] }[] | null;
  } | null;
}

/** Operations that were called, and the statuses they answered with. */
export const seen: Map<string, Set<number>> = new Map();

/** The package of a small application. */
export const smallPackage = 'g-nvidia-1xa100-40gb-pcie-14vcpu-112gb';

/** A custom application that runs a shell script. */
export function shellApplication(name: string, script: string, over: object = {}): object {
  return {
    name,
    cluster: 'Msc1',
    hardwarePackageName: smallPackage,
    imageUrl: 'docker.io/library/alpine:3',
    imageCmdOverride: ['/bin/sh', '-c', script],
    ...over,
  };
}

/** A virtual machine. */
export function machine(name: string, over: object = {}): object {
  return {
    name,
    vpc: 'denvr',
    configuration: 'A100_40GB_PCIe_1x',
    cluster: 'Msc1',
    ssh_keys: ['ssh-ed25519 AAAA me'],
    operatingSystemImage: 'Ubuntu 22.04.4 LTS',
    ...over,
  };
}

/** Calls Denvr's operations over a real socket and compares every answer with the description. */
export class DenvrTestClient {
  readonly server: string;
  readonly account: Readonly<Record<'apikey' | 'username' | 'password' | 'tenant', string>>;

  constructor(denvr: DenvrTestClient['account'] & { readonly server: string }) {
    this.server = denvr.server;
    this.account = denvr;
  }

  async call<T = Record<string, unknown>>(
    operationId: string,
    input: CallInput = {},
  ): Promise<Answer<Enveloped<T>>> {
    const operation = described.get(operationId);
    if (operation === undefined) throw new Error(`There is no operation ${operationId}.`);
    const url = new URL(this.server + operation.path);
    for (const [name, value] of Object.entries(input.query ?? {})) {
      url.searchParams.set(name, String(value));
    }
    const response = await fetch(url, {
      method: operation.method,
      headers: {
        authorization: `ApiKey ${this.account.apikey}`,
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...input.headers,
      },
      redirect: 'manual',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
    const body = (await response.json()) as Enveloped<T>;
    expectDescribed(operationId, response.status, body);
    seen.set(operationId, (seen.get(operationId) ?? new Set()).add(response.status));
    return { status: response.status, headers: response.headers, body };
  }

  /** The result of a call that must succeed. */
  async result<T = Record<string, unknown>>(operationId: string, input?: CallInput): Promise<T> {
    const { status, body } = await this.call<T>(operationId, input);
    if (status >= 300) throw new Error(`${operationId}: ${status} ${JSON.stringify(body)}`);
    return body.result;
  }

  /** The details of an application's own part; undefined when there is none of that name. */
  async details(id: string): Promise<Schemas['InstanceDetails'] | undefined> {
    const query = { Id: id, Cluster: 'Msc1' };
    const answer = await this.call<Schemas['ApplicationsApiDetails']>('getApplicationDetails', {
      query,
    });
    if (answer.status === 404) return undefined;
    return answer.body.result.instanceDetails as Schemas['InstanceDetails'];
  }

  /** What an application wrote. */
  async log(id: string, limit = 1000): Promise<string> {
    const query = { Id: id, Cluster: 'Msc1', Limit: limit };
    const answer = await this.result<{ logs: string }>('getApplicationRuntimeLogs', { query });
    return answer.logs;
  }

  /** Waits until an application has a status; `gone` when there is none any more. */
  async until(
    id: string,
    status: string,
    patience = 40_000,
  ): Promise<Schemas['InstanceDetails'] | undefined> {
    const end = Date.now() + patience;
    for (;;) {
      const details = await this.details(id);
      if ((details?.status ?? 'gone') === status) return details;
      if (Date.now() > end) throw new Error(`Still: ${JSON.stringify(details)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Waits until the log of an application has a text. */
  async untilLogged(id: string, text: string, patience = 40_000): Promise<string> {
    const end = Date.now() + patience;
    for (;;) {
      const log = await this.log(id);
      if (log.includes(text)) return log;
      if (Date.now() > end) throw new Error(`Still: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** A raw request to a path as it is, with the API key. */
  raw(method: string, path: string, input: Partial<RawInput> = {}): Promise<Answer<string>> {
    return rawRequest({
      method,
      url: this.server + path,
      ...input,
      headers: { authorization: `ApiKey ${this.account.apikey}`, ...input.headers },
    });
  }
}

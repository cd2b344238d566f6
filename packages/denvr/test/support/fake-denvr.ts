import {
  type FaultAnswer,
  type FaultServer,
  type LoggedRequest,
  startFaultServer,
} from '@irori/testkit';
import { FakeTokens } from './fake-tokens.ts';

/** One request as the fake sees it. */
export interface FakeRequest {
  method: string;
  /** The last segment of the path, for example `GetServer`. */
  name: string;
  path: string;
  /** Query parameters, names in lower case. */
  query: Record<string, string>;
  body: Record<string, unknown>;
  headers: LoggedRequest['headers'];
}

/** A thing with a status that changes from look to look. */
export interface FakeInstance {
  id: string;
  cluster: string;
  namespace: string;
  /** What the coming looks show; the last one stays. */
  statuses: (string | null)[];
  reason?: string;
  /** What its log says now. */
  log: string;
  request: Record<string, unknown>;
}

export function ok(result: unknown, status = 200): FaultAnswer {
  return {
    status,
    json: {
      result,
      targetUrl: null,
      success: true,
      error: null,
      unAuthorizedRequest: false,
      __abp: true,
    },
  };
}

export function failed(
  status: number,
  message: string,
  more: Record<string, unknown> = {},
): FaultAnswer {
  return {
    status,
    json: {
      result: null,
      targetUrl: null,
      success: false,
      error: { code: 0, message, details: null, validationErrors: null, ...more },
      unAuthorizedRequest: status === 401 || status === 403,
      __abp: true,
    },
  };
}

/** The last lines of a text, found from its end, because logs in tests are long. */
export function lastLines(text: string, limit: number): string {
  let at = text.endsWith('\n') ? text.length - 1 : text.length;
  for (let count = 0; count < limit; count += 1) {
    at = at <= 0 ? -1 : text.lastIndexOf('\n', at - 1);
    if (at < 0) return text;
  }
  return text.slice(at + 1);
}

type Handler = (request: FakeRequest) => FaultAnswer | undefined | Promise<FaultAnswer | undefined>;

/** A small Denvr on a real socket: credentials, machines and applications with statuses and logs. */
export class FakeDenvr {
  readonly tokens: FakeTokens = new FakeTokens();
  readonly machines: Map<string, FakeInstance> = new Map();
  readonly applications: Map<string, FakeInstance> = new Map();
  readonly requests: FakeRequest[] = [];
  /** Looks at each request first; what it answers is sent. */
  intercept: Handler = () => undefined;
  /** What new machines and applications go through. */
  statuses: (string | null)[] = ['PENDING', 'PENDING_RESOURCES', 'PENDING_READINESS', 'ONLINE'];
  reason: string | undefined;
  /** Called for each new application. */
  onApplication: (application: FakeInstance) => void = () => {};
  /** Called for each application that goes. */
  onDestroyed: (application: FakeInstance) => void = () => {};
  #server: FaultServer | undefined;

  static async start(): Promise<FakeDenvr> {
    const fake = new FakeDenvr();
    fake.#server = await startFaultServer((request) => fake.#answer(request));
    return fake;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  get log(): readonly LoggedRequest[] {
    return this.#server?.requests ?? [];
  }

  close(): Promise<void> {
    return this.#server?.close() ?? Promise.resolve();
  }

  count(name: string): number {
    return this.requests.filter((request) => request.name === name).length;
  }

  last(name: string): FakeRequest {
    const found = this.requests.findLast((request) => request.name === name);
    if (found === undefined) throw new Error(`Nobody asked for ${name}.`);
    return found;
  }

  async #answer({ method, url, headers, body }: LoggedRequest): Promise<FaultAnswer> {
    const { pathname, searchParams } = new URL(url, 'http://fake');
    const request: FakeRequest = {
      method,
      path: pathname,
      name: pathname.split('/').at(-1) ?? '',
      query: Object.fromEntries(
        [...searchParams].map(([key, value]) => [key.toLowerCase(), value]),
      ),
      body: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
      headers,
    };
    this.requests.push(request);
    const given = await this.intercept(request);
    if (given !== undefined) return given;
    if (pathname.startsWith('/api/TokenAuth/')) return this.tokens.answer(request);
    if (!this.tokens.accepts(headers.authorization)) {
      return failed(401, 'Current user did not login to the application!');
    }
    return this.#operation(request) ?? failed(404, `No such path: ${pathname}`);
  }

  #operation({ method, path, name, query, body }: FakeRequest): FaultAnswer | undefined {
    if (name === 'GetAll') return ok(['Hou1', 'Msc1']);
    if (path.includes('/applications/')) return this.#applicationCall(name, query, body);
    if (!path.includes('/virtual/')) return method === 'GET' ? ok({ items: [] }) : ok({}, 202);
    switch (name) {
      case 'GetServers':
        return ok({ items: [...this.machines.values()].map((machine) => this.#machine(machine)) });
      case 'GetServer':
        return this.#with(this.machines, query['id'], (machine) => {
          const shown = this.#machine(machine);
          if (machine.statuses.length > 1) machine.statuses.shift();
          return ok(shown);
        });
      case 'CreateServer':
        return ok({ ...this.#machine(this.#create(this.machines, body)), status: 'na' }, 202);
      case 'StartServer':
        return this.#command(this.machines, body, ['OFFLINE', 'PENDING', 'ONLINE']);
      case 'StopServer':
        return this.#command(this.machines, body, ['ONLINE', 'PENDING', 'OFFLINE']);
      case 'DestroyServer':
        return this.#with(this.machines, query['id'], ({ id, cluster }) => {
          this.machines.delete(id);
          return ok({ id, cluster, status: 'PENDING' }, 202);
        });
      case 'GetVirtualMachineBootLogs':
        return this.#with(this.machines, query['id'], ({ id, cluster, log }) =>
          ok({ id, cluster, bootLogs: lastLines(log, Number(query['limit'])) }),
        );
      default:
        return ok({ items: [] });
    }
  }

  #applicationCall(
    name: string,
    query: Record<string, string>,
    body: Record<string, unknown>,
  ): FaultAnswer {
    switch (name) {
      case 'GetApplications':
        return ok({ items: [...this.applications.values()].map((one) => this.#overview(one)) });
      case 'GetApplicationDetails':
        return this.#with(this.applications, query['id'], (application) => {
          const { id, cluster, statuses, reason } = application;
          const status = statuses[0] ?? null;
          if (statuses.length > 1) statuses.shift();
          return ok({ instanceDetails: { id, cluster, status, statusReason: reason ?? null } });
        });
      case 'GetApplicationRuntimeLogs':
        return this.#with(this.applications, query['id'], ({ id, cluster, log }) =>
          ok({ id, cluster, logs: lastLines(log, Number(query['limit'])) }),
        );
      case 'CreateCatalogApplication':
      case 'CreateCustomApplication': {
        const application = this.#create(this.applications, body);
        this.onApplication(application);
        return ok({ ...this.#overview(application), status: null }, 202);
      }
      case 'StartApplication':
        return this.#command(this.applications, body, ['PENDING', 'ONLINE']);
      case 'StopApplication':
        return this.#command(this.applications, body, ['PENDING', 'OFFLINE']);
      case 'DestroyApplication':
        return this.#with(this.applications, query['id'], (application) => {
          this.applications.delete(application.id);
          this.onDestroyed(application);
          return ok({ id: application.id, cluster: application.cluster }, 202);
        });
      default:
        return ok({ items: [] });
    }
  }

  #create(where: Map<string, FakeInstance>, body: Record<string, unknown>): FakeInstance {
    const instance: FakeInstance = {
      id: String(body['name'] ?? 'vm-1'),
      cluster: String(body['cluster']),
      namespace: String(body['vpc'] ?? ''),
      statuses: [...this.statuses],
      log: '',
      request: body,
      ...(this.reason === undefined ? {} : { reason: this.reason }),
    };
    where.set(instance.id, instance);
    return instance;
  }

  #with(
    where: Map<string, FakeInstance>,
    id: string | undefined,
    use: (instance: FakeInstance) => FaultAnswer,
  ): FaultAnswer {
    const instance = where.get(id ?? '');
    return instance === undefined
      ? failed(404, `things.kubevirt.io "${id}" not found`)
      : use(instance);
  }

  #command(
    where: Map<string, FakeInstance>,
    body: Record<string, unknown>,
    statuses: string[],
  ): FaultAnswer {
    return this.#with(where, String(body['id']), (instance) => {
      instance.statuses = [...statuses];
      return ok({ id: instance.id, cluster: instance.cluster, status: 'PENDING' }, 202);
    });
  }

  #machine({ id, cluster, namespace, statuses }: FakeInstance): Record<string, unknown> {
    return {
      id,
      cluster,
      namespace,
      status: statuses[0],
      ip: '',
      lastUpdated: '0001-01-01T00:00:00',
    };
  }

  #overview({ id, cluster, statuses, request }: FakeInstance): Record<string, unknown> {
    const { hardwarePackageName } = request;
    return { id, cluster, status: statuses[0] ?? null, hardwarePackageName };
  }
}

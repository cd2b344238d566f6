import type { components } from '../../../generated/dok/wire.ts';
import { invalid, type Problem } from '../errors.ts';
import type { DokOptions } from '../options.ts';
import type { ContainerEcho } from '../wire.ts';

type Schemas = components['schemas'];

/** A new task after all checks, with every default filled in. */
export interface NewTask {
  readonly name: string;
  readonly tags: readonly string[];
  /** Seconds; null for no limit. */
  readonly timeLimit: number | null;
  readonly container: ContainerEcho;
  /** The `ssh` of the answer; null when none was asked for. */
  readonly ssh: Schemas['SshAccess'] | null;
}

const environmentMax = 8192;
const urlPath = /^\/(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/;

/** Keys that working clients send as null although only their absence is documented. */
const taskNulls = ['tags'];
const containerNulls = ['environment', 'command', 'entrypoint'];

function withoutNulls(value: object, keys: readonly string[]): object {
  const dropped = Object.entries(value).filter(
    ([key, item]) => item !== null || !keys.includes(key),
  );
  return Object.fromEntries(dropped);
}

/** The body of a creation with the nulls taken out that mean "not given"; strict mode keeps them. */
export function tolerateNulls(body: unknown, options: DokOptions): unknown {
  if (options.strict || typeof body !== 'object' || body === null || Array.isArray(body))
    return body;
  const task: { containers?: unknown } = withoutNulls(body, taskNulls);
  if (!Array.isArray(task.containers)) return task;
  const nulls =
    options.emptyEnvironment === 'accept'
      ? containerNulls
      : containerNulls.filter((key) => key !== 'environment');
  const containers = task.containers.map((container: unknown) =>
    typeof container === 'object' && container !== null
      ? withoutNulls(container, nulls)
      : container,
  );
  return { ...task, containers };
}

/** Finds what a schema cannot say about a container. */
class ContainerCheck {
  readonly problems: Problem[] = [];
  readonly #container: Schemas['NewContainer'];
  readonly #options: DokOptions;

  constructor(container: Schemas['NewContainer'], options: DokOptions) {
    this.#container = container;
    this.#options = options;
  }

  #add(field: string, message: string, ...rest: string[]): void {
    this.problems.push({ path: ['containers', 0, field, ...rest], message });
  }

  plan(): void {
    const { plan } = this.#container;
    if (!this.#options.plans.includes(plan)) this.#add('plan', `"${plan}" is not a valid choice.`);
  }

  words(): void {
    const { image, command = [], entrypoint = [] } = this.#container;
    if (image.trim() === '') this.#add('image', 'This field may not be blank.');
    const nul = 'Null characters are not allowed.';
    if (image.includes('\0')) this.#add('image', nul);
    if (command.some((word) => word.includes('\0'))) this.#add('command', nul);
    if (entrypoint.some((word) => word.includes('\0'))) this.#add('entrypoint', nul);
  }

  httpPath(): void {
    const path = this.#container.http?.path;
    if (path !== undefined && !urlPath.test(path)) {
      this.#add('http', 'Must be a valid URL-encoded path.', 'path');
    }
  }

  registry(exists: (id: string) => boolean): void {
    const id = this.#container.registry;
    if (id === undefined || id === null || this.#options.unknownRegistry === 'accept') return;
    if (!exists(id)) this.#add('registry', `Invalid pk "${id}" - object does not exist.`);
  }

  /** The environment as it will be: values as text, reserved names as the option says. */
  environment(): Record<string, string> {
    const given = this.#container.environment;
    if (given === undefined) return {};
    const { reservedEnv, emptyEnvironment } = this.#options;
    const entries = Object.entries(given).map(([name, value]) => [name, String(value)] as const);
    if (entries.length === 0 && emptyEnvironment === 'reject') {
      this.#add('environment', 'This field may not be empty.');
    }
    let size = 0;
    for (const [name, value] of entries) {
      size += name.length + value.length;
      if (!/^[^=\0]+$/.test(name)) this.#add('environment', 'Not a valid name.', name);
      if (value.includes('\0')) this.#add('environment', 'Null characters are not allowed.', name);
      if (reservedEnv === 'reject' && name.startsWith('SAKURA_')) {
        this.#add('environment', 'Names beginning with SAKURA_ are reserved.', name);
      }
    }
    if (size >= environmentMax) {
      const message = `Names and values together must have fewer than ${environmentMax} characters.`;
      this.#add('environment', message);
    }
    const kept = entries.filter(([name]) => reservedEnv !== 'drop' || !name.startsWith('SAKURA_'));
    return Object.fromEntries(kept);
  }
}

/**
 * Checks what a schema cannot say and fills in the defaults.
 *
 * @param body what the schema of a creation accepted
 * @throws RefusedError 422 naming each field that is wrong.
 */
export function readNewTask(
  body: Schemas['NewTask'],
  options: DokOptions,
  registryExists: (id: string) => boolean,
): NewTask {
  const [container] = body.containers;
  if (container === undefined) {
    throw invalid([{ path: ['containers'], message: 'This field may not be empty.' }]);
  }
  const check = new ContainerCheck(container, options);
  check.plan();
  check.words();
  check.httpPath();
  check.registry(registryExists);
  const environment = check.environment();
  if (check.problems.length > 0) throw invalid(check.problems);
  const { image, registry = null, command = [], entrypoint = [], http, ssh, plan } = container;
  return {
    name: body.name,
    tags: body.tags ?? [],
    timeLimit:
      body.execution_time_limit_sec === undefined
        ? options.timeLimitDefault
        : body.execution_time_limit_sec,
    container: {
      image,
      registry,
      command,
      entrypoint,
      environment,
      http: http ? { port: http.port, path: http.path } : null,
      plan,
    },
    ssh: ssh ? { shell: ssh.shell, host_name: null, port: ssh.port ?? options.sshPort } : null,
  };
}

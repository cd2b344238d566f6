import { basename } from 'node:path';
import type Docker from 'dockerode';
import type { EngineLogger, RegistryLogin } from '../../types.ts';
import type { Attached, RunningProgram, Runtime, RuntimeJob } from '../types.ts';
import { type Discovered, findContainer, goneContainer, takeUp } from './attach.ts';
import type { ContainerContext } from './context.ts';
import { isNoAnswer } from './engine-error.ts';
import { engineFacts } from './engine-facts.ts';
import { containerOf } from './handle.ts';
import { provideImage } from './image.ts';
import { containerName } from './labels.ts';
import { PublishedPorts } from './ports.ts';
import { watchContainer } from './program.ts';
import { Removals } from './removals.ts';
import type { ContainerOptions } from './settings.ts';
import { startContainer } from './start.ts';
import { labelledContainers } from './sweep.ts';

/** What {@link openContainerRuntime} is made of. */
export interface ContainerRuntimeOptions {
  /** Path of the socket of an engine that answers. */
  readonly socket: string;
  /** Marks the containers as those of this local cloud. */
  readonly dataDir: string;
  readonly options: ContainerOptions;
  readonly logger: EngineLogger;
}

/**
 * Runs each workload as a container of the Docker or Podman engine at a socket.
 *
 * @throws Error when the engine does not say what it is.
 */
export async function openContainerRuntime({
  socket,
  dataDir,
  options,
  logger,
}: ContainerRuntimeOptions): Promise<Runtime> {
  const { default: Client } = await import('dockerode');
  const client: Docker = new Client({ socketPath: socket });
  const [version, info] = await Promise.all([client.version(), client.info()]);
  const facts = engineFacts(version, info);
  return new ContainerRuntime({ client, socket, facts, options, dataDir, logger });
}

class ContainerRuntime implements Runtime {
  readonly name = 'container';
  readonly usesImage = true;
  readonly #context: ContainerContext;
  readonly #removals: Removals;
  readonly #ports = new PublishedPorts();
  /** Containers of this process, by the run file of their try. */
  readonly #containers = new Map<string, string>();
  #hasSwept = false;

  constructor(context: ContainerContext) {
    this.#context = context;
    this.#removals = new Removals(context);
  }

  prepare(job: RuntimeJob, login: () => RegistryLogin | undefined): Promise<void> {
    return provideImage(this.#context, job, login);
  }

  async start(job: RuntimeJob): Promise<RunningProgram> {
    const program = await startContainer(this.#context, job, (id) => this.#removals.remove(id));
    await this.#know(job, containerOf(program.handle) ?? '');
    return program;
  }

  async attach(job: RuntimeJob, handle: string | null): Promise<Attached> {
    const known = handle === null ? undefined : containerOf(handle);
    let found: Discovered | undefined;
    try {
      found = await findContainer(this.#context, job);
    } catch (error) {
      if (!isNoAnswer(error)) throw error;
      return this.#waitForEngine(job, known);
    }
    if (found === undefined) return known === undefined ? { kind: 'never-started' } : goneContainer;
    const attached = await takeUp(this.#context, job, found);
    if (attached.kind !== 'never-started') await this.#know(job, found.container.id);
    return attached;
  }

  forget({ spec, runFile }: RuntimeJob): void {
    const id = this.#containers.get(runFile);
    this.#ports.forget(spec.id);
    if (id === undefined) return;
    this.#containers.delete(runFile);
    this.#removals.remove(id);
  }

  async reap(isEnded: (root: string) => boolean): Promise<void> {
    if (!this.#hasSwept) await this.#sweep(isEnded);
    this.#hasSwept = true;
    await this.#removals.settle();
  }

  async diskUsage({ runFile }: RuntimeJob): Promise<number> {
    const id = this.#containers.get(runFile);
    if (id === undefined) return 0;
    try {
      // The client has the parameter, its types do not.
      const size: object = { size: true };
      const info = await this.#context.client.getContainer(id).inspect(size);
      return (info as { SizeRw?: number }).SizeRw ?? 0;
    } catch {
      return 0;
    }
  }

  portOf({ spec }: RuntimeJob, port: number): number | null | undefined {
    const isApart = this.#context.options.network !== 'host';
    return this.#ports.of(spec.id, port) ?? (isApart ? null : undefined);
  }

  async #know(job: RuntimeJob, containerId: string): Promise<void> {
    this.#containers.set(job.runFile, containerId);
    const container = this.#context.client.getContainer(containerId);
    // Without its port an HTTP job is only not reached; the job itself runs.
    await this.#ports.learn(container, job).catch(() => {});
  }

  /** An engine that is not back yet: the program is watched from its next sign of life on. */
  #waitForEngine(job: RuntimeJob, known: string | undefined): Attached {
    const { client } = this.#context;
    const container = client.getContainer(known ?? containerName(job.spec.id, job.attempt));
    this.#containers.set(job.runFile, container.id);
    const program = watchContainer(this.#context, container, job, undefined);
    return { kind: 'running', program, startedAt: null };
  }

  /** Removes what an earlier process could not: containers of this data directory that are over. */
  async #sweep(isEnded: (root: string) => boolean): Promise<void> {
    const { client, dataDir } = this.#context;
    const current = new Set(this.#containers.values());
    for (const { id, workload } of await labelledContainers(client, dataDir)) {
      const root = `${dataDir}/workloads/${basename(workload)}`;
      if (!current.has(id) && isEnded(root)) this.#removals.remove(id);
    }
  }
}

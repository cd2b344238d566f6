import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { WorkloadPaths } from '../../../engine/runtimes/types.ts';
import type { Engine, Workload, WorkloadMount, WorkloadSpec } from '../../../engine/types.ts';
import { packageLimits } from '../facts/machines.ts';
import type { DenvrOptions } from '../options.ts';
import type { InstanceRow, InstanceStore } from '../store/instances.ts';
import type { RunStore } from '../store/runs.ts';
import type { ContainerPlan } from './plan.ts';
import { loginOf, planOf } from './plan.ts';

/** The cloud of the workloads of Denvr's applications. */
export const denvrCloud = 'denvr';

/** Where an application finds its scripts inside its container. */
const scriptFolder = '/etc/script/user-scripts';

const scriptMount: WorkloadMount = {
  place: 'work',
  folder: scriptFolder.slice(1),
  path: scriptFolder,
};

/** What {@link Containers} work with. */
export interface ContainerParts {
  readonly engine: Engine;
  readonly instances: InstanceStore;
  readonly runs: RunStore;
  readonly options: DenvrOptions;
}

/** The containers of applications: workloads of the engine, one for each start. */
export class Containers {
  readonly #parts: ContainerParts;

  constructor(parts: ContainerParts) {
    this.#parts = parts;
  }

  /** Begins to provide scripts. Call it before the engine starts. */
  open(): void {
    this.#parts.engine.setHooks(denvrCloud, {
      prepare: (workload, paths) => {
        const row = this.instanceOf(workload.spec.id);
        if (row !== undefined) writeScripts(planOf(row), this.#scriptsIn(paths));
        return undefined;
      },
      login: (workload) => {
        const row = this.instanceOf(workload.spec.id);
        return row === undefined ? undefined : loginOf(row);
      },
    });
  }

  /** The application that a workload is a container of. */
  instanceOf(workload: string): InstanceRow | undefined {
    const sequence = this.#parts.runs.instanceOf(workload);
    return sequence === undefined ? undefined : this.#parts.instances.bySequence(sequence);
  }

  /** The newest container of an application. */
  current({ sequence }: InstanceRow): Workload | undefined {
    const last = this.#parts.runs.of(sequence).at(-1);
    return last === undefined ? undefined : this.#parts.engine.get(last);
  }

  /**
   * Tells the port of this machine that leads to a port of the application's newest container;
   * `null` when none does.
   */
  portOf(row: InstanceRow, port: number): () => number | null {
    return () => {
      const workload = this.current(row);
      return workload === undefined ? null : this.#parts.engine.portOf(workload.spec.id, port);
    };
  }

  /** Starts a container; earlier ones are forgotten unless their output is to be shown. */
  start(row: InstanceRow): void {
    const { engine, runs, options } = this.#parts;
    if (options.restartLogs === 'current') this.forget(row);
    const id = randomUUID();
    engine.submit(this.#specOf(id, row), () => runs.add(id, row.sequence));
  }

  /** Says that an application gets fewer GPUs than its package has; `null` when it gets them all. */
  gpuNotice(row: InstanceRow): string | null {
    const { gpus } = planOf(row);
    const found = this.#parts.engine.gpus.length;
    if (found >= gpus) return null;
    return found === 0
      ? `This machine has no GPU for it: it runs on the CPU.`
      : `This machine has ${found} of its ${gpus} GPUs: it runs with those.`;
  }

  /** Ends the container; true when there is none to wait for. */
  stop(row: InstanceRow): boolean {
    const workload = this.current(row);
    if (workload === undefined || workload.state === 'ended') return true;
    if (workload.stopRequest === null) {
      const reason = 'The application was stopped or destroyed.';
      this.#parts.engine.stop(workload.spec.id, { kind: 'canceled', reason });
    }
    return this.current(row)?.state === 'ended';
  }

  /** Forgets the ended containers of an application, with their output. */
  forget({ sequence }: InstanceRow): void {
    const { engine, runs } = this.#parts;
    for (const workload of runs.of(sequence)) {
      if (engine.get(workload)?.state === 'ended') {
        engine.remove(workload, () => runs.remove(workload));
      }
    }
  }

  /** The ids of the workloads whose output the runtime log shows, oldest first. */
  logged({ sequence }: InstanceRow): string[] {
    return this.#parts.runs.of(sequence);
  }

  #specOf(id: string, row: InstanceRow): WorkloadSpec {
    const { engine, options } = this.#parts;
    const plan = planOf(row);
    const scripts = this.#scriptsIn(engine.pathsOf(id));
    const command = engine.runtime.usesImage
      ? plan.command
      : plan.command.map((word) => word.replaceAll(`${scriptFolder}/`, `${scripts}/`));
    return {
      id,
      cloud: denvrCloud,
      name: row.id,
      image: plan.image,
      entrypoint: [],
      command,
      env: plan.env,
      pathEnv: {},
      ...(plan.user !== null && { user: plan.user }),
      ...(Object.keys(plan.scripts).length > 0 && { mounts: [scriptMount] }),
      ...packageLimits(row.size),
      gpus: plan.gpus,
      logs: 'combined',
      timeLimitMs: null,
      stopGraceMs: options.stopGraceSeconds * 1000,
      collect: 'none',
      port: plan.port,
      ...(plan.readinessPort !== null && { morePorts: [plan.readinessPort] }),
    };
  }

  /**
   * Where the scripts lie on this machine. A program that runs as a process of the machine cannot
   * have them at their own path, so its arguments are changed to this one.
   */
  #scriptsIn({ work }: WorkloadPaths): string {
    return join(work, scriptFolder);
  }
}

function writeScripts({ scripts }: ContainerPlan, folder: string): void {
  const entries = Object.entries(scripts);
  if (entries.length === 0) return;
  // Readable for whoever the program runs as; the folders above are this user's alone.
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const [name, text] of entries) {
    const file = join(folder, basename(name));
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }
}

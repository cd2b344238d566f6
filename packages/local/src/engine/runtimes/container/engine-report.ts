import { existsSync, readFileSync } from 'node:fs';
import { discoverGpus } from '../../gpus.ts';
import { type EngineFacts, engineFacts } from './engine-facts.ts';
import { askEngine } from './engine-ping.ts';
import { type FindEngineOptions, findEngine } from './find-engine.ts';

const PATIENCE_MS = 5000;
/** `CAP_SYS_RESOURCE` of capabilities(7): the right to raise limits. */
const SYS_RESOURCE_BIT = 24n;

/** What there is to know about the container engine of this machine. */
export type EngineReport =
  | { readonly kind: 'none'; readonly problem: string }
  | {
      readonly kind: 'found';
      readonly socket: string;
      readonly engine: 'docker' | 'podman';
      readonly version: string;
      /** `nvidia` or `cdi` when it can give GPUs to containers. */
      readonly gpus: 'nvidia' | 'cdi' | 'none';
      /** What is wrong with it, each with its cure. */
      readonly warnings: readonly string[];
    };

/** What of this machine decides whether an engine works on it. */
export interface EngineSurroundings {
  readonly gpuCount: number;
  /** Whether version 2 of cgroups is mounted below version 1. */
  readonly hasHybridCgroups: boolean;
  /** Whether this user may raise limits. */
  readonly mayRaiseLimits: boolean;
}

/** Looks for a container engine, as the local cloud does, and at what it can. Never rejects. */
export async function inspectEngine(options: FindEngineOptions = {}): Promise<EngineReport> {
  const found = await findEngine(options);
  if (found.kind === 'none') return found;
  const { socket } = found.address;
  const facts = await factsAt(socket);
  if (facts === undefined) {
    const problem = `The container engine at ${socket} does not say what it is. Restart it.`;
    return { kind: 'none', problem };
  }
  const warnings = engineWarnings(facts, await surroundings());
  const { kind: engine, version: number, gpus } = facts;
  return { kind: 'found', socket, engine, version: number, gpus, warnings };
}

/** Undefined when what listens there does not answer as an engine does. */
async function factsAt(socket: string): Promise<EngineFacts | undefined> {
  const answers = await Promise.all(
    ['/version', '/info'].map((path) => askEngine(socket, path, PATIENCE_MS)),
  );
  try {
    const said = answers.map((answer) => JSON.parse(answer.kind === 'ok' ? answer.body : ''));
    return engineFacts(said[0], said[1]);
  } catch {
    return undefined;
  }
}

/** What is wrong with an engine on a machine, each with its cure. */
export function engineWarnings(facts: EngineFacts, machine: EngineSurroundings): string[] {
  const warnings: string[] = [];
  if (machine.gpuCount > 0 && facts.gpus === 'none') {
    warnings.push(
      'This machine has GPUs and the engine cannot give them to containers. Install the NVIDIA ' +
        'Container Toolkit, run `nvidia-ctk runtime configure`, and restart the engine.',
    );
  }
  if (facts.kind !== 'podman') return warnings;
  if (machine.hasHybridCgroups && facts.starter.includes('crun')) {
    warnings.push(
      'crun cannot work with the hybrid cgroups of this machine. Set runtime = "runc" in the ' +
        '[engine] section of containers.conf.',
    );
  }
  if (!machine.mayRaiseLimits && !facts.isRootless) {
    warnings.push(
      'Podman may not raise limits here, so containers fail with "setrlimit". Set default_ulimits = ' +
        '["nofile=4096:4096", "nproc=4096:4096"] in containers.conf, soft equal to hard.',
    );
  }
  return warnings;
}

async function surroundings(): Promise<EngineSurroundings> {
  return {
    gpuCount: (await discoverGpus()).length,
    hasHybridCgroups: existsSync('/sys/fs/cgroup/unified/cgroup.controllers'),
    mayRaiseLimits: mayRaiseLimits(),
  };
}

function mayRaiseLimits(): boolean {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const [, mask = '0'] = /^CapEff:\s*([0-9a-f]+)$/m.exec(status) ?? [];
    return ((BigInt(`0x${mask}`) >> SYS_RESOURCE_BIT) & 1n) === 1n;
  } catch {
    // Not Linux: the engine lives in a machine of its own.
    return true;
  }
}

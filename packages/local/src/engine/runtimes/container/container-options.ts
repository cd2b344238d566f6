import type Docker from 'dockerode';
import type { WorkloadLimits } from '../../types.ts';
import type { RuntimeJob } from '../types.ts';
import type { EngineFacts } from './engine-facts.ts';
import { imageReference } from './image-name.ts';
import { containerName, labelNames } from './labels.ts';
import { boundFolders, pathVariables } from './places.ts';
import { wantedPorts } from './ports.ts';
import type { ContainerOptions } from './settings.ts';

/** What a container is made from. */
export interface ContainerParts {
  readonly dataDir: string;
  readonly facts: EngineFacts;
  readonly options: ContainerOptions;
}

const MEGABYTE = 1024 * 1024;
const BILLION = 1_000_000_000;
/** Docker knows no smaller limit. */
const LEAST_MEMORY = 6 * MEGABYTE;

/** What root needs to install packages, to own files and to become another user. */
const fewCapabilities = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'NET_BIND_SERVICE',
  'SETGID',
  'SETUID',
];

/** The request that makes the container of a try. Pure: nothing is looked up. */
export function containerOptions(
  job: RuntimeJob,
  parts: ContainerParts,
): Docker.ContainerCreateOptions {
  const { spec } = job;
  const ports = publishedPorts(job, parts);
  return {
    name: containerName(spec.id, job.attempt),
    Image: imageReference(spec.image),
    // An entrypoint of its own takes away the image's command too: that is Docker's rule.
    ...(spec.entrypoint.length > 0 && { Entrypoint: [...spec.entrypoint] }),
    ...(spec.command.length > 0 && { Cmd: [...spec.command] }),
    ...(spec.workingDirectory !== undefined && { WorkingDir: spec.workingDirectory }),
    ...(spec.user !== undefined && { User: spec.user }),
    Env: environmentOf(job),
    Labels: {
      [labelNames.dataDir]: parts.dataDir,
      [labelNames.workload]: spec.id,
      [labelNames.attempt]: String(job.attempt),
      [labelNames.cloud]: spec.cloud,
    },
    Tty: false,
    ...(ports.length > 0 && { ExposedPorts: forEach(ports, {}) }),
    HostConfig: hostConfig(job, parts, ports),
  };
}

function environmentOf({ spec }: RuntimeJob): string[] {
  const variables = new Map([...Object.entries(spec.env), ...pathVariables(spec)]);
  return [...variables].map(([name, value]) => `${name}=${value}`);
}

function hostConfig(
  job: RuntimeJob,
  parts: ContainerParts,
  ports: readonly string[],
): Docker.HostConfig {
  const { options, facts } = parts;
  const mounts = boundFolders(job.spec, job.paths);
  return {
    Mounts: mounts.map(({ source, target }) => ({ Type: 'bind', Source: source, Target: target })),
    NetworkMode: options.network === 'bridge' ? 'default' : options.network,
    ...(ports.length > 0 && {
      PortBindings: forEach(ports, [{ HostIp: '127.0.0.1', HostPort: '' }]),
    }),
    AutoRemove: false,
    RestartPolicy: { Name: 'no' },
    LogConfig: logConfig(facts),
    ...capabilities(options),
    SecurityOpt: ['no-new-privileges', ...(facts.hasSelinux ? ['label=disable'] : [])],
    ShmSize: options.sharedMemory * MEGABYTE,
    ...(options.pids > 0 && { PidsLimit: options.pids }),
    ...(options.openFiles > 0 && { Ulimits: [ulimit('nofile', options.openFiles)] }),
    ...limits(job.spec.limits, parts),
    ...gpuRequest(job.gpuIds, facts),
  };
}

/** Bytes as they are: the default driver of Docker keeps text, and spoils what is none. */
function logConfig({ kind }: EngineFacts): NonNullable<Docker.HostConfig['LogConfig']> {
  if (kind === 'podman') return { Type: 'k8s-file', Config: {} };
  // A log that is cut while the local cloud is not there would be lost.
  const Config = { 'max-size': '1t', 'max-file': '1', compress: 'false' };
  return { Type: 'local', Config };
}

function capabilities({ capabilities: wanted }: ContainerOptions): Docker.HostConfig {
  if (wanted === 'engine') return {};
  return { CapDrop: ['ALL'], ...(wanted === 'few' && { CapAdd: fewCapabilities }) };
}

/** Soft is hard: Podman's Docker API mixes them up where they differ. */
function ulimit(name: string, value: number): Docker.Ulimit {
  return { Name: name, Soft: value, Hard: value };
}

/** The smaller of what the plan and what the option says, as far as this machine has it. */
function limits(
  plan: WorkloadLimits | undefined,
  { options, facts }: ContainerParts,
): Docker.HostConfig {
  const asked = options.planLimits ? plan : undefined;
  const memory = smallest(asked?.memoryBytes, options.memory * MEGABYTE, facts.memoryBytes);
  const nanoCpus = smallest(
    asked?.cpus === undefined ? undefined : Math.round(asked.cpus * BILLION),
    options.cpus * (BILLION / 1000),
    facts.processors * BILLION,
  );
  return {
    ...(memory !== undefined && {
      Memory: Math.max(LEAST_MEMORY, memory),
      MemorySwap: Math.max(LEAST_MEMORY, memory),
    }),
    ...(nanoCpus !== undefined && { NanoCpus: nanoCpus }),
  };
}

/** Undefined when nothing is asked for, or not less than what the machine has anyway. */
function smallest(plan: number | undefined, option: number, ofMachine: number): number | undefined {
  const asked = Math.min(plan ?? Number.POSITIVE_INFINITY, option > 0 ? option : Infinity);
  const isLimit = Number.isFinite(asked) && (ofMachine === 0 || asked < ofMachine);
  return isLimit ? Math.floor(asked) : undefined;
}

function gpuRequest(gpuIds: readonly number[], facts: EngineFacts): Docker.HostConfig {
  if (gpuIds.length === 0) return {};
  const devices = gpuIds.map((id) => `nvidia.com/gpu=${id}`);
  if (facts.kind === 'podman') {
    return {
      Devices: devices.map((PathOnHost) => ({
        PathOnHost,
        PathInContainer: '',
        CgroupPermissions: '',
      })),
    };
  }
  return facts.gpus === 'cdi'
    ? { DeviceRequests: [{ Driver: 'cdi', DeviceIDs: devices }] }
    : { DeviceRequests: [{ DeviceIDs: gpuIds.map(String), Capabilities: [['gpu']] }] };
}

/** The ports that this machine reaches a job by, when its container has a network of its own. */
function publishedPorts({ spec }: RuntimeJob, { options }: ContainerParts): readonly string[] {
  if (options.network !== 'bridge') return [];
  return wantedPorts(spec).map((port) => `${port}/tcp`);
}

function forEach<T>(names: readonly string[], value: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

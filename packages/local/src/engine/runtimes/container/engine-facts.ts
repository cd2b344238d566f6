/** What the runtime has to know of an engine. */
export interface EngineFacts {
  readonly kind: 'docker' | 'podman';
  readonly version: string;
  readonly processors: number;
  readonly memoryBytes: number;
  /** Its root is a user of this machine. */
  readonly isRootless: boolean;
  readonly hasSelinux: boolean;
  /** 1, 2, or `hybrid` in the engine's own words. */
  readonly cgroupVersion: string;
  readonly storageDriver: string;
  /** The program that starts its containers, such as `runc` or `crun`. */
  readonly starter: string;
  /** How it can give GPUs to containers. */
  readonly gpus: 'nvidia' | 'cdi' | 'none';
}

/** The parts of `GET /version` that count. */
interface VersionAnswer {
  readonly Version?: string;
  readonly Components?: readonly { readonly Name?: string; readonly Version?: string }[];
}

/** The parts of `GET /info` that count. */
interface InfoAnswer {
  readonly NCPU?: number;
  readonly MemTotal?: number;
  readonly SecurityOptions?: readonly string[] | null;
  readonly CgroupVersion?: string;
  readonly Driver?: string;
  readonly DefaultRuntime?: string;
  readonly Runtimes?: Readonly<Record<string, unknown>> | null;
  readonly DiscoveredDevices?: readonly { readonly ID?: string }[] | null;
}

/** Puts together what an engine says of itself. */
export function engineFacts(version: unknown, info: unknown): EngineFacts {
  const { Version = 'unknown', Components = [] } = version as VersionAnswer;
  const podman = Components.find(({ Name }) => Name === 'Podman Engine');
  const said = info as InfoAnswer;
  const security = said.SecurityOptions ?? [];
  return {
    kind: podman === undefined ? 'docker' : 'podman',
    version: podman?.Version ?? Version,
    processors: said.NCPU ?? 0,
    memoryBytes: said.MemTotal ?? 0,
    isRootless: security.some((text) => text.includes('rootless')),
    hasSelinux: security.some((text) => text.includes('selinux')),
    cgroupVersion: said.CgroupVersion ?? '',
    storageDriver: said.Driver ?? '',
    starter: said.DefaultRuntime ?? '',
    gpus: gpuSupport(podman !== undefined, said),
  };
}

function gpuSupport(isPodman: boolean, info: InfoAnswer): EngineFacts['gpus'] {
  if (isPodman) return 'cdi';
  const devices = info.DiscoveredDevices ?? [];
  if (devices.some(({ ID }) => ID?.startsWith('nvidia.com/gpu') === true)) return 'cdi';
  return Object.hasOwn(info.Runtimes ?? {}, 'nvidia') ? 'nvidia' : 'none';
}

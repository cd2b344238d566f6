import type Docker from 'dockerode';
import type { WorkloadSpec } from '../../types.ts';
import type { RuntimeJob } from '../types.ts';

/** The ports of a workload that this machine wants to reach. */
export function wantedPorts({ port, morePorts = [] }: WorkloadSpec): readonly number[] {
  return [...new Set([...(port === null ? [] : [port]), ...morePorts])];
}

/** Which ports of this machine lead to the ports of running containers. */
export class PublishedPorts {
  readonly #byWorkload = new Map<string, ReadonlyMap<number, number>>();

  /** Learns the ports of a container that was started. */
  async learn(container: Docker.Container, { spec }: RuntimeJob): Promise<void> {
    const wanted = wantedPorts(spec);
    if (wanted.length === 0) return;
    const { Ports } = (await container.inspect()).NetworkSettings;
    const found = wanted.flatMap((port): [number, number][] => {
      const outside = Number(Ports?.[`${port}/tcp`]?.[0]?.HostPort);
      return Number.isInteger(outside) && outside > 0 ? [[port, outside]] : [];
    });
    this.#byWorkload.set(spec.id, new Map(found));
  }

  /** Undefined for a container that shares the network of this machine. */
  of(workload: string, port: number): number | undefined {
    return this.#byWorkload.get(workload)?.get(port);
  }

  forget(workload: string): void {
    this.#byWorkload.delete(workload);
  }
}

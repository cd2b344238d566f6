import type Docker from 'dockerode';
import type { RuntimeJob } from '../types.ts';

/** Which ports of this machine lead to the ports of running containers, by workload. */
export class PublishedPorts {
  readonly #ports = new Map<string, number>();

  /** Learns the port of a container that was started. */
  async learn(container: Docker.Container, { spec }: RuntimeJob): Promise<void> {
    if (spec.port === null) return;
    const { NetworkSettings } = await container.inspect();
    const bindings = NetworkSettings.Ports?.[`${spec.port}/tcp`];
    const port = Number(bindings?.[0]?.HostPort);
    if (Number.isInteger(port) && port > 0) this.#ports.set(spec.id, port);
  }

  /** Undefined for a container that shares the network of this machine. */
  of(workload: string): number | undefined {
    return this.#ports.get(workload);
  }

  forget(workload: string): void {
    this.#ports.delete(workload);
  }
}

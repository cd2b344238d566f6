import { temporaryDirectory } from '@irori/testkit';
import type Docker from 'dockerode';
import { openContainerRuntime } from '../../src/engine/runtimes/container/runtime.ts';
import {
  type ContainerOptions,
  containerOptionTable,
} from '../../src/engine/runtimes/container/settings.ts';
import type { EngineLogger, WorkloadSpec } from '../../src/engine/types.ts';
import { script, startEngine, type TestEngine, type TestEngineOptions } from '../engine/support.ts';

/** Socket of the engine under test; the tests of this folder run only where there is one. */
export const engineSocket: string | undefined = process.env['IRORI_TEST_ENGINE'];

/** An image of busybox that the engine under test has. */
export const testImage: string = process.env['IRORI_TEST_IMAGE'] ?? 'irori-test/busybox:1';

export const silentLogger: EngineLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** The options of the container runtime with nothing but the network changed. */
export function containerSettings(overrides: Partial<ContainerOptions> = {}): ContainerOptions {
  const defaults = Object.fromEntries(
    Object.entries(containerOptionTable).map(([key, option]) => [key, option.default]),
  ) as unknown as ContainerOptions;
  return { ...defaults, network: 'none', ...overrides };
}

/** A client of the engine under test. */
export async function engineClient(): Promise<Docker> {
  const { default: Client } = await import('dockerode');
  return new Client({ socketPath: engineSocket ?? '' });
}

/** An engine of ours whose workloads are containers, in a data directory of its own. */
export async function startContainers(
  options: TestEngineOptions & { readonly containers?: Partial<ContainerOptions> } = {},
): Promise<TestEngine> {
  const { containers, ...rest } = options;
  const directory = rest.dataDir === undefined ? await temporaryDirectory() : undefined;
  const dataDir = rest.dataDir ?? directory?.path ?? '';
  const runtime = await openContainerRuntime({
    socket: engineSocket ?? '',
    dataDir,
    options: containerSettings(containers),
    logger: silentLogger,
  });
  const local = await startEngine({ runtime, ...rest, dataDir });
  const dispose = local[Symbol.asyncDispose].bind(local);
  return Object.assign(local, {
    [Symbol.asyncDispose]: async () => {
      await dispose();
      await directory?.remove();
    },
  });
}

/** A workload that runs a line of shell in the test image. */
export function inContainer(line: string, overrides: Partial<WorkloadSpec> = {}): WorkloadSpec {
  return script(line, { image: testImage, ...overrides });
}

/** Ids of the containers that a local cloud with this data directory has. */
export async function containersOf(dataDir: string): Promise<string[]> {
  const client = await engineClient();
  const filters = JSON.stringify({ label: [`dev.irori.data-dir=${dataDir}`] });
  const found = await client.listContainers({ all: true, filters });
  return found.map(({ Id }) => Id);
}

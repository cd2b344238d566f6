import { LocalCloudError } from '../../errors.ts';
import { messageOf } from '../../store/errors.ts';
import type { EngineLogger } from '../types.ts';
import type { ContainerOptions } from './container/settings.ts';
import { withEarlier } from './earlier.ts';
import { byImage } from './host-image.ts';
import { createProcessRuntime } from './process.ts';
import type { Runtime } from './types.ts';

/** How a runtime is chosen. */
export interface RuntimeChoice {
  /** `process`, `auto`, `container`, or `container=unix:///…`. */
  readonly runtime: string;
  readonly dataDir: string;
  readonly options: ContainerOptions;
  readonly logger: EngineLogger;
}

/** The runtime of a local cloud. */
export interface ChosenRuntime {
  readonly runtime: Runtime;
  /** Why jobs do not run in containers although they might; null when that needs no word. */
  readonly notice: string | null;
}

/**
 * Opens the runtime that was asked for. Nothing of containers is loaded for `process`, nor for `auto`
 * where no engine answers.
 *
 * @throws LocalCloudError when containers were asked for and cannot be had, or for another word.
 */
export async function chooseRuntime(choice: RuntimeChoice): Promise<ChosenRuntime> {
  const { runtime } = choice;
  if (runtime === 'process') return { runtime: processes(), notice: null };
  const url = /^container=(.+)$/.exec(runtime)?.[1];
  if (runtime !== 'auto' && runtime !== 'container' && url === undefined) {
    throw new LocalCloudError(
      'OPTION',
      `There is no runtime "${runtime}". It is process, container, container=unix:///path/to/socket ` +
        'or auto.',
    );
  }
  const opened = await openContainers(choice, url);
  if (typeof opened !== 'string') {
    const process = createProcessRuntime();
    const chosen = runtime === 'auto' ? byImage(opened, process) : opened;
    return { runtime: withEarlier(chosen, { process, container: opened }), notice: null };
  }
  if (runtime !== 'auto') throw new LocalCloudError('RUNTIME', opened);
  return { runtime: processes(), notice: opened };
}

function processes(): Runtime {
  const process = createProcessRuntime();
  return withEarlier(process, { process, container: undefined });
}

/** The container runtime, or the sentence that says why there is none. */
async function openContainers(
  { dataDir, options, logger }: RuntimeChoice,
  url: string | undefined,
): Promise<Runtime | string> {
  const { findEngine } = await import('./container/find-engine.ts');
  const found = await findEngine(url === undefined ? {} : { url });
  if (found.kind === 'none') return found.problem;
  const { openContainerRuntime } = await import('./container/runtime.ts');
  const { socket } = found.address;
  try {
    return await openContainerRuntime({ socket, dataDir, options, logger });
  } catch (error) {
    return `The container engine at ${socket} cannot be used: ${messageOf(error)}`;
  }
}

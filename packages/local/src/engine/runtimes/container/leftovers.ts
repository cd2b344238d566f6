import { existsSync, realpathSync } from 'node:fs';
import { messageOf } from '../../../store/errors.ts';
import { openStore } from '../../../store/open.ts';
import { createWorkloadRepository } from '../../../store/workloads.ts';
import { isLogComplete } from '../../workload.ts';
import { findEngine } from './find-engine.ts';
import { type LabelledContainer, labelledContainers } from './sweep.ts';

/** A container that a local cloud left behind. */
export interface LeftoverContainer {
  readonly id: string;
  /** The data directory of its local cloud. */
  readonly dataDir: string;
  /** Why nobody needs it. */
  readonly reason: string;
  readonly outcome: 'found' | 'removed' | 'failed';
}

/** What {@link collectContainers} found. */
export interface CollectedContainers {
  readonly leftovers: readonly LeftoverContainer[];
  /** Containers of local clouds that are still needed, or whose local cloud looks after them. */
  readonly kept: number;
  /** Why none could be looked for; undefined when they could. */
  readonly problem?: string;
}

/** How {@link collectContainers} goes about it. */
export interface CollectOptions {
  /** The data directory whose containers are looked through. */
  readonly dataDir: string;
  /** `unix:///…` of the engine. @default DOCKER_HOST, then the usual sockets */
  readonly url?: string;
  /** Whether they are removed, not only listed. */
  readonly remove: boolean;
}

/**
 * Finds containers that local clouds left behind: of this data directory those whose job is over, and
 * those whose data directory is gone. What belongs to another data directory is left alone, and so
 * is all of a local cloud that runs: it looks after its own.
 */
export async function collectContainers(options: CollectOptions): Promise<CollectedContainers> {
  const { url, dataDir } = options;
  const found = await findEngine(url === undefined ? {} : { url });
  if (found.kind === 'none') return { leftovers: [], kept: 0, problem: found.problem };
  const { default: Client } = await import('dockerode');
  const client = new Client({ socketPath: found.address.socket });
  const all = await labelledContainers(client);
  const isOver = jobsThatAreOver(dataDir, all);
  const leftovers: LeftoverContainer[] = [];
  for (const container of all) {
    const reason = reasonToRemove(container, isOver);
    if (reason === undefined) continue;
    const { id } = container;
    const removal = options.remove
      ? client.getContainer(id).remove({ force: true, v: true })
      : undefined;
    const outcome = await removal?.then(
      () => ({ outcome: 'removed', reason }) as const,
      (error) => ({ outcome: 'failed', reason: messageOf(error) }) as const,
    );
    leftovers.push({
      id,
      dataDir: container.dataDir,
      ...(outcome ?? { outcome: 'found', reason }),
    });
  }
  return { leftovers, kept: all.length - leftovers.length };
}

function reasonToRemove(
  container: LabelledContainer,
  isOver: ReadonlySet<string>,
): string | undefined {
  if (container.dataDir !== '' && !existsSync(container.dataDir)) {
    return 'its data directory is gone';
  }
  return isOver.has(container.id) ? 'its job is over' : undefined;
}

/** Ids of the containers of a data directory whose jobs are over; none while a local cloud has it. */
function jobsThatAreOver(
  dataDir: string,
  containers: readonly LabelledContainer[],
): ReadonlySet<string> {
  if (!existsSync(dataDir)) return new Set();
  // The one true path, as the local cloud itself marks its containers.
  const directory = realpathSync(dataDir);
  const own = containers.filter((container) => container.dataDir === directory);
  if (own.length === 0) return new Set();
  let store: ReturnType<typeof openStore>;
  try {
    store = openStore(dataDir);
  } catch {
    return new Set();
  }
  try {
    const { stateOf } = createWorkloadRepository(store.database);
    const over = own.filter(({ workload }) => {
      const state = stateOf(workload);
      return state === undefined || isLogComplete(state);
    });
    return new Set(over.map(({ id }) => id));
  } finally {
    store.close();
  }
}

import { configurations, packages } from '../facts/machines.ts';
import type { DenvrServices } from '../services.ts';
import type { InstanceKind } from '../store/instances.ts';
import { sharedPool } from './checks.ts';

/** How many more of one size fit into a cluster. */
interface Availability {
  readonly configuration: string;
  readonly cluster: string;
  readonly rpool: string;
  readonly price: number;
  readonly available: boolean;
  readonly count: number;
  readonly maxCount: number;
  readonly availableNodeNames: string[] | null;
}

interface Size {
  readonly name: string;
  readonly price: number;
}

function sizesOf(kind: InstanceKind, cluster: string): Size[] {
  if (kind === 'vm') {
    return configurations
      .filter(({ clusters }) => clusters.includes(cluster))
      .map(({ name, price }) => ({ name, price }));
  }
  return packages
    .filter(({ clusters }) => clusters?.includes(cluster))
    .map(({ name, pricePerHour }) => ({ name: name ?? '', price: pricePerHour ?? 0 }));
}

/** What is free in a cluster. Only pools of one's own have a most and name their nodes. */
export function availabilityOf(
  { instances, options }: Pick<DenvrServices, 'instances' | 'options'>,
  kind: InstanceKind,
  cluster: string,
  pool: string,
): Availability[] {
  const isShared = pool === sharedPool;
  return sizesOf(kind, cluster).map(({ name, price }) => {
    const count = Math.max(0, options.capacity - instances.held(kind, cluster, name));
    return {
      configuration: name,
      cluster,
      rpool: pool,
      price,
      available: count > 0,
      count,
      maxCount: isShared ? 0 : options.capacity,
      availableNodeNames: isShared ? null : [`${cluster.toLowerCase()}-node-01`],
    };
  });
}

/** Whether there is room for one more. */
export function hasCapacity(
  { instances, options }: Pick<DenvrServices, 'instances' | 'options'>,
  kind: InstanceKind,
  cluster: string,
  size: string,
): boolean {
  return instances.held(kind, cluster, size) < options.capacity;
}

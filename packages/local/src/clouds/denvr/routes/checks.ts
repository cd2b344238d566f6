import { RefusedError } from '../errors.ts';
import { clusters, configurations, images, packages } from '../facts/machines.ts';
import type { DenvrServices } from '../services.ts';

/** The pool that everybody has. */
export const sharedPool = 'on-demand';

type Options = Pick<DenvrServices['options'], 'mistakes'>;

/** A mistake of the user that the real service answers in its own way. */
export function mistake({ mistakes }: Options, message: string): RefusedError {
  return new RefusedError(Number(mistakes), message);
}

/**
 * The cluster's own spelling of its name.
 *
 * @throws RefusedError when there is none of the name.
 */
export function knownCluster(options: Options, name: string): string {
  const found = clusters.find((cluster) => cluster.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw mistake(options, `There is no cluster "${name}"; known are ${clusters.join(', ')}.`);
}

/**
 * Tells what is in a cluster; everything is where none is named.
 *
 * @throws RefusedError when there is none of the name.
 */
export function inCluster(
  options: Options,
  name: string,
): (one: { readonly cluster: string }) => boolean {
  if (name === '') return () => true;
  const place = knownCluster(options, name);
  return ({ cluster }) => cluster === place;
}

/** The name of a VM configuration that a cluster has. */
export function knownConfiguration(options: Options, name: string, cluster: string): string {
  const found = configurations.find((size) => size.name.toLowerCase() === name.toLowerCase());
  if (found?.clusters.includes(cluster)) return found.name;
  const known = configurations.filter((size) => size.clusters.includes(cluster));
  const names = known.map((size) => size.name).join(', ');
  throw mistake(options, `There is no configuration "${name}" in ${cluster}; known are ${names}.`);
}

/** The name of a hardware package that a cluster has. */
export function knownPackage(options: Options, name: string, cluster: string): string {
  const here = packages.filter(({ clusters: places }) => places?.includes(cluster));
  const found = here.find((offered) => offered.name?.toLowerCase() === name.toLowerCase());
  if (found?.name) return found.name;
  const names = here.map((offered) => offered.name).join(', ');
  throw mistake(
    options,
    `There is no hardware package "${name}" in ${cluster}; known are ${names}.`,
  );
}

/** Checks the name of an operating system; none is always right. */
export function checkImage(options: Options, name: string | null | undefined): void {
  if (!name || images.some((image) => image.name?.toLowerCase() === name.toLowerCase())) return;
  const names = images.map((image) => image.name).join(', ');
  throw mistake(options, `There is no operating system image "${name}"; known are ${names}.`);
}

/** The name of a resource pool; without one it is the one that everybody has. */
export function knownPool(
  options: Options,
  name: string | null | undefined,
  tenant: string,
): string {
  const pools = [sharedPool, `reserved-${tenant}`];
  const found = pools.find((pool) => pool === (name || sharedPool).toLowerCase());
  if (found !== undefined) return found;
  throw mistake(options, `There is no resource pool "${name}"; known are ${pools.join(', ')}.`);
}

/** Checks that a node is chosen only where there are nodes of one's own. */
export function checkNode(options: Options, node: string | null | undefined, pool: string): void {
  if (!node || pool !== sharedPool) return;
  throw mistake(options, `A node can be selected in reserved pools only, not in ${sharedPool}.`);
}

/** Names of machines and applications are those of Kubernetes. */
const namePattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Checks the name of something new. */
export function checkName(options: Options, name: string): void {
  if (namePattern.test(name.toLowerCase())) return;
  throw mistake(
    options,
    `"${name}" cannot be a name: it takes up to 63 letters, digits and hyphens.`,
  );
}

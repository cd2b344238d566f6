import type { RegistryLogin } from '../../../engine/types.ts';
import type { components } from '../../../generated/denvr/wire.ts';
import { findCatalogItem } from '../facts/catalog.ts';
import { packages } from '../facts/machines.ts';
import type { InstanceRow } from '../store/instances.ts';

type Schemas = components['schemas'];

/** The creation of a custom application. */
export type CustomRequest = Schemas['ApplicationsApiCustomApiCreateRequest'];
/** The creation of an application of the catalog. */
export type CatalogRequest = Schemas['ApplicationsApiCreateRequest'];

/** What runs in the container of an application. */
export interface ContainerPlan {
  readonly image: string;
  /** Program and arguments; empty means the image's own. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly gpus: number;
  /** `uid:gid` of the program in a container; `null` for what its image says. */
  readonly user: string | null;
  /** Port behind `dns`; `null` for none. */
  readonly port: number | null;
  /** Port that must answer before it is ONLINE. */
  readonly readinessPort: number | null;
}

/** Whether an application was made from the catalog. */
export function isCatalogRequest(
  request: CustomRequest | CatalogRequest,
): request is CatalogRequest {
  return 'applicationCatalogItemName' in request;
}

/** The creation of an application, as it was asked for. */
export function requestOf(row: InstanceRow): CustomRequest | CatalogRequest {
  return JSON.parse(row.request) as CustomRequest | CatalogRequest;
}

function textsOf(map: Readonly<Record<string, string | null>> | null | undefined): {
  [name: string]: string;
} {
  const entries = Object.entries(map ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

function fromCatalog(request: CatalogRequest, gpus: number): ContainerPlan {
  const { applicationCatalogItemName: name, applicationCatalogItemVersion: version } = request;
  const item = findCatalogItem(name, version);
  const before = (request.startupCommands ?? []).join('; ');
  const own = item?.command ?? [];
  const command = before === '' ? own : ['/bin/sh', '-c', `${before}; exec "$@"`, 'sh', ...own];
  const token = request.jupyterToken ? { JUPYTER_TOKEN: request.jupyterToken } : {};
  return {
    image: item?.image ?? '',
    command,
    env: { ...item?.env, ...token, ...textsOf(request.environmentVariables) },
    scripts: {},
    gpus,
    user: null,
    port: request.proxyPort ? Number(request.proxyPort) : null,
    readinessPort: item?.readinessPort ?? null,
  };
}

function userOf({
  runAsRoot,
  containerUid,
  containerGid,
}: Exclude<CustomRequest['securityContext'], undefined | null>): string | null {
  if (runAsRoot === true) return '0:0';
  return typeof containerUid === 'number'
    ? `${containerUid}:${containerGid ?? containerUid}`
    : null;
}

/** What runs for an application. */
export function planOf(row: InstanceRow): ContainerPlan {
  const request = requestOf(row);
  const gpus = packages.find(({ name }) => name === row.size)?.gpuCount ?? 0;
  if (isCatalogRequest(request)) return fromCatalog(request, gpus);
  return {
    image: request.imageUrl,
    command: request.imageCmdOverride ?? [],
    env: textsOf(request.environmentVariables),
    scripts: textsOf(request.userScripts),
    gpus,
    user: userOf(request.securityContext ?? {}),
    port: request.proxyPort ?? null,
    readinessPort: request.readinessWatcherPort ?? null,
  };
}

/** The credentials for the registry of an application's image. */
export function loginOf(row: InstanceRow): RegistryLogin | undefined {
  const request = requestOf(row);
  if (isCatalogRequest(request)) return undefined;
  const { username, password, hostname } = request.imageRepository ?? {};
  if (!username || !password) return undefined;
  const server = hostname?.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return { username, password, ...(server && { server }) };
}

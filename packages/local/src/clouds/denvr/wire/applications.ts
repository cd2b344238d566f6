import type { components } from '../../../generated/denvr/wire.ts';
import { findCatalogItem } from '../facts/catalog.ts';
import { packages } from '../facts/machines.ts';
import { isCatalogRequest, planOf, requestOf } from '../machine/plan.ts';
import type { InstanceRow } from '../store/instances.ts';
import { privateIp, publicIp } from './addresses.ts';
import { offsetDate, zonedDate } from './dates.ts';
import type { Owner } from './virtual.ts';

type Schemas = components['schemas'];

/** What an application shows beside its own row. */
export interface ApplicationView extends Owner {
  /** The address of its proxied port; `''` until it has one. */
  readonly dns: string;
}

/** An application as lists and creations show it. */
export function overviewWire(
  row: InstanceRow,
  { username, tenant, dns }: ApplicationView,
): Schemas['ApplicationsApiOverview'] {
  const request = requestOf(row);
  const fromCatalog = isCatalogRequest(request);
  return {
    id: row.id,
    cluster: row.cluster,
    status: row.status,
    tenant,
    createdBy: username,
    privateIp: privateIp(row),
    publicIp: publicIp(row),
    resourcePool: request.resourcePool || 'on-demand',
    dns,
    sshUsername: '',
    applicationCatalogItemName: fromCatalog ? request.applicationCatalogItemName : null,
    applicationCatalogItemVersionName: fromCatalog ? request.applicationCatalogItemVersion : null,
    hardwarePackageName: row.size,
    persistedDirectAttachedStorage: request.persistDirectAttachedStorage ?? false,
    personalSharedStorage: request.personalSharedStorage ?? false,
    tenantSharedStorage: request.tenantSharedStorage ?? false,
  };
}

function instanceWire(row: InstanceRow, view: ApplicationView): Schemas['InstanceDetails'] {
  const request = requestOf(row);
  const plan = planOf(row);
  const custom = isCatalogRequest(request) ? undefined : request;
  const { status: _, ...overview } = overviewWire(row, view);
  const { runAsRoot = false, containerUid, containerGid } = custom?.securityContext ?? {};
  return {
    id: overview.id ?? null,
    cluster: row.cluster,
    // Terraform and the Python waiters need a word here, also right after the creation.
    status: row.status ?? 'PENDING',
    statusReason: row.reason,
    statusMessage: row.message,
    tenant: view.tenant,
    createdBy: view.username,
    creationTime: zonedDate(row.created_at),
    lastUpdated: offsetDate(row.updated_at),
    privateIp: overview.privateIp ?? null,
    publicIp: overview.publicIp ?? null,
    dns: view.dns,
    resourcePool: overview.resourcePool ?? null,
    nodeSelector: request.selectedNode ?? null,
    imageCmdOverride: custom?.imageCmdOverride?.length
      ? JSON.stringify(custom.imageCmdOverride)
      : null,
    environmentVariables: { ...plan.env },
    readinessWatcherPort: plan.readinessPort,
    proxyPort: plan.port,
    runAsRoot,
    containerUid: containerUid ?? null,
    containerGid: containerGid ?? null,
    persistedDirectAttachedStorage: overview.persistedDirectAttachedStorage ?? false,
    personalSharedStorage: overview.personalSharedStorage ?? false,
    tenantSharedStorage: overview.tenantSharedStorage ?? false,
  };
}

/** An application with everything that is shown of it. */
export function detailsWire(
  row: InstanceRow,
  view: ApplicationView,
): Schemas['ApplicationsApiDetails'] {
  const request = requestOf(row);
  const item = isCatalogRequest(request)
    ? findCatalogItem(request.applicationCatalogItemName, request.applicationCatalogItemVersion)
    : undefined;
  return {
    instanceDetails: instanceWire(row, view),
    applicationCatalogItem: item?.wire ?? null,
    hardwarePackage: packages.find(({ name }) => name === row.size) ?? null,
  };
}

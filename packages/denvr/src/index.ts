export { client } from './client.ts';
export type { DenvrOptions } from './config/options.ts';
export type { DenvrSettings } from './config/resolve.ts';
export { ContainerRun } from './container/container-run.ts';
export { JOB_SCRIPT, NAME_PREFIX, parseName, SCRIPT_DIRECTORY } from './container/name.ts';
export type {
  ContainerLogOptions,
  ContainerResult,
  ContainerSpec,
  ContainerState,
  ContainerWaitOptions,
  RunOptions,
  WatchOptions,
} from './container/options.ts';
export type { Leftover, ReapOptions, ReapResult } from './container/reap.ts';
export { parseDenvrDate } from './date.ts';
export { Denvr, type RawArguments, type Servers } from './denvr.ts';
export { type DenvrErrorInfo, denvrErrorInfo, type ValidationError } from './errors/details.ts';
export {
  CleanUpError,
  InstanceFailedError,
  type InstanceFailure,
  isCleanUpError,
  isInstanceFailedError,
  isNoCapacityError,
  NoCapacityError,
} from './errors/failures.ts';
export {
  type Operation,
  type OperationId,
  type OperationParameter,
  operations,
} from './generated/operations.ts';
export type { FollowOptions } from './logs/options.ts';
export { methodTable } from './method-table.ts';
export { Applications } from './services/applications.ts';
export { Clusters } from './services/clusters.ts';
export { Images } from './services/images.ts';
export type { ListPromise } from './services/list.ts';
export { Metal } from './services/metal.ts';
export { SERVICE_NAMES, type ServiceName, type Services } from './services/names.ts';
export { Snapshots } from './services/snapshots.ts';
export { TokenAuth } from './services/token-auth.ts';
export { Virtual } from './services/virtual.ts';
export { Vpcs } from './services/vpcs.ts';
export {
  INSTANCE_STATUSES,
  type InstanceStatus,
  isBilledStatus,
  isFailedStatus,
  type KnownInstanceStatus,
} from './status.ts';
export type {
  Application,
  ApplicationCommandOutput,
  ApplicationDetails,
  ApplicationInstance,
  ApplicationRuntimeLogs,
  AuthenticateInput,
  AuthenticateResult,
  CatalogItem,
  ClusterFilter,
  ClusterResource,
  CreateCatalogApplicationInput,
  CreateCustomApplicationInput,
  CreateServerInput,
  CreateSnapshotInput,
  CreateVpcInput,
  HardwarePackage,
  HardwarePackageAvailability,
  HostVpcInput,
  ImageRepository,
  ItemList,
  MetalHost,
  NamespaceResource,
  OperatingSystemImage,
  RefreshTokenResult,
  ReprovisionHostInput,
  ServerAvailability,
  ServerBootLogs,
  ServerCommandOutput,
  ServerConfiguration,
  Snapshot,
  VirtualServer,
  Vpc,
} from './types.ts';
export type { ApplicationWaiters } from './wait/applications.ts';
export type { MetalWaiters, MetalWaitOptions } from './wait/metal.ts';
export type { CreateWaitOptions, InstanceWaitOptions } from './wait/options.ts';
export type { VirtualWaiters } from './wait/virtual.ts';

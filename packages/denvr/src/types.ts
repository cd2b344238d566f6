import type { components } from './generated/wire.ts';
import type { InstanceStatus } from './status.ts';

type Schemas = components['schemas'];
type WithStatus<Wire> = Omit<Wire, 'status'> & {
  /** Where it stands; see INSTANCE_STATUSES. */
  status?: InstanceStatus | null;
};

/** What every list operation answers. There are no pages: it is always the whole list. */
export interface ItemList<Item> {
  items: Item[];
}

/** A virtual machine. Its `id` is its name. */
export type VirtualServer = WithStatus<Schemas['VirtualServerDetailsItem']>;
/** What start, stop and destroy of a virtual machine answer. */
export type ServerCommandOutput = WithStatus<Schemas['ServerCommandOutput']>;
/** A size of virtual machine; `price` is in USD an hour for the whole machine. */
export type ServerConfiguration = Schemas['ServerConfiguration'];
/** How many machines of one size fit now. */
export type ServerAvailability = Schemas['ServerAvailability'];
/** The boot console of a virtual machine. */
export type ServerBootLogs = Schemas['ServerBootLogsOutput'];

/** An application as lists show it. */
export type Application = WithStatus<Schemas['ApplicationsApiOverview']>;
/** One application's own part of its details. */
export type ApplicationInstance = WithStatus<Schemas['InstanceDetails']>;
/** One application with everything known about it. Its environment is in clear: treat as secret. */
export type ApplicationDetails = Omit<Schemas['ApplicationsApiDetails'], 'instanceDetails'> & {
  instanceDetails?: ApplicationInstance;
};
/** What start, stop and destroy of an application answer. */
export type ApplicationCommandOutput = Schemas['ApplicationsApiCommandResponse'];
/** A hardware package for applications; `pricePerHour` is in USD. */
export type HardwarePackage = Schemas['ApplicationsApiApplicationConfig'];
/** How many applications of one hardware package fit now. */
export type HardwarePackageAvailability = Schemas['ApplicationsApiApplicationConfigAvailability'];
/** An entry of the application catalog. */
export type CatalogItem = Schemas['ApplicationsApiCatalogItem'];
/** The output of an application's container. */
export type ApplicationRuntimeLogs = Schemas['ApplicationsApiRuntimeLogsResponse'];
/** A login to a container registry. */
export type ImageRepository = Schemas['ImageRepositoryDto'];

/** A bare-metal host. */
export type MetalHost = Schemas['BareMetalHostDetailsItem'];
/** An operating-system image for virtual machines. */
export type OperatingSystemImage = Schemas['OperatingSystemImage'];
/** A snapshot of a virtual machine. */
export type Snapshot = Schemas['SnapshotDetailsItem'];
/** A virtual private cloud. */
export type Vpc = Schemas['VpcDetailsItem'];

/** The part of `T` that `denvr.toml` can fill in, made optional. */
type Filled<T, Keys extends keyof T> = Omit<T, Keys> & Partial<Pick<T, Keys>>;

/** Names a cluster; `null` asks for all, also where the configuration has a default. */
export interface ClusterFilter {
  /** Only this cluster. @default the configured cluster, else all */
  cluster?: string | null;
}

/** Names something that lives in a cluster. */
export interface ClusterResource {
  /** Its name. */
  id: string;
  /** Its cluster. @default the configured cluster, else `Msc1` */
  cluster?: string;
}

/** Names something that lives in a namespace (VPC) of a cluster. */
export interface NamespaceResource extends ClusterResource {
  /** Its namespace, which is its VPC. @default the configured vpcid, else the tenant */
  namespace?: string;
}

/** What `createServer` takes; `ssh_keys` are full public keys and the only snake_case key. */
export type CreateServerInput = Filled<Schemas['CreateVirtualServerInput'], 'cluster' | 'vpc'>;
/** What `createCatalogApplication` takes; note that `proxyPort` is text here. */
export type CreateCatalogApplicationInput = Filled<
  Schemas['ApplicationsApiCreateRequest'],
  'cluster'
>;
/** What `createCustomApplication` takes; note that `proxyPort` is a number here. */
export type CreateCustomApplicationInput = Filled<
  Schemas['ApplicationsApiCustomApiCreateRequest'],
  'cluster'
>;
/** What `reprovisionHost` takes. */
export type ReprovisionHostInput = Filled<Schemas['ReprovisionHostInput'], 'cluster'>;
/** What the legacy calls that put hosts into VPCs take. */
export type HostVpcInput = Filled<Schemas['BareMetalHostVpcCommandInput'], 'cluster'>;
/** What `createVpc` takes. */
export type CreateVpcInput = Filled<
  Schemas['CreateVpcInput'],
  'cluster' | 'blockIntraVpcComms' | 'isDefault'
>;
/** What `createSnapshot` takes. */
export type CreateSnapshotInput = Filled<Schemas['CreateSnapshotInput'], 'cluster' | 'namespace'>;

/** What `authenticate` takes. */
export type AuthenticateInput = Schemas['AuthenticateModel'];
/** What `authenticate` answers. Holds tokens: treat as secret. */
export type AuthenticateResult = Schemas['AuthenticateResultModel'];
/** What `refreshToken` answers. Holds a token: treat as secret. */
export type RefreshTokenResult = Schemas['RefreshTokenResult'];

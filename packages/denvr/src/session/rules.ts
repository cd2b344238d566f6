import type { Effect } from '@irori/core';
import type { OperationId } from '../generated/operations.ts';

/** A setting that fills in an argument. */
export type DefaultName = 'cluster' | 'rpool' | 'vpcid';

/** What the description does not say about an operation, or not in a form to work with. */
export interface Rule {
  /** What sending it twice would do. */
  readonly effect: Effect;
  /** The keys that its body must have; those of the query are in the table of operations. */
  readonly body?: readonly string[];
  /** Which arguments are filled in from the settings where a call leaves them out. */
  readonly fill?: Readonly<Record<string, DefaultName>>;
  /** What arguments are that a call leaves out, whatever the settings are. */
  readonly defaults?: Readonly<Record<string, number>>;
  /** How to find what a lost creation or command may have left behind. */
  readonly findWith?: string;
  /** Whether it goes without credentials. */
  readonly anonymous?: true;
}

const byCluster = { fill: { cluster: 'cluster' } } as const;
const byNamespace = { fill: { cluster: 'cluster', namespace: 'vpcid' } } as const;

const readAll: Rule = { effect: 'read' };
const readInCluster: Rule = { effect: 'read', ...byCluster };
const readInNamespace: Rule = { effect: 'read', ...byNamespace };
/** So many lines are the API's described default. */
const logLines = { defaults: { limit: 2000 } } as const;
const removeInCluster: Rule = { effect: 'idempotent', ...byCluster };
const removeInNamespace: Rule = { effect: 'idempotent', ...byNamespace };

const createApplication = {
  effect: 'create',
  fill: { cluster: 'cluster', resourcePool: 'rpool' },
  findWith: 'getApplications() shows whether the application exists.',
} as const;
const serverCommand: Rule = {
  effect: 'act',
  body: ['id', 'namespace', 'cluster'],
  ...byNamespace,
  findWith: 'getServer() shows its status.',
};
const applicationCommand: Rule = {
  effect: 'act',
  body: ['id', 'cluster'],
  ...byCluster,
  findWith: 'getApplicationDetails() shows its status.',
};
const hostCommand: Rule = {
  effect: 'act',
  body: ['id', 'cluster'],
  ...byCluster,
  findWith: 'getHost() shows its state.',
};
const catalogBody = [
  'name',
  'cluster',
  'hardwarePackageName',
  'applicationCatalogItemName',
  'applicationCatalogItemVersion',
];

/** The rules of every operation. A test holds the required keys against the description. */
export const rules: { readonly [id in OperationId]: Rule } = {
  authenticate: {
    effect: 'idempotent',
    body: ['userNameOrEmailAddress', 'password'],
    anonymous: true,
  },
  refreshToken: { effect: 'idempotent', anonymous: true },
  refreshTokenByGet: { effect: 'idempotent', anonymous: true },
  logOut: { effect: 'idempotent' },

  getClusters: readAll,
  getOperatingSystemImages: readAll,

  getServers: readInCluster,
  getServer: readInNamespace,
  createServer: {
    effect: 'create',
    body: ['vpc', 'configuration', 'cluster', 'ssh_keys'],
    fill: { cluster: 'cluster', vpc: 'vpcid', rpool: 'rpool' },
    findWith: 'getServers() shows whether the machine exists.',
  },
  startServer: serverCommand,
  stopServer: serverCommand,
  destroyServer: removeInNamespace,
  getVirtualConfigurations: readAll,
  getVirtualAvailability: {
    effect: 'read',
    fill: { cluster: 'cluster', resourcePool: 'rpool' },
  },
  getVirtualMachineBootLogs: { ...readInNamespace, ...logLines },

  getApplications: readAll,
  getApplicationDetails: readInCluster,
  getApplicationRuntimeLogs: { ...readInCluster, ...logLines },
  getApplicationConfigurations: readAll,
  getApplicationAvailability: {
    effect: 'read',
    fill: { cluster: 'cluster', resourcePool: 'rpool' },
  },
  getApplicationCatalogItems: readAll,
  createApplicationLegacy: { ...createApplication, body: catalogBody },
  createCatalogApplication: { ...createApplication, body: catalogBody },
  createCustomApplication: {
    ...createApplication,
    body: ['name', 'cluster', 'hardwarePackageName', 'imageUrl'],
  },
  startApplication: applicationCommand,
  stopApplication: applicationCommand,
  destroyApplication: removeInCluster,

  getHosts: readInCluster,
  getHost: readInCluster,
  rebootHost: hostCommand,
  reprovisionHost: hostCommand,
  addHostVpc: { ...hostCommand, body: ['id', 'cluster', 'vpcId'] },
  removeHostVpc: { ...hostCommand, body: ['id', 'cluster', 'vpcId'] },

  getVpcs: readInCluster,
  getVpc: readInCluster,
  createVpc: {
    effect: 'create',
    body: ['name', 'cluster'],
    ...byCluster,
    findWith: 'getVpcs() shows whether the VPC exists.',
  },
  destroyVpc: removeInCluster,

  getSnapshots: readInCluster,
  getSnapshot: readInNamespace,
  createSnapshot: {
    effect: 'create',
    body: ['namespace', 'cluster'],
    ...byNamespace,
    findWith: 'getSnapshots() shows whether the snapshot exists.',
  },
  deleteSnapshot: removeInNamespace,
};

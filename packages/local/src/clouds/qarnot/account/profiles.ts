import type { components } from '../../../generated/qarnot/wire.ts';
import type { QarnotOptions } from '../options.ts';

type Profile = components['schemas']['Profile'];

type Row = readonly [name: string, value: string | null, description: string];

/** Constants of every profile that runs an image. */
const docker: readonly Row[] = [
  ['DOCKER_REPO', 'library/ubuntu', 'Image repository; used where the local cloud runs containers'],
  ['DOCKER_TAG', 'latest', 'Image tag'],
  ['DOCKER_CMD', null, 'Command line'],
  ['DOCKER_SRV', 'https://registry-1.docker.io', 'Registry'],
  ['DOCKER_REGISTRY_LOGIN', null, 'User of the registry'],
  ['DOCKER_REGISTRY_PASSWORD', null, 'Password of the registry'],
  ['DOCKER_USER', null, 'User that runs the command'],
  ['DOCKER_WORKDIR', null, 'Folder in which the command runs'],
  ['DOCKER_HOST', null, 'Host name of the container'],
  ['RESOURCES_PATH', '/job', 'Where resources are found and results are left'],
];

const network: readonly Row[] = [['DOCKER_SSH', null, 'Public key that may log in over SSH']];

const cluster: readonly Row[] = [
  ['SETUP_CLUSTER_NB_SLOTS', null, 'Slots of each node of the cluster'],
];

/** A profile with its constants; undefined when there is none of this name. */
export function profileOf(name: string, { profiles }: QarnotOptions): Profile | undefined {
  if (!profiles.includes(name)) return undefined;
  const rows = [
    ...docker,
    ...(name.includes('network') ? network : []),
    ...(name.includes('cluster') ? cluster : []),
  ];
  return {
    name,
    constants: rows.map(([key, value, description]) => ({ name: key, value, description })),
    licenses: [],
  };
}

import { posix } from 'node:path';
import type { RegistryLogin, WorkloadSpec } from '../../../engine/types.ts';
import { JOB_PATH } from './command.ts';
import type { Constant } from './plan-types.ts';

/** Where a task has its folders, and what its container needs for that. */
export interface JobPlace {
  readonly work: string;
  readonly temporary: string;
  readonly spec: Pick<WorkloadSpec, 'mounts' | 'workingDirectory' | 'user'>;
}

/** The constant that is used for a pull and given to no program (a guess). */
export const REGISTRY_PASSWORD = 'DOCKER_REGISTRY_PASSWORD';

/** Where a container has what `TMP_PATH` names. */
const TEMPORARY_PATH = '/tmp/qarnot';

/** Servers that are Docker Hub, whose images have no host in their names. */
const DOCKER_HUB = /(^|\.)docker\.(io|com)$/;

type Given = (key: string) => string | undefined;

/**
 * The container of a task: its files at `/job` (or where RESOURCES_PATH says), which is also where it
 * starts unless DOCKER_WORKDIR says otherwise (documented for the first, a guess for the second).
 */
export function containerParts(constants: readonly Constant[]): JobPlace {
  const given = valuesOf(constants);
  const work = posix.resolve(JOB_PATH, given('RESOURCES_PATH') ?? '');
  const user = given('DOCKER_USER');
  return {
    work,
    temporary: TEMPORARY_PATH,
    spec: {
      mounts: [
        { place: 'work', path: work },
        { place: 'temporary', path: TEMPORARY_PATH },
      ],
      workingDirectory: posix.resolve(work, given('DOCKER_WORKDIR') ?? ''),
      ...(user !== undefined && user !== '' && { user }),
    },
  };
}

/** The image that the constants name: DOCKER_REPO, DOCKER_TAG, and the host of DOCKER_SRV. */
export function imageOf(given: Given): string {
  const repo = given('DOCKER_REPO') ?? '';
  const tag = given('DOCKER_TAG') ?? '';
  const host = serverOf(given);
  const isWhole = host === undefined || repo === '' || repo.startsWith(`${host}/`);
  const name = isWhole ? repo : `${host}/${repo}`;
  return tag === '' ? name : `${name}:${tag}`;
}

/** The credentials for the registry of a task, from its constants. */
export function loginOf(constants: readonly Constant[]): RegistryLogin | undefined {
  const given = valuesOf(constants);
  const username = given('DOCKER_REGISTRY_LOGIN');
  const password = given(REGISTRY_PASSWORD);
  if (username === undefined || password === undefined) return undefined;
  const server = serverOf(given);
  return { username, password, ...(server !== undefined && { server }) };
}

function valuesOf(constants: readonly Constant[]): Given {
  return (name) => constants.find(({ key }) => key === name)?.value;
}

/** Host, and port, of a registry that is not Docker Hub. */
function serverOf(given: Given): string | undefined {
  const text = given('DOCKER_SRV') ?? '';
  const host = text.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === '' || DOCKER_HUB.test(host) ? undefined : host;
}

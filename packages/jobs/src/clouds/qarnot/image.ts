import { InputError } from '@irori/core';

/** Constants that name a container image to Qarnot's docker profiles. */
export interface ImageConstants {
  DOCKER_REPO: string;
  DOCKER_TAG: string;
  /** Only for registries other than Docker Hub. */
  DOCKER_SRV?: string;
}

function isHost(word: string): boolean {
  return word.includes('.') || word.includes(':') || word === 'localhost';
}

/**
 * Takes an image reference apart: registry, repository, tag.
 *
 * @throws InputError for a digest, which the profiles have no constant for.
 */
export function imageConstants(image: string): ImageConstants {
  if (image.includes('@')) {
    throw new InputError(`Qarnot takes an image by its tag, not by a digest: ${image}.`, {
      field: 'image',
    });
  }
  const [first = '', ...rest] = image.split('/');
  const registry = rest.length > 0 && isHost(first) ? first : undefined;
  const path = registry === undefined ? image : rest.join('/');
  const colon = path.lastIndexOf(':');
  const name = colon < 0 ? path : path.slice(0, colon);
  const DOCKER_TAG = colon < 0 ? 'latest' : path.slice(colon + 1);
  const hub = registry === undefined || registry === 'docker.io';
  if (!hub) return { DOCKER_REPO: name, DOCKER_TAG, DOCKER_SRV: `https://${registry}` };
  return { DOCKER_REPO: name.includes('/') ? name : `library/${name}`, DOCKER_TAG };
}

/** The image that constants name, as a reference. */
export function imageOf(constants: ReadonlyMap<string, string>): string {
  const repo = constants.get('DOCKER_REPO') ?? '';
  const tag = constants.get('DOCKER_TAG');
  const server = constants.get('DOCKER_SRV')?.replace(/^https?:\/\//, '');
  const isHub = server === undefined || server.endsWith('docker.io');
  const name = isHub ? repo.replace(/^library\//, '') : `${server}/${repo}`;
  return tag === undefined ? name : `${name}:${tag}`;
}

import type Docker from 'dockerode';
import { StartError } from '../../errors.ts';
import type { RegistryLogin } from '../../types.ts';
import type { RuntimeJob } from '../types.ts';
import type { ContainerContext } from './context.ts';
import { describeStartError, engineMessage, isNoAnswer, statusOf } from './engine-error.ts';
import { describeImageProblem } from './image-error.ts';
import { imageReference, registryOf } from './image-name.ts';
import { PullProgress } from './pull-progress.ts';

/**
 * Makes sure that the engine has the image of a job. One that is there is used as it is, without a
 * look at its registry, as `docker run` does.
 *
 * @throws StartError with the reason; it never holds a credential.
 */
export async function provideImage(
  context: ContainerContext,
  { spec, signal }: RuntimeJob,
  login: () => RegistryLogin | undefined,
): Promise<void> {
  if (spec.image === '') throw new StartError('It names no image.');
  const image = imageReference(spec.image);
  if ((await findImage(context, image)) !== undefined) return;
  await pull(context, image, login(), signal);
  const found = await findImage(context, image);
  if (found === undefined) {
    throw new StartError(describeImageProblem(image, 'not found after it was pulled'));
  }
  const digest = found.RepoDigests?.[0] ?? found.Id;
  context.logger.info(`Workload ${spec.id} uses ${digest}.`);
}

async function findImage(
  { client, socket }: ContainerContext,
  image: string,
): Promise<Docker.ImageInspectInfo | undefined> {
  try {
    return await client.getImage(image).inspect();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    if (isNoAnswer(error)) throw new StartError(describeStartError(error, socket));
    throw new StartError(describeImageProblem(image, engineMessage(error)));
  }
}

async function pull(
  context: ContainerContext,
  image: string,
  login: RegistryLogin | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { client, options, logger, socket } = context;
  const patience = new Patience(options.pullPatience * 1000);
  const progress = new PullProgress();
  const stop = AbortSignal.any([signal, patience.signal]);
  logger.info(`Pulling the image ${image}.`);
  try {
    const abortSignal = stop;
    const answer = await client.pull(image, { abortSignal, ...authentication(image, login) });
    answer.setEncoding('utf8');
    for await (const text of answer) {
      patience.renew();
      progress.push(String(text));
      const { current, total } = progress.bytes;
      if (total > 0) logger.debug(`Pulling ${image}: ${current} of ${total} bytes.`);
    }
    progress.end();
  } catch (error) {
    signal.throwIfAborted();
    if (patience.signal.aborted) throw new StartError(silence(image, options.pullPatience));
    if (isNoAnswer(error)) throw new StartError(describeStartError(error, socket));
    throw new StartError(describeImageProblem(image, engineMessage(error)));
  } finally {
    patience.end();
  }
  if (progress.problem !== undefined) {
    throw new StartError(describeImageProblem(image, progress.problem));
  }
}

function silence(image: string, seconds: number): string {
  return describeImageProblem(image, `i/o timeout: its registry was silent for ${seconds} s`);
}

function authentication(
  image: string,
  login: RegistryLogin | undefined,
): { authconfig?: Docker.AuthConfig } {
  if (login === undefined) return {};
  const { username, password, server = registryOf(image) } = login;
  return { authconfig: { username, password, serveraddress: server } };
}

/** Aborts its signal when nothing has renewed it for a while. */
class Patience {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    this.#timer = setTimeout(() => this.#controller.abort(), ms);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  renew(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

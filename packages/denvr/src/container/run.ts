import { type CallOptions, isRequestError } from '@irori/core';
import { CleanUpError } from '../errors/failures.ts';
import type { Applications } from '../services/applications.ts';
import type { Session } from '../session/session.ts';
import type { ClusterResource, CreateCustomApplicationInput } from '../types.ts';
import { ContainerRun } from './container-run.ts';
import { hasAppeared } from './destroy.ts';
import { createName } from './name.ts';
import type { ContainerResult, ContainerSpec, RunOptions } from './options.ts';
import { applicationFor, checkSpec, lifetime } from './request.ts';

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The name for a new container. */
function nameFor(spec: ContainerSpec, session: Session): string {
  const now = session.clock.now();
  return createName(spec.name ?? '', now, now + lifetime(spec));
}

/**
 * Creates the application. A lost answer is made good by looking for the name, which nobody else
 * uses; the creation itself is never sent twice.
 */
async function create(
  applications: Applications,
  session: Session,
  application: CreateCustomApplicationInput,
  target: ClusterResource,
  options: CallOptions | undefined,
): Promise<ContainerRun> {
  try {
    const { cluster } = await applications.createCustomApplication(application, options);
    return new ContainerRun(applications, session, cluster ? { ...target, cluster } : target);
  } catch (error) {
    if (!isRequestError(error) || error.outcome !== 'unknown') throw error;
    if (!(await hasAppeared(applications, session, target, error))) throw error;
    const run = new ContainerRun(applications, session, target);
    if (!options?.signal?.aborted) return run;
    await destroyOrSay(run, error);
    throw error;
  }
}

/**
 * Destroys a container.
 *
 * @param cause - What ended it; the error tells it too.
 * @throws CleanUpError when that fails.
 */
async function destroyOrSay(
  run: ContainerRun,
  cause: unknown,
  result?: ContainerResult,
): Promise<void> {
  await run.destroy().catch((cleanUpError: unknown) => {
    const how =
      result === undefined
        ? `failed (${messageOf(cause)})`
        : `has ended with exit code ${result.exitCode}`;
    throw new CleanUpError(
      `The container ${run.id} ${how}, and destroying it failed: ${messageOf(cleanUpError)}`,
      { id: run.id, cleanUpError, cause, result },
    );
  });
}

/** Starts a container; see `Denvr.startContainer`. */
export async function startContainer(
  applications: Applications,
  session: Session,
  spec: ContainerSpec,
  options?: CallOptions,
  onCreate?: (id: string) => void,
): Promise<ContainerRun> {
  checkSpec(spec);
  const id = nameFor(spec, session);
  const application = applicationFor(id, spec);
  const target = { id, ...(spec.cluster === undefined ? {} : { cluster: spec.cluster }) };
  onCreate?.(id);
  return create(applications, session, application, target, options);
}

/** Runs a container to its end; see `Denvr.runContainer`. */
export async function runContainer(
  applications: Applications,
  session: Session,
  spec: ContainerSpec,
  options: RunOptions = {},
): Promise<ContainerResult> {
  const { onCreate, ...watch } = options;
  const call = options.signal === undefined ? {} : { signal: options.signal };
  const run = await startContainer(applications, session, spec, call, onCreate);
  const { timeout, startTimeout, capacityTimeout } = spec;
  let result: ContainerResult;
  try {
    result = await run.wait({
      ...watch,
      ...(timeout === undefined ? {} : { timeout }),
      ...(startTimeout === undefined ? {} : { startTimeout }),
      ...(capacityTimeout === undefined ? {} : { capacityTimeout }),
    });
  } catch (error) {
    await destroyOrSay(run, error);
    throw error;
  }
  await destroyOrSay(run, undefined, result);
  return result;
}

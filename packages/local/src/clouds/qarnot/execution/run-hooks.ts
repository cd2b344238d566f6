import type { WorkloadPaths } from '../../../engine/runtimes/types.ts';
import type { Workload, WorkloadEnd, WorkloadHooks } from '../../../engine/types.ts';
import { isEmptyFolder } from '../../../objects/scratch.ts';
import { isDiskFull, messageOf } from '../../../store/errors.ts';
import { loginOf } from './container-parts.ts';
import type { Context } from './context.ts';
import { identityOf } from './identity.ts';
import type { CommonPlan, PoolPlan, TaskPlan } from './plan-types.ts';
import { provideResources } from './resources.ts';
import { SECRET_PREFIX } from './secret-constant.ts';
import { filesToUpload, upload } from './uploads.ts';
import { filterVariables, secretConstants, taskConstants } from './workload-spec.ts';

type Environment = Readonly<Record<string, string>>;

/** What belongs to a workload: its task and pool, as far as there are any. */
interface Owner {
  readonly task: { readonly uuid: string; readonly plan: TaskPlan } | undefined;
  readonly pool: PoolPlan | undefined;
  readonly instance: number;
}

/** What is done around the programs of tasks: resources and secrets in, results out. */
export function createRunHooks(context: Context): WorkloadHooks {
  return {
    prepare(workload, paths, signal) {
      if (identityOf(workload.spec.name)?.hasInputs !== true) return undefined;
      const owner = ownerOf(context, workload);
      const plans = [owner.pool, owner.task?.plan].filter((plan) => plan !== undefined);
      const sources = plans.flatMap(({ resources }) => resources);
      const env = environmentOf(context, plans);
      if (sources.length === 0 && Object.keys(env).length === 0) return undefined;
      return provideResources(context.objects, sources, paths, signal).then(() => env);
    },
    login: (workload) => {
      const { task, pool } = ownerOf(context, workload);
      if (task !== undefined) return loginOf(taskConstants(task.plan, pool));
      return pool === undefined ? undefined : loginOf(pool.constants);
    },
    collects: ({ spec }, paths) => {
      if (identityOf(spec.name)?.hasResults !== true) return false;
      const { task } = ownerOf(context, { spec });
      return task !== undefined && isKept(context, task) && hasFiles(paths);
    },
    async collect({ spec }, paths, signal) {
      if (identityOf(spec.name)?.hasResults !== true) return undefined;
      const owner = ownerOf(context, { spec });
      if (owner.task === undefined || !isKept(context, owner.task)) return undefined;
      return await keepResults(context, owner.task, owner.instance, paths, signal);
    },
  };
}

function ownerOf({ rows, runs }: Context, { spec }: Pick<Workload, 'spec'>): Owner {
  const identity = identityOf(spec.name);
  if (identity === undefined) return { task: undefined, pool: undefined, instance: 0 };
  const { kind, owner, instance } = identity;
  if (kind === 'pool') return { task: undefined, pool: rows.pools.find(owner)?.plan, instance };
  const pool = runs.find(owner)?.pool ?? null;
  return {
    task: rows.tasks.find(owner),
    pool: pool === null ? undefined : rows.pools.find(pool)?.plan,
    instance,
  };
}

/** What a program is given that is stored nowhere else. */
function environmentOf(context: Context, plans: readonly CommonPlan[]): Environment {
  const env: Record<string, string> = {};
  for (const plan of plans) {
    Object.assign(env, secretsOf(context, plan), secretConstants(plan));
    if (plan.exportCredentials) Object.assign(env, credentialsOf(context));
  }
  return env;
}

function secretsOf({ secrets, options }: Context, { secrets: rights }: CommonPlan): Environment {
  if (options.secretsInTasks === 'none') return {};
  const keys = [...rights.keys, ...rights.prefixes.flatMap((prefix) => secrets.keys(prefix))];
  const values = keys.flatMap((key): [string, string][] => {
    const value = secrets.get(key);
    return value === undefined ? [] : [[secretVariable(key), value]];
  });
  return Object.fromEntries(values);
}

/** `db/password` is handed over as `QARNOT_SECRET__DB_PASSWORD`. */
function secretVariable(key: string): string {
  return `${SECRET_PREFIX}${key.replace(/[^A-Za-z0-9]/g, '_').toUpperCase()}`;
}

function credentialsOf({ credentials, options }: Context): Environment {
  if (options.credentialsInTasks === 'none') return {};
  const { apiUrl, storageUrl, token, email } = credentials();
  return {
    QARNOT_CLUSTER_URL: apiUrl,
    QARNOT_CLIENT_TOKEN: token,
    QARNOT_STORAGE_URL: storageUrl,
    QARNOT_ACCOUNT_EMAIL: email,
  };
}

/** Whether results are uploaded: also of failing instances, of cancelled ones only on request. */
function isKept({ runs }: Context, { uuid, plan }: NonNullable<Owner['task']>): boolean {
  if (plan.resultBucket === null) return false;
  const run = runs.find(uuid);
  if (run === undefined || run.is_removed === 1) return false;
  return run.is_cancelled === 0 || plan.uploadOnCancellation;
}

function hasFiles({ work }: WorkloadPaths): boolean {
  try {
    return !isEmptyFolder(work);
  } catch {
    // The program replaced it: collecting finds that out and says so.
    return true;
  }
}

async function keepResults(
  { objects, instances, database }: Context,
  { uuid, plan }: NonNullable<Owner['task']>,
  instance: number,
  paths: WorkloadPaths,
  signal: AbortSignal,
): Promise<WorkloadEnd | undefined> {
  const target = { bucket: plan.resultBucket ?? '', prefix: plan.resultPrefix };
  try {
    const files = await filesToUpload(paths, plan.results, filterVariables(plan, instance));
    const keys = await upload(objects, target, files, signal);
    database.transaction(() => instances.set(uuid, instance, { results: JSON.stringify(keys) }));
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    const reason = `Its results could not be uploaded: ${messageOf(error)}`;
    return { kind: isDiskFull(error) ? 'disk_full' : 'collect_failed', reason };
  }
}

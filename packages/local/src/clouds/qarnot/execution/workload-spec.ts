import { randomUUID } from 'node:crypto';
import type { WorkloadPaths } from '../../../engine/runtimes/types.ts';
import type { WorkloadSpec } from '../../../engine/types.ts';
import { atHome, inDirectory, type Variables, variablesOf, wordsOf } from './command.ts';
import { containerParts, imageOf, type JobPlace, REGISTRY_PASSWORD } from './container-parts.ts';
import type { ExecutionParts } from './context.ts';
import { workloadName } from './identity.ts';
import type { CommonPlan, Constant, PoolPlan, TaskPlan } from './plan-types.ts';
import { isSecretConstant } from './secret-constant.ts';

/** The cloud's name towards the engine. */
export const qarnotCloud = 'qarnot';

/** How long a stopped program may take, as `docker stop` gives it. */
const STOP_GRACE_MS = 10_000;

/** What a workload is made for. */
type SpecParts = Pick<ExecutionParts, 'engine' | 'options'>;

/** The try of an instance, as the engine runs it. @throws CommandError for a command nobody can run. */
export function instanceSpec(
  parts: SpecParts,
  { uuid, plan: task }: { readonly uuid: string; readonly plan: TaskPlan },
  instance: number,
  pool: PoolPlan | undefined,
): WorkloadSpec {
  const constants = taskConstants(task, pool);
  const own = {
    INSTANCE_ID: String(instance),
    INSTANCE_COUNT: String(task.instances.length),
    FRAME_ID: String(instance),
  };
  const command = constants.find(({ key }) => key === 'DOCKER_CMD')?.value ?? '';
  const name = workloadName({
    kind: 'task',
    owner: uuid,
    instance,
    hasInputs: hasInputs(task) || (pool !== undefined && hasInputs(pool)),
    hasResults: task.resultBucket !== null,
  });
  return makeSpec(parts, name, constants, own, command);
}

/** The preparation of a slot. @throws CommandError for a command nobody can run. */
export function preparationSpec(
  parts: SpecParts,
  { uuid, plan: pool }: { readonly uuid: string; readonly plan: PoolPlan },
  slot: number,
): WorkloadSpec {
  const own = { INSTANCE_ID: String(slot), FRAME_ID: String(slot) };
  const name = workloadName({
    kind: 'pool',
    owner: uuid,
    instance: slot,
    hasInputs: hasInputs(pool),
    hasResults: false,
  });
  return makeSpec(parts, name, pool.constants, own, pool.preparationCommand ?? 'true');
}

/** The constants of a task; in a pool, those of the pool that it does not set itself. */
export function taskConstants(task: TaskPlan, pool: PoolPlan | undefined): readonly Constant[] {
  const all = new Map((pool?.constants ?? []).map(({ key, value }) => [key, value]));
  for (const { key, value } of task.constants) all.set(key, value);
  return [...all].map(([key, value]) => ({ key, value }));
}

/** Constants that are secret; they are given to the program when it starts. */
export function secretConstants(plan: CommonPlan): Record<string, string> {
  return toRecord(plan.constants.filter(({ key }) => isSecretConstant(key)));
}

/** What `${NAME}` stands for in the filters of an instance. */
export function filterVariables(task: TaskPlan, instance: number): Variables {
  const count = String(task.instances.length);
  const id = String(instance);
  return variablesOf(task.constants, { INSTANCE_ID: id, INSTANCE_COUNT: count, FRAME_ID: id });
}

function hasInputs(plan: CommonPlan): boolean {
  const { resources, secrets, exportCredentials, constants } = plan;
  const rights = secrets.keys.length + secrets.prefixes.length;
  if (resources.length + rights > 0 || exportCredentials) return true;
  return constants.some(({ key }) => isSecretConstant(key));
}

function makeSpec(
  { engine, options }: SpecParts,
  name: string,
  constants: readonly Constant[],
  own: Readonly<Record<string, string>>,
  command: string,
): WorkloadSpec {
  const id = randomUUID();
  const { usesImage } = engine.runtime;
  const place = usesImage ? containerParts(constants) : onThisMachine(engine.pathsOf(id));
  const { work, temporary } = place;
  const places = {
    TASK_PATH: work,
    RESOURCES_PATH: work,
    QARNOT_RESOURCES_DIRECTORY: work,
    QARNOT_RESULTS_DIRECTORY: work,
    TMP_PATH: temporary,
    TMP_RAMFS_PATH: temporary,
  };
  const variables = variablesOf(constants, { ...own, ...places });
  const given = (key: string): string | undefined => variables.get(key);
  const split = wordsOf(command, variables);
  const isMoved = !usesImage && options.jobPath === 'rewritten';
  const words = isMoved ? atHome(split, work) : split;
  const open = constants.filter(({ key }) => !isSecretConstant(key) && key !== REGISTRY_PASSWORD);
  return {
    id,
    cloud: qarnotCloud,
    name,
    image: imageOf(given),
    entrypoint: [],
    command: usesImage ? words : inDirectory(words, given('DOCKER_WORKDIR'), work),
    env: { ...toRecord(open), ...own },
    pathEnv: {
      TASK_PATH: 'work',
      RESOURCES_PATH: 'work',
      QARNOT_RESOURCES_DIRECTORY: 'work',
      QARNOT_RESULTS_DIRECTORY: 'work',
      TMP_PATH: 'temporary',
      TMP_RAMFS_PATH: 'temporary',
    },
    ...place.spec,
    gpus: 0,
    logs: 'separate',
    timeLimitMs: null,
    stopGraceMs: STOP_GRACE_MS,
    collect: 'none',
    port: null,
  };
}

function onThisMachine({ work, temporary }: WorkloadPaths): JobPlace {
  return { work, temporary, spec: {} };
}

function toRecord(constants: readonly Constant[]): Record<string, string> {
  return Object.fromEntries(constants.map(({ key, value }) => [key, value]));
}

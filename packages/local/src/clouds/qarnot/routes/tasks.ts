import { constantProblems, namingProblems } from '../checks/problems.ts';
import { bodyNeeded, indented, noSuch, RefusedError } from '../errors.ts';
import type { QarnotRequest, RawBody } from '../request/request.ts';
import type { QarnotServices } from '../services.ts';
import type { TaskBody, TaskEntity } from '../store/types.ts';
import { tolerateZero } from '../tasks/new-task.ts';
import { type RerunKind, rerunBody } from '../tasks/rerun.ts';
import { mergedConstants, Tasks } from '../tasks/tasks.ts';
import { taskSummaryWire } from '../wire/task.ts';
import type { QarnotHandler, QarnotHandlers } from './handler.ts';
import { pageReply, searchReply } from './lists.ts';
import { created, done, orRefuse, orRefuseLater, refuserOf, tagsOf } from './replies.ts';

type TaskHandlers = Pick<
  QarnotHandlers,
  | 'listTasks'
  | 'createTask'
  | 'listTaskSummaries'
  | 'listTaskSummariesPage'
  | 'searchTasks'
  | 'listTasksPage'
  | 'getTask'
  | 'updateTask'
  | 'refreshTaskResources'
  | 'deleteTask'
  | 'abortTask'
  | 'retryTask'
  | 'recoverTask'
  | 'resumeTask'
  | 'cloneTask'
  | 'restartTask'
>;

const taskSchema = '#/components/schemas/TaskCreate';

/** Finds the task that a path names. */
export function taskFinder({ stores }: QarnotServices): (request: QarnotRequest) => TaskEntity {
  return ({ id }) => {
    const task = stores.tasks.find(id);
    if (task === undefined) throw noSuch('task', id);
    return task;
  };
}

async function judged(request: QarnotRequest, value: unknown): Promise<TaskBody | RefusedError> {
  try {
    return await request.judge<TaskBody>(tolerateZero(value), taskSchema);
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
}

/** Tasks: made, listed, changed, ended and run again. */
export function taskRoutes(services: QarnotServices): TaskHandlers {
  const { stores, listings, execution, options } = services;
  const tasks = new Tasks(services);
  const find = taskFinder(services);
  const { rules } = listings;
  const summary = (entity: TaskEntity) => taskSummaryWire(entity, options);

  const many = async (request: QarnotRequest, { value }: RawBody) => {
    const bodies = await Promise.all(
      (value as readonly unknown[]).map((item) => judged(request, item)),
    );
    const items = tasks.createMany(bodies, refuserOf(request));
    return indented(items.every(({ statusCode }) => statusCode === 200) ? 200 : 207, items);
  };

  const rerun =
    (kind: RerunKind): QarnotHandler =>
    async (request) => {
      const task = find(request);
      const overrides = await request.body<Partial<TaskBody>>();
      const body = rerunBody(kind, task, overrides, execution);
      return created(request, 'tasks', tasks.create(body, refuserOf(request)));
    };

  return {
    listTasks: (request) => indented(200, listings.tasks.all(tagsOf(request)).map(listings.task)),

    listTaskSummaries: (request) => indented(200, listings.tasks.all(tagsOf(request)).map(summary)),

    createTask: async (request) => {
      const raw = await request.raw();
      if (raw.isMissing) throw bodyNeeded();
      if (Array.isArray(raw.value)) return many(request, raw);
      const body = await request.judge<TaskBody>(tolerateZero(raw.value), taskSchema);
      return created(request, 'tasks', tasks.create(body, refuserOf(request)));
    },

    listTasksPage: (request) => pageReply(request, listings.tasks, rules.tasks, listings.task),

    listTaskSummariesPage: (request) => pageReply(request, listings.tasks, rules.tasks, summary),

    searchTasks: (request) => searchReply(request, listings.tasks, rules.tasks, listings.task),

    getTask: (request) => indented(200, listings.task(find(request))),

    updateTask: async (request) => {
      const { row, body } = find(request);
      const change = await request.body<Pick<TaskBody, 'constants' | 'tags'>>({
        dropsEmpty: false,
      });
      const problems = [
        ...namingProblems({ tags: change.tags ?? null }, options),
        ...constantProblems(change.constants),
      ];
      if (problems.length > 0) throw request.refusal(problems);
      const constants =
        change.constants == null
          ? body.constants
          : mergedConstants(change.constants, body.constants);
      stores.tasks.replaceBody(row, {
        ...body,
        ...(constants == null ? {} : { constants }),
        ...(change.tags == null ? {} : { tags: change.tags }),
      });
      stores.tasks.change(row.uuid, { modified_at: services.clock.now() });
      return done;
    },

    refreshTaskResources: async (request) => {
      const { row } = find(request);
      await request.drain();
      await orRefuseLater(400, () => execution.refreshTask(row.uuid));
      return done;
    },

    deleteTask: (request) => {
      execution.removeTask(find(request).row.uuid);
      return done;
    },

    abortTask: async (request) => {
      const { row } = find(request);
      await request.drain();
      orRefuse(403, () => execution.abortTask(row.uuid));
      return done;
    },

    retryTask: rerun('retry'),
    recoverTask: rerun('recover'),
    resumeTask: rerun('resume'),
    cloneTask: rerun('clone'),

    restartTask: async (request) => {
      const task = find(request);
      await request.drain();
      if (options.restart === 'refused') throw new RefusedError(403, 'Restart is deprecated.');
      tasks.create(rerunBody('clone', task, {}, execution), refuserOf(request));
      return done;
    },
  };
}

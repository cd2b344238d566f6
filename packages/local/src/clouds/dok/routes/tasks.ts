import type { components } from '../../../generated/dok/wire.ts';
import { empty, json, jsonText } from '../../../http/reply.ts';
import { logsPath } from '../../../logs/upgrade.ts';
import { invalid, notFound, refused } from '../errors.ts';
import { readNewTask } from '../request/new-task.ts';
import { pageOf, pageReply } from '../request/pages.ts';
import type { DokServices } from '../services.ts';
import type { Preference } from '../webhooks/task-completed.ts';
import type { DokHandlers } from './handler.ts';

type TaskHandlers = Pick<
  DokHandlers,
  | 'listTasks'
  | 'createTask'
  | 'getTask'
  | 'deleteTask'
  | 'cancelTask'
  | 'getTaskFileUrl'
  | 'openLogStream'
  | 'setTaskNotification'
>;

/** Tasks, their console output and their notification preference. */
export function taskRoutes(services: DokServices): TaskHandlers {
  const { options, tasks, taskStore, taskList, registries, notifications } = services;
  const { clock, signer, tokens } = services;
  return {
    listTasks: (request) => {
      const page = pageOf(request, options);
      const { count, items } = taskList.tasks(request.query, page);
      return pageReply(request, page, count, items, options);
    },

    createTask: async (request) => {
      const body = await request.body<components['schemas']['NewTask']>();
      const task = readNewTask(body, options, (id) => registries.find(id) !== undefined);
      return jsonText(201, await tasks.create(task));
    },

    getTask: (request) => {
      const wire = taskStore.wire(request.param('taskId'));
      if (wire === undefined) throw notFound();
      return jsonText(200, wire);
    },

    deleteTask: (request) => {
      tasks.delete(request.param('taskId'));
      return empty(204);
    },

    cancelTask: (request) => jsonText(200, tasks.cancel(request.param('taskId'))),

    getTaskFileUrl: (request) => {
      const row = tasks.find(request.param('taskId'));
      if (request.param('target') !== 'output' || row.started_at === null) throw notFound();
      if (options.outputWhileRunning === 'missing' && row.stopped_at === null) throw notFound();
      const name = String(request.query['filename'] ?? 'output.txt');
      const expires = clock.now() + options.presignedLifetime * 1000;
      const file = { owner: row.id, file: 'output.txt', name } as const;
      return json(200, { url: signer.sign(request.origin, file, expires) });
    },

    openLogStream: (request) => {
      const row = tasks.find(request.param('taskId'));
      if (request.param('containerIndex') !== '0') throw notFound();
      if (!tasks.isRunning(row)) throw refused('The task is not running.');
      const expires = clock.now() + options.logTokenLifetime * 1000;
      return json(200, {
        url: `${request.origin.replace(/^http/, 'ws')}${logsPath}${row.id}`,
        token: tokens.issue(row.id, expires),
      });
    },

    setTaskNotification: async (request) => {
      const row = tasks.find(request.param('taskId'));
      const body = await request.body<Partial<Preference>>();
      const { is_enabled = null, endpoint_ids = null } = body;
      const unknown = endpoint_ids?.find((id) => notifications.endpoint(id) === undefined);
      if (unknown !== undefined) {
        const message = `Invalid pk "${unknown}" - object does not exist.`;
        throw invalid([{ path: ['endpoint_ids'], message }], 400);
      }
      taskStore.change(row, { preference: JSON.stringify({ is_enabled, endpoint_ids }) });
      return json(200, { ok: true });
    },
  };
}

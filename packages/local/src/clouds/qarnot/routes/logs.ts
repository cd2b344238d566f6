import type { Reply } from '../../../http/reply.ts';
import { indented } from '../errors.ts';
import type { RunStream } from '../execution/types.ts';
import type { QarnotRequest } from '../request/request.ts';
import type { QarnotServices } from '../services.ts';
import type { QarnotHandler, QarnotHandlers } from './handler.ts';
import { poolFinder } from './pools.ts';
import { instanceOf, orRefuseLater } from './replies.ts';
import { taskFinder } from './tasks.ts';

type LogId = Extract<keyof QarnotHandlers, `${string}Stdout` | `${string}Stderr`>;

/** The logs of tasks and pools: JSON strings, whole (GET) or what is new (POST). */
export function logRoutes(services: QarnotServices): Pick<QarnotHandlers, LogId> {
  const { execution } = services;
  const findTask = taskFinder(services);
  const findPool = poolFinder(services);
  const reader =
    (
      find: (request: QarnotRequest) => { readonly row: { readonly uuid: string } },
      stream: RunStream,
      read: 'log' | 'freshLog',
    ): QarnotHandler =>
    async (request): Promise<Reply> => {
      const { uuid } = find(request).row;
      const instance = instanceOf(request.params[1]);
      if (read === 'freshLog') await request.drain();
      const text = await orRefuseLater(400, () => execution[read](uuid, stream, instance));
      return indented(200, text);
    };
  const [taskOut, taskErr] = [reader(findTask, 'stdout', 'log'), reader(findTask, 'stderr', 'log')];
  const [poolOut, poolErr] = [reader(findPool, 'stdout', 'log'), reader(findPool, 'stderr', 'log')];
  const lastTaskOut = reader(findTask, 'stdout', 'freshLog');
  const lastTaskErr = reader(findTask, 'stderr', 'freshLog');
  const lastPoolOut = reader(findPool, 'stdout', 'freshLog');
  const lastPoolErr = reader(findPool, 'stderr', 'freshLog');
  return {
    getTaskStdout: taskOut,
    getTaskInstanceStdout: taskOut,
    getTaskStderr: taskErr,
    getTaskInstanceStderr: taskErr,
    getPoolStdout: poolOut,
    getPoolInstanceStdout: poolOut,
    getPoolStderr: poolErr,
    getPoolInstanceStderr: poolErr,
    getLastTaskStdout: lastTaskOut,
    getLastTaskInstanceStdout: lastTaskOut,
    getLastTaskStderr: lastTaskErr,
    getLastTaskInstanceStderr: lastTaskErr,
    getLastPoolStdout: lastPoolOut,
    getLastPoolInstanceStdout: lastPoolOut,
    getLastPoolStderr: lastPoolErr,
    getLastPoolInstanceStderr: lastPoolErr,
  };
}

import type { QarnotServices } from '../services.ts';
import { accountRoutes } from './account.ts';
import { figureRoutes } from './figures.ts';
import type { QarnotHandlers } from './handler.ts';
import { jobRoutes } from './jobs.ts';
import { logRoutes } from './logs.ts';
import { poolRoutes } from './pools.ts';
import { secretRoutes } from './secrets.ts';
import { taskPartRoutes } from './task-parts.ts';
import { taskRoutes } from './tasks.ts';

/** The handlers of all operations. */
export function qarnotHandlers(services: QarnotServices): QarnotHandlers {
  return {
    ...accountRoutes(services),
    ...figureRoutes(services),
    ...jobRoutes(services),
    ...logRoutes(services),
    ...poolRoutes(services),
    ...secretRoutes(services),
    ...taskPartRoutes(services),
    ...taskRoutes(services),
  };
}

import type { DokServices } from '../services.ts';
import { accountRoutes } from './account.ts';
import { artifactRoutes } from './artifacts.ts';
import { billingRoutes } from './billing.ts';
import { endpointRoutes } from './endpoints.ts';
import type { DokHandlers } from './handler.ts';
import { registryRoutes } from './registries.ts';
import { settingRoutes } from './settings.ts';
import { sshKeyRoutes } from './ssh-keys.ts';
import { taskRoutes } from './tasks.ts';

/** The handlers of all operations. */
export function dokHandlers(services: DokServices): DokHandlers {
  return {
    ...accountRoutes(services),
    ...registryRoutes(services),
    ...taskRoutes(services),
    ...artifactRoutes(services),
    ...sshKeyRoutes(services),
    ...billingRoutes(services),
    ...endpointRoutes(services),
    ...settingRoutes(services),
  };
}

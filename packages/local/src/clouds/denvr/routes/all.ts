import type { DenvrOperationId } from '../request/description.ts';
import type { DenvrServices } from '../services.ts';
import { applicationHandlers } from './applications.ts';
import type { Handlers } from './handler.ts';
import { metaHandlers } from './meta.ts';
import { metalHandlers } from './metal.ts';
import { snapshotHandlers } from './snapshots.ts';
import { virtualHandlers } from './virtual.ts';
import { vpcHandlers } from './vpcs.ts';

/** The handler of every operation. */
export function denvrHandlers(services: DenvrServices): Handlers<DenvrOperationId> {
  return {
    ...metaHandlers(services),
    ...virtualHandlers(services),
    ...applicationHandlers(services),
    ...metalHandlers(services),
    ...vpcHandlers(services),
    ...snapshotHandlers(services),
  };
}

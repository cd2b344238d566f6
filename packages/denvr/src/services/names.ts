import type { Session } from '../session/session.ts';
import { Applications } from './applications.ts';
import { Clusters } from './clusters.ts';
import { Images } from './images.ts';
import { Metal } from './metal.ts';
import { Snapshots } from './snapshots.ts';
import { Virtual } from './virtual.ts';
import { Vpcs } from './vpcs.ts';

/** The services by the names that `client` takes. */
export interface Services {
  clusters: Clusters;
  'servers/applications': Applications;
  'servers/images': Images;
  'servers/metal': Metal;
  'servers/snapshots': Snapshots;
  'servers/virtual': Virtual;
  vpcs: Vpcs;
}

/** The name of a service. */
export type ServiceName = keyof Services;

const classes: { readonly [Name in ServiceName]: new (session: Session) => Services[Name] } = {
  clusters: Clusters,
  'servers/applications': Applications,
  'servers/images': Images,
  'servers/metal': Metal,
  'servers/snapshots': Snapshots,
  'servers/virtual': Virtual,
  vpcs: Vpcs,
};

/** The names of all services. */
export const SERVICE_NAMES: readonly ServiceName[] = Object.keys(classes) as ServiceName[];

/** The client of a service. */
export function createService<Name extends ServiceName>(
  name: Name,
  session: Session,
): Services[Name] {
  return new classes[name](session);
}

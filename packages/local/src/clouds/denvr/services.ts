import type { Engine, EngineClock, EngineLogger } from '../../engine/types.ts';
import type { Fronts } from '../../front/fronts.ts';
import type { components } from '../../generated/denvr/wire.ts';
import type { Database } from '../../store/database.ts';
import type { Auth } from './auth.ts';
import type { Containers } from './machine/containers.ts';
import type { Lifecycle } from './machine/lifecycle.ts';
import type { DenvrOptions } from './options.ts';
import type { InstanceStore } from './store/instances.ts';
import type { ThingStore } from './store/things.ts';

type Schemas = components['schemas'];

/** What the handlers of Denvr's operations work with. */
export interface DenvrServices {
  readonly options: DenvrOptions;
  readonly database: Database;
  readonly engine: Engine;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  readonly fronts: Fronts;
  readonly auth: Auth;
  readonly instances: InstanceStore;
  readonly containers: Containers;
  readonly lifecycle: Lifecycle;
  readonly hosts: ThingStore<Schemas['BareMetalHostDetailsItem']>;
  readonly vpcs: ThingStore<Schemas['VpcDetailsItem']>;
  readonly snapshots: ThingStore<Schemas['SnapshotDetailsItem']>;
  /** The address that listeners in front of applications are reached at. */
  readonly frontHost: string;
}

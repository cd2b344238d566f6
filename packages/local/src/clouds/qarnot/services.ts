import type { EngineClock, EngineLogger } from '../../engine/types.ts';
import type { ObjectStore } from '../../s3/store/types.ts';
import type { Database } from '../../store/database.ts';
import type { Account } from './account/account.ts';
import type { Execution } from './execution/types.ts';
import type { Listings } from './lists/listings.ts';
import type { QarnotOptions } from './options.ts';
import type { Stores } from './store/stores.ts';

/** What the handlers of Qarnot's operations work with. */
export interface QarnotServices {
  readonly options: QarnotOptions;
  readonly database: Database;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  readonly stores: Stores;
  readonly buckets: ObjectStore;
  readonly execution: Execution;
  readonly account: Account;
  readonly listings: Listings;
  /** Origin of the S3 storage, as `GET /settings` tells it. */
  readonly storageUrl: () => string;
}

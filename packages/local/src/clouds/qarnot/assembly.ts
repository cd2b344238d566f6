import { tokenCheck } from '../../http/basic-auth.ts';
import type { S3Cloud } from '../../s3/s3-cloud.ts';
import type { Foundation, RunningCloud } from '../running-cloud.ts';
import { Account } from './account/account.ts';
import { createExecution } from './execution/execution.ts';
import type { Execution } from './execution/types.ts';
import { createListings } from './lists/listings.ts';
import { QarnotApi } from './mount.ts';
import { findQarnot } from './path.ts';
import { executionRows } from './store/execution-rows.ts';
import { openStores, type Stores } from './store/stores.ts';

/** Qarnot as a part of the local cloud; its tasks read and write the buckets of `storage`. */
export function openQarnot(foundation: Foundation, storage: S3Cloud): RunningCloud {
  const { credentials, database, clock, faults, bodyLimit } = foundation;
  const options = foundation.options.qarnot;
  const stores = openStores(database);
  const { token, email } = credentials.qarnot;
  const buckets = storage.store;
  const account = new Account({ options, stores, buckets, clock, email });
  const execution = openExecution(foundation, storage, stores, account);
  const key = credentials.signing;
  const listings = createListings({ database, stores, execution, options, clock, key });
  const storageUrl = (): string => storage.url;
  const services = { ...foundation, options, stores, buckets, execution, account };
  const api = new QarnotApi({
    services: { ...services, listings, storageUrl },
    faults,
    isAuthorized: tokenCheck(token),
    bodyLimit,
  });
  return {
    pathOf: findQarnot,
    mount: (app) => api.mount(app),
    start: () => execution.start(),
    reset: async () => {
      await execution.reset();
      database.transaction(() => stores.forget());
    },
    close: () => execution.close(),
  };
}

function openExecution(
  foundation: Foundation,
  storage: S3Cloud,
  stores: Stores,
  account: Account,
): Execution {
  const { clock, credentials, apiUrl, options } = foundation;
  const rows = executionRows(
    stores,
    () => clock.now(),
    // What a pool used was used by its tasks.
    (task) => account.book(execution.taskUsage(task)),
  );
  const execution = createExecution({
    ...foundation,
    options: options.qarnot,
    objects: storage.store,
    rows,
    secrets: stores.secrets,
    credentials: () => ({ ...credentials.qarnot, apiUrl: apiUrl(), storageUrl: storage.url }),
  });
  return execution;
}

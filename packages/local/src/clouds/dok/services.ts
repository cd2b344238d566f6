import type { Engine, EngineClock, EngineLogger } from '../../engine/types.ts';
import type { UrlSigner } from '../../files/presign.ts';
import type { Fronts } from '../../front/fronts.ts';
import type { LogTokens } from '../../logs/token.ts';
import type { Database } from '../../store/database.ts';
import type { Account } from './account.ts';
import type { DokOptions } from './options.ts';
import type { NotificationStore } from './store/notifications.ts';
import type { RegistryStore } from './store/registries.ts';
import type { SshKeyStore } from './store/ssh-keys.ts';
import type { TaskList } from './store/task-list.ts';
import type { TaskStore } from './store/tasks.ts';
import type { UsageStore } from './store/usage.ts';
import type { Tasks } from './tasks.ts';
import type { Courier } from './webhooks/deliver.ts';

/** What DOK is built on and does not own. */
export interface DokFoundation {
  readonly options: DokOptions;
  readonly database: Database;
  readonly engine: Engine;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  readonly fronts: Fronts;
  readonly signer: UrlSigner;
  readonly tokens: LogTokens;
  /** Aborted when the local cloud closes. */
  readonly closing: AbortSignal;
  /** Host of the listeners in front of HTTP jobs, as clients reach it. */
  readonly frontHost: string;
}

/** What the handlers of DOK's operations work with. */
export interface DokServices extends DokFoundation {
  readonly account: Account;
  readonly tasks: Tasks;
  readonly taskStore: TaskStore;
  readonly taskList: TaskList;
  readonly registries: RegistryStore;
  readonly sshKeys: SshKeyStore;
  readonly notifications: NotificationStore;
  readonly usage: UsageStore;
  readonly courier: Courier;
}

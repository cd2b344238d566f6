import { StartError } from '../../engine/errors.ts';
import type { RegistryLogin, Workload, WorkloadSpec } from '../../engine/types.ts';
import { Account } from './account.ts';
import { Retention } from './retention.ts';
import type { DokFoundation, DokServices } from './services.ts';
import { DeliveryStore } from './store/deliveries.ts';
import { Facts } from './store/facts.ts';
import { NotificationStore } from './store/notifications.ts';
import { RegistryStore } from './store/registries.ts';
import { SshKeyStore } from './store/ssh-keys.ts';
import { TaskList } from './store/task-list.ts';
import { TaskStore } from './store/tasks.ts';
import { UsageStore } from './store/usage.ts';
import { TaskFollower } from './task-follower.ts';
import { TaskRemoval } from './task-removal.ts';
import { dokCloud, Tasks } from './tasks.ts';
import { Courier } from './webhooks/deliver.ts';
import { announceEnd } from './webhooks/task-completed.ts';
import type { TaskRow } from './wire.ts';

/** Tables that a reset empties; who agreed to the terms and when the account was made goes too. */
const tables = [
  'dok_tasks',
  'dok_task_wire',
  'dok_usage',
  'dok_registries',
  'dok_ssh_keys',
  'dok_endpoints',
  'dok_settings',
  'dok_setting_endpoints',
  'dok_deliveries',
  'dok_facts',
];

/** DOK without its HTTP side: its services, started, reset and stopped together. */
export class DokCloud {
  readonly services: DokServices;
  readonly #facts: Facts;
  readonly #retention: Retention;
  readonly #removal: TaskRemoval;
  readonly #follower: TaskFollower;

  constructor(foundation: DokFoundation) {
    const { database, options, clock, logger, frontHost } = foundation;
    const origin = (port: number): string => `http://${frontHost}:${port}`;
    const taskStore = new TaskStore(database, options, origin);
    const usage = new UsageStore(database);
    const notifications = new NotificationStore(database);
    const deliveries = new DeliveryStore(database);
    const courier = new Courier(deliveries, options, clock, logger);
    this.#facts = new Facts(database);
    const removal = new TaskRemoval(foundation, taskStore);
    const retention = new Retention(foundation, taskStore, removal);
    const tellEnd = (row: TaskRow, { spec }: Workload): void => {
      const stores = { notifications, deliveries, options };
      const count = announceEnd(row, spec.name, () => taskStore.wireOf(row), stores);
      database.afterCommit(() => {
        if (count > 0) courier.wake();
        if (row.artifact_id !== null) retention.sweep();
      });
    };
    this.#retention = retention;
    this.#removal = removal;
    this.#follower = new TaskFollower(foundation, {
      store: taskStore,
      usage,
      removal,
      ended: tellEnd,
    });
    this.services = {
      ...foundation,
      account: new Account(this.#facts, options, clock, notifications),
      tasks: new Tasks(foundation, taskStore, removal),
      taskStore,
      taskList: new TaskList(database, taskStore, options),
      registries: new RegistryStore(database),
      sshKeys: new SshKeyStore(database),
      notifications,
      usage,
      courier,
    };
  }

  /** Takes up what the last process left. Call it before the engine starts. */
  async start(): Promise<void> {
    const { engine, taskStore, courier, registries } = this.services;
    engine.setHooks(dokCloud, { login: ({ spec }) => loginOf(spec, registries) });
    await this.#follower.start();
    const wireKey = this.#wireKey();
    if (this.#facts.get('wire_key') !== wireKey) {
      taskStore.renderAll();
      this.#facts.set('wire_key', wireKey);
    }
    this.#retention.sweep();
    courier.wake();
  }

  /** What the stored JSON of tasks depends on besides the tasks. */
  #wireKey(): string {
    const { options, frontHost } = this.services;
    const { profile, artifactUrl, expiredArtifact, executionSeconds } = options;
    const { httpUriPath, httpUriFrom, httpUriAfterEnd } = options;
    return JSON.stringify([
      [profile, artifactUrl, expiredArtifact, executionSeconds],
      [httpUriPath, httpUriFrom, httpUriAfterEnd, frontHost],
    ]);
  }

  /** Stops every task and forgets everything. */
  async reset(): Promise<void> {
    const { database, account } = this.services;
    // Without settings the ends of the tasks that are stopped now are told to nobody.
    database.exec('DELETE FROM dok_settings; DELETE FROM dok_deliveries');
    await this.#removal.forgetAll();
    database.transaction(() => {
      for (const table of tables) database.exec(`DELETE FROM ${table}`);
      this.#facts.set('wire_key', this.#wireKey());
      account.open();
    });
  }

  /** Stops timers and deliveries. */
  async close(): Promise<void> {
    this.#retention.close();
    await this.services.courier.close();
  }
}

/** The credentials that a task names. @throws StartError when they were deleted meanwhile. */
function loginOf({ registry }: WorkloadSpec, registries: RegistryStore): RegistryLogin | undefined {
  if (registry === undefined) return undefined;
  const login = registries.login(registry);
  if (login !== undefined) return login;
  throw new StartError(
    'The registry credentials of this task were deleted before its image was pulled.',
  );
}

import type { ApiPromise, CallOptions } from '@irori/core';
import type { components } from '../generated/wire.ts';
import type { Session } from '../request/session.ts';
import type { Credits, ServerSettings, UserInfo } from '../types.ts';

type Schemas = components['schemas'];

/** A version of the API, and the day it ends. */
export type ApiVersion = Schemas['Version'];
/** A project: what tasks and pools are counted under. */
export type Project = Schemas['Project'];
/** What the user may use, and uses, by scheduling type. */
export type UserQuotas = Schemas['UserComputingQuotas'];
/** What the organization may use, and uses, by scheduling type. */
export type OrganizationQuotas = Schemas['OrganizationQuotasWithUsers'];
/** A budget of a project; amounts are whole euro cents. */
export type Budget = Schemas['Budget'];

/** The account behind the token: what it is, what it may use, and what it has used. */
export class Account {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Asks whether Qarnot can be reached and takes the token. @throws AuthenticationError if not. */
  ping(options?: CallOptions): ApiPromise<void> {
    return this.#session.command('ping', {}, options);
  }

  /** Gets the account: e-mail address, limits, counters, projects. */
  info(options?: CallOptions): ApiPromise<UserInfo> {
    return this.#session.operation('getUserInfo', {}, options);
  }

  /** Gets what the server says about itself, such as the address of the buckets. Needs no token. */
  settings(options?: CallOptions): ApiPromise<ServerSettings> {
    return this.#session.operation('getSettings', {}, options);
  }

  /** Lists the versions of the API. Needs no token. */
  versions(options?: CallOptions): ApiPromise<ApiVersion[]> {
    return this.#session.operation('listVersions', {}, options);
  }

  /**
   * Lists the projects. They have no call of their own: they are part of `info`. Where Qarnot does
   * not say which is the default one, it is the one called `default`, as in its own clients.
   */
  projects(options?: CallOptions): ApiPromise<Project[]> {
    return this.info(options).map(({ projects }) =>
      (projects ?? []).map((project) => ({
        ...project,
        isDefault: project.isDefault ?? project.slug === 'default',
      })),
    );
  }

  /** Gets what the user may run at once, and runs now. */
  quotas(options?: CallOptions): ApiPromise<UserQuotas> {
    return this.#session.operation('getUserComputingQuotas', {}, options);
  }

  /** Gets what the organization may run at once, and runs now; by user where the right is given. */
  organizationQuotas(options?: CallOptions): ApiPromise<OrganizationQuotas> {
    return this.#session.operation('getOrganizationComputingQuotas', {}, options);
  }

  /**
   * Lists the budgets of a project.
   *
   * @param projectUuid - The project; `projects` lists them.
   * @param which - `activeOnly`: leaves out archived and ended ones.
   */
  budgets(
    projectUuid: string,
    which: { activeOnly?: boolean } = {},
    options?: CallOptions,
  ): ApiPromise<Budget[]> {
    const params = { projectId: projectUuid, activeOnly: which.activeOnly };
    return this.#session
      .operation<Schemas['BudgetList']>('listProjectBudgets', { params }, options)
      .map(({ budgets }) => budgets);
  }

  /** Gets the credits that are left, in euros. */
  credits(options?: CallOptions): ApiPromise<Credits> {
    return this.#session.operation('getAccountCredits', {}, options);
  }
}

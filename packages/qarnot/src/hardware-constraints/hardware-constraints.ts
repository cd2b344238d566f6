import { type ApiPromise, type CallOptions, PagePromise } from '@irori/core';
import type { components } from '../generated/wire.ts';
import type { Session } from '../request/session.ts';
import type { HardwareConstraint } from '../types.ts';

type Schemas = components['schemas'];

/** One page of hardware constraints. */
export type HardwareConstraintPage = Schemas['HardwareConstraintPage'];
/** A constraint to one CPU model. */
export type CpuModelConstraint = Schemas['CpuModelHardware'];

/** Which page of the hardware constraints, and how long pages are. */
export interface HardwarePageOptions {
  /** How many a page holds, 50 at most. @default what the server chooses */
  limit?: number;
  /** How many to skip. @default 0 */
  offset?: number;
}

/** The hardware constraints that the account's machines can meet; `hardware` makes them by hand. */
export class HardwareConstraints {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Lists the constraints: awaiting gives the first page, `for await` all of all pages. */
  list(
    request: HardwarePageOptions = {},
    options?: CallOptions,
  ): PagePromise<HardwareConstraintPage, HardwareConstraint> {
    const { limit: Limit, offset } = request;
    const ask = (Offset: number | undefined) =>
      this.#session.operation<HardwareConstraintPage>(
        'listHardwareConstraints',
        { params: { Limit, Offset } },
        options,
      );
    const end = (page: HardwareConstraintPage) => page.offset + page.data.length;
    return new PagePromise({
      first: () => ask(offset),
      items: ({ data }) => data,
      cursor: (page) => String(end(page)),
      next: (page) =>
        page.data.length === 0 || end(page) >= page.total ? null : () => ask(end(page)),
    });
  }

  /** Finds CPU models by a part of their name, best first; none is an empty list. */
  searchCpuModels(name: string, options?: CallOptions): ApiPromise<CpuModelConstraint[]> {
    return this.#session.operation(
      'searchCpuModelConstraints',
      {
        params: { cpuModel: name },
        ok: [404],
        transform: (answer, { status }) => (status === 404 ? [] : (answer as CpuModelConstraint[])),
      },
      options,
    );
  }
}

import type { DokPlan } from '../known-values.ts';
import type { RawPlan } from '../raw.ts';
import { Model } from './model.ts';

/** What a task can run on. Its price is in the unit prices. */
export class Plan extends Model<RawPlan> {
  /** What a container's `plan` names. */
  get id(): DokPlan {
    return this.raw.id ?? '';
  }

  /** The name that people read. */
  get name(): string {
    return this.raw.name ?? '';
  }

  /** The shortest time that is billed, in seconds; `null` when the server does not say. */
  get minimumExecutionSeconds(): number | null {
    return this.raw.minimum_execution_seconds ?? null;
  }
}

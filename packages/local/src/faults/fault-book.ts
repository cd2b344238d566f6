import { type FaultCloud, type FaultRule, parseFaultRule } from './rule.ts';

/** A rule that is in force, and what it has done so far. */
export interface ActiveFault {
  readonly id: number;
  readonly rule: FaultRule;
  /** Requests that matched. */
  readonly seen: number;
  /** Requests that were hit. */
  readonly hits: number;
}

/** What a fault rule is matched against. */
export interface FaultSubject {
  readonly cloud: FaultCloud;
  readonly method: string;
  /** Path after the API prefix. */
  readonly path: string;
  /** operationId, or the name of an S3 operation; undefined where no operation is. */
  readonly operation: string | undefined;
}

interface Entry {
  readonly id: number;
  readonly rule: FaultRule;
  readonly path: RegExp | undefined;
  readonly random: () => number;
  seen: number;
  hits: number;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pathPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${source}/?$`);
}

function isHit(entry: Entry): boolean {
  const { nth, probability = 1 } = entry.rule;
  const times = entry.rule.times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1);
  if (entry.hits >= times || (nth !== undefined && entry.seen < nth)) return false;
  return probability >= 1 || entry.random() < probability;
}

/** The fault rules in force. The first that hits a request decides what happens to it. */
export class FaultBook {
  #entries: Entry[] = [];
  #lastId = 0;

  /** Whether any rule is in force: the quick test of every request. */
  get active(): boolean {
    return this.#entries.length > 0;
  }

  /**
   * Adds a rule; the result removes it.
   *
   * @throws LocalCloudError when the rule makes no sense.
   */
  add(rule: FaultRule): ActiveFault {
    const checked = parseFaultRule(rule);
    this.#lastId += 1;
    const entry: Entry = {
      id: this.#lastId,
      rule: checked,
      path: checked.match?.path === undefined ? undefined : pathPattern(checked.match.path),
      random: seededRandom(checked.seed ?? 1),
      seen: 0,
      hits: 0,
    };
    this.#entries.push(entry);
    return { id: entry.id, rule: checked, seen: 0, hits: 0 };
  }

  /** The rules in force, oldest first. */
  list(): ActiveFault[] {
    return this.#entries.map(({ id, rule, seen, hits }) => ({ id, rule, seen, hits }));
  }

  clear(): void {
    this.#entries = [];
  }

  /** Removes one rule; false when there is none of that id. */
  remove(id: number): boolean {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    return this.#entries.length < before;
  }

  /** The rule that hits a request, counted as a hit; undefined when none does. */
  take(subject: FaultSubject): FaultRule | undefined {
    for (const entry of this.#entries) {
      const { cloud, method, operation } = entry.rule.match ?? {};
      if (cloud !== undefined && cloud !== subject.cloud) continue;
      if (method !== undefined && method.toUpperCase() !== subject.method) continue;
      if (operation !== undefined && operation !== subject.operation) continue;
      if (entry.path !== undefined && !entry.path.test(subject.path)) continue;
      entry.seen += 1;
      if (!isHit(entry)) continue;
      entry.hits += 1;
      return entry.rule;
    }
    return undefined;
  }
}

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workload, WorkloadSpec } from '../../src/engine/types.ts';
import { eventually, script } from '../engine/support.ts';
import { CrashProcess, processesOf, RunLedger, seededRandom } from './harness.ts';

const serverScript = fileURLToPath(new URL('engine-server.mjs', import.meta.url));
/** Each is a data directory with a life of its own; together they use the time that one waits. */
const SEEDS = [20_260_101, 20_260_102];
const CYCLES_EACH = 32;

/** What a submitted workload must come to, whatever happens to the server. */
interface Expectation {
  readonly spec: WorkloadSpec;
  readonly exitCode: number;
  readonly log: string;
  /** Bytes of its output file `data`; null for no artifact. */
  readonly outputBytes: number | null;
  isAccepted: boolean;
  /** The state that the answer to a stop showed. */
  stopped: string | undefined;
}

interface Listed extends Workload {
  readonly id: string;
  readonly missing?: boolean;
  readonly log: string;
  readonly file: string;
  readonly inCloud: string;
}

/** `after`: killed from outside, so many ms after its first job is answered. */
type Kill =
  | { readonly state: Workload['state']; readonly when: 'before' | 'after'; readonly nth: number }
  | { readonly after: number };

class Campaign {
  readonly #random: () => number;
  readonly #ledger: RunLedger;
  readonly #dataDir: string;
  readonly all: Expectation[] = [];

  constructor(folder: string, seed: number) {
    this.#random = seededRandom(seed);
    this.#dataDir = join(folder, `data-${seed}`);
    this.#ledger = new RunLedger(join(folder, `ran-${seed}`));
  }

  get ledger(): RunLedger {
    return this.#ledger;
  }

  get dataDir(): string {
    return this.#dataDir;
  }

  /** Half of the kills hit a chosen step exactly, half come at any moment. */
  plan(cycle: number): Kill {
    const states = ['queued', 'preparing', 'running', 'stopping', 'collecting', 'ended'] as const;
    if (cycle % 2 === 1) return { after: this.#random() * 60 };
    const state = states[(cycle / 2) % states.length] ?? 'queued';
    const when = this.#random() < 0.5 ? 'before' : 'after';
    // A batch has one to stop and one to pack, and five of the rest.
    const isRare = state === 'stopping' || state === 'collecting';
    return { state, when, nth: isRare ? 1 : 1 + Math.floor(this.#random() * 3) };
  }

  batch(): Expectation[] {
    const kinds = [this.#quick, this.#noisy, this.#packing, this.#slow, this.#endless];
    return kinds.map((kind) => kind.call(this));
  }

  start(kill: Kill | null): CrashProcess {
    const plan = kill !== null && 'state' in kill ? kill : null;
    return new CrashProcess(serverScript, [this.#dataDir, JSON.stringify(plan)]);
  }

  #expectation(
    line: string,
    exitCode: number,
    log: string,
    outputBytes: number | null,
  ): Expectation {
    const draft = script('');
    const command = ['sh', '-c', `${this.#ledger.command(draft.id)}; ${line}`];
    const spec = { ...draft, command, stopGraceMs: 200 };
    return { spec, exitCode, log, outputBytes, isAccepted: false, stopped: undefined };
  }

  #quick(): Expectation {
    const code = Math.floor(this.#random() * 256);
    return this.#expectation(`printf 'no newline'; exit ${code}`, code, 'no newline', null);
  }

  #noisy(): Expectation {
    const lines = Array.from({ length: 2000 }, (_, index) => `${index + 1}\n`).join('');
    return this.#expectation('seq 2000', 0, lines, null);
  }

  #packing(): Expectation {
    const size = 200_000 + Math.floor(this.#random() * 1_500_000);
    const line = `head -c ${size} /dev/urandom >"$OUT/data"; sha256sum <"$OUT/data"; exit 3`;
    return this.#expectation(line, 3, 'sha256', size);
  }

  #slow(): Expectation {
    const seconds = (this.#random() * 0.2).toFixed(3);
    return this.#expectation(`echo a; sleep ${seconds}; echo b`, 0, 'a\nb\n', null);
  }

  #endless(): Expectation {
    return this.#expectation("trap 'exit 9' TERM; sleep 100 & wait", 9, '', null);
  }
}

/** Submits a batch, stops some of it, and lets the server die. */
async function cycle(campaign: Campaign, kill: Kill): Promise<void> {
  const server = campaign.start(kill);
  const batch = campaign.batch();
  campaign.all.push(...batch);
  const endless = batch.at(-1);
  server.onLine((line) => {
    const said = JSON.parse(line);
    const target = batch[Math.floor(said.answer / 2)];
    if (said.answer === undefined || said.error !== undefined || target === undefined) return;
    if (said.answer % 2 === 0) target.isAccepted = true;
    else target.stopped = said.stopped;
  });
  const ready = server.line((line) => 'ready' in JSON.parse(line)).catch(() => undefined);
  if ((await ready) === undefined) {
    // Killed while it recovered: that is a moment like any other.
    await server.exited;
    return;
  }
  // From here time counts: before, a busy machine may not even have read the first request.
  const accepted = server.line((line) => JSON.parse(line).answer === 0).catch(() => undefined);
  batch.forEach(({ spec }, index) => {
    server.send(JSON.stringify({ number: index * 2, call: 'submit', spec }));
  });
  const stop = (): void => {
    const number = batch.length * 2 - 1;
    server.send(JSON.stringify({ number, call: 'stop', id: endless?.spec.id }));
  };
  await accepted;
  const timer = setTimeout(stop, 10);
  if ('after' in kill) await new Promise((resolve) => setTimeout(resolve, kill.after));
  else await Promise.race([server.exited, new Promise((resolve) => setTimeout(resolve, 400))]);
  await server.kill();
  clearTimeout(timer);
}

/** Starts a server that nobody kills, ends what is endless, and waits for every end. */
async function settle(campaign: Campaign): Promise<Map<string, Listed>> {
  const server = campaign.start(null);
  await server.line((line) => 'ready' in JSON.parse(line));
  const ids = campaign.all.map(({ spec }) => spec.id);
  let number = 0;
  const ask = async (request: object): Promise<{ workloads: Listed[] }> => {
    number += 1;
    const mine = number;
    const answer = server.line((line) => JSON.parse(line).answer === mine);
    server.send(JSON.stringify({ number, ...request }));
    return JSON.parse(await answer);
  };
  const endless = campaign.all.filter(({ spec }) => spec.command[2]?.includes('sleep 100'));
  for (const { spec } of endless) await ask({ call: 'stop', id: spec.id });
  let listed: Listed[] = [];
  const deadline = performance.now() + 120_000;
  do {
    listed = (await ask({ call: 'list', ids })).workloads;
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (
    performance.now() < deadline &&
    listed.some(({ state, missing }) => missing !== true && state !== 'ended')
  );
  expect(server.complaints).toBe('');
  await server.kill();
  return new Map(listed.map((one) => [one.spec?.id ?? one.id, one]));
}

/** All cycles of one data directory; what became of its workloads. */
async function run(campaign: Campaign): Promise<Map<string, Listed>> {
  for (let index = 0; index < CYCLES_EACH; index += 1) await cycle(campaign, campaign.plan(index));
  return await settle(campaign);
}

const KILLS = SEEDS.length * CYCLES_EACH;

describe(`a server that is killed ${KILLS} times`, () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  let campaigns: Campaign[];
  let found: Map<string, Listed>;
  let all: Expectation[];
  let accepted: Expectation[];

  beforeAll(async () => {
    folder = await temporaryDirectory();
    campaigns = SEEDS.map((seed) => new Campaign(folder.path, seed));
    found = new Map((await Promise.all(campaigns.map(run))).flatMap((one) => [...one]));
    all = campaigns.flatMap((campaign) => campaign.all);
    accepted = all.filter(({ isAccepted }) => isAccepted);
  }, 240_000);

  afterAll(async () => {
    await folder.remove();
  });

  const listed = ({ spec }: Expectation): Listed => {
    const one = found.get(spec.id);
    if (one === undefined) throw new Error(`Workload ${spec.id} was not listed.`);
    return one;
  };
  /** Also those whose acceptance was stored but could not be answered any more. */
  const stored = (): Expectation[] => all.filter((one) => listed(one).missing !== true);

  test('loses no workload that it accepted, and brings each to an end', () => {
    expect(accepted.length).toBeGreaterThan(KILLS);
    for (const one of accepted) expect(listed(one).missing).toBeUndefined();
    for (const one of stored()) expect(listed(one).state).toBe('ended');
  });

  test('loses no program: every end is the true one', () => {
    for (const one of stored()) {
      const { end, exitCode } = listed(one);
      expect(['exited', 'canceled']).toContain(end?.kind);
      if (end?.kind === 'exited') expect(exitCode).toBe(one.exitCode);
    }
  });

  test('runs no program twice, and none that it says it did not run', () => {
    const counts = new Map(campaigns.flatMap(({ ledger }) => [...ledger.counts()]));
    for (const one of all) {
      const { startedAt, end, missing } = listed(one);
      const count = counts.get(one.spec.id) ?? 0;
      if (missing === true || startedAt === null) expect(count).toBe(0);
      else if (end?.kind === 'exited') expect(count).toBe(1);
      else expect(count).toBeLessThanOrEqual(1);
    }
  });

  test('stops what it said it would stop', () => {
    const stopped = accepted.filter((one) => one.stopped !== undefined);
    expect(stopped.length).toBeGreaterThan(5);
    for (const one of stopped) expect(listed(one).end?.kind).toBe('canceled');
  });

  test('keeps every log whole', () => {
    for (const one of stored()) {
      const { end, log } = listed(one);
      if (end?.kind !== 'exited') continue;
      const text = readFileSync(log, 'utf8');
      if (one.log === 'sha256') expect(text).toMatch(/^[0-9a-f]{64} {2}-\n$/);
      else expect(text).toBe(one.log);
    }
  });

  test('keeps every artifact whole', () => {
    let count = 0;
    for (const one of stored()) {
      const { artifact, file, log } = listed(one);
      if (one.outputBytes === null) {
        expect(artifact).toBeNull();
        expect(existsSync(file)).toBe(false);
        continue;
      }
      count += 1;
      expect(artifact?.sizeBytes).toBe(readFileSync(file).length);
      const data = execFileSync('tar', ['-xzOf', file, 'data'], { maxBuffer: 8_000_000 });
      expect(data.length).toBe(one.outputBytes);
      const hash = createHash('sha256').update(data).digest('hex');
      expect(readFileSync(log, 'utf8')).toBe(`${hash}  -\n`);
    }
    expect(count).toBeGreaterThan(KILLS / 2);
  });

  test("keeps the cloud's rows true", () => {
    for (const one of stored()) expect(listed(one).inCloud).toBe('ended');
  });

  test('leaves no process and no scratch behind', async () => {
    for (const { dataDir } of campaigns) {
      await eventually(() => processesOf(dataDir).length === 0, 'no process is left');
      const names = (name: string): string[] => readdirSync(join(dataDir, name));
      expect(names('workloads')).toEqual([]);
      expect(names('artifacts').filter((name) => name.endsWith('.partial'))).toEqual([]);
    }
  });
});

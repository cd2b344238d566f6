// A server that is only an engine, to be killed by the tests: a line of JSON for each request on
// stdin, a line of JSON for each answer and each change of state on stdout. Uses the built package.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createEngine } from '../../dist/engine/engine.js';
import { createProcessRuntime } from '../../dist/engine/runtimes/process.js';
import { openStore } from '../../dist/store/open.js';

const [dataDir, plan, socket] = process.argv.slice(2);
/** `{ state, when, nth }`: it kills itself at the nth change to this state, before or after the commit. */
const suicide = JSON.parse(plan ?? 'null');

const say = (value) => writeSync(1, `${JSON.stringify(value)}\n`);
const die = () => process.kill(process.pid, 'SIGKILL');
const complain = (message) => console.error(message);

/** Containers, for the tests of real engines. */
async function containers(engineSocket) {
  const { openContainerRuntime } = await import('../../dist/engine/runtimes/container/runtime.js');
  const { resolveOptions } = await import('../../dist/options/local-options.js');
  const { container: options } = resolveOptions({ 'container.network': 'none' });
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  return await openContainerRuntime({ socket: engineSocket, dataDir, options, logger });
}

const store = openStore(dataDir);
store.database.exec('CREATE TABLE IF NOT EXISTS cloud (id TEXT PRIMARY KEY, state TEXT)');
const insertRow = store.database.prepare('INSERT INTO cloud VALUES (?, ?)');
const updateRow = store.database.prepare('UPDATE cloud SET state = ? WHERE id = ?');
const rows = store.database.prepare('SELECT id, state FROM cloud');

const engine = createEngine({
  dataDir: store.dataDir,
  database: store.database,
  slots: 6,
  runtime: socket === undefined ? createProcessRuntime() : await containers(socket),
  gpus: [],
  logger: { debug() {}, info() {}, warn: complain, error: complain },
});

let seen = 0;
engine.onTransition(({ spec, state }) => {
  updateRow.run(state, spec.id);
  const isDue = state === suicide?.state && ++seen === suicide.nth;
  if (isDue && suicide.when === 'before') die();
  store.database.afterCommit(() => {
    if (isDue && suicide.when === 'after') die();
    say({ id: spec.id, state });
  });
});

const requests = {
  submit({ spec }) {
    engine.submit(spec, () => insertRow.run(spec.id, 'queued'));
    return {};
  },
  stop({ id }) {
    const reason = 'It was canceled.';
    const { state } = engine.stop(id, { kind: 'canceled', reason });
    return { stopped: state };
  },
  list({ ids }) {
    const inCloud = new Map(rows.all().map((row) => [row.id, row.state]));
    const workloads = ids.map((id) => {
      const found = engine.get(id);
      if (found === undefined) return { id, missing: true };
      const { path } = engine.log(id);
      return { ...found, log: path, file: engine.artifactPath(id), inCloud: inCloud.get(id) };
    });
    return { workloads };
  },
};

await engine.start();
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  try {
    say({ answer: request.number, ...requests[request.call](request) });
  } catch (error) {
    say({ answer: request.number, error: error.code ?? String(error) });
  }
}
await engine.close({ jobs: 'stop' });
store.close();

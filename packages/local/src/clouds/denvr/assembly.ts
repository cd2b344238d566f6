import { urlHost } from '../../http/host-check.ts';
import type { Foundation, RunningCloud } from '../running-cloud.ts';
import { whenOver } from '../when-over.ts';
import { Auth } from './auth.ts';
import { clusters, firstHosts } from './facts/machines.ts';
import { Containers } from './machine/containers.ts';
import { Lifecycle } from './machine/lifecycle.ts';
import { planOf, requestOf } from './machine/plan.ts';
import { DenvrApi } from './mount.ts';
import { findDenvr } from './path.ts';
import { frontOf, proxyCheck } from './routes/application-create.ts';
import type { DenvrServices } from './services.ts';
import { InstanceStore } from './store/instances.ts';
import { RunStore } from './store/runs.ts';
import { ThingStore } from './store/things.ts';

function openServices(foundation: Foundation): DenvrServices {
  const { credentials, database, engine, clock, logger, fronts, host } = foundation;
  const options = foundation.options.denvr;
  const instances = new InstanceStore(database);
  const containers = new Containers({ engine, instances, runs: new RunStore(database), options });
  const account = credentials.denvr;
  const lifecycle = new Lifecycle({
    database,
    clock,
    logger,
    options,
    instances,
    containers,
    removed: (row) => database.afterCommit(() => void fronts.close(frontOf(row))),
  });
  return {
    options,
    database,
    engine,
    clock,
    logger,
    fronts,
    auth: new Auth({ account, database, clock, options }),
    instances,
    containers,
    lifecycle,
    hosts: new ThingStore(database, 'host'),
    vpcs: new ThingStore(database, 'vpc'),
    snapshots: new ThingStore(database, 'snapshot'),
    frontHost: urlHost(host),
  };
}

/** Hosts and the network that are there from the beginning. */
function seed({ hosts, vpcs, auth, database }: DenvrServices): void {
  if (hosts.list().length > 0) return;
  const { tenant } = auth.account;
  database.transaction(() => {
    for (const wire of firstHosts) {
      const { id = '', cluster = '' } = wire;
      const own = { ...wire, tenancyName: tenant };
      hosts.put({ cluster: cluster ?? '', namespace: '', id: id ?? '', wire: own, dueAt: null });
    }
    for (const [number, cluster] of clusters.entries()) {
      const wire = {
        id: tenant,
        name: tenant,
        cluster,
        tenancyName: tenant,
        ipRange: `172.16.${128 + number * 4}.0/22`,
        createdAt: '0001-01-01T00:00:00',
        blockIntraVpcComms: false,
        isDefault: true,
      };
      vpcs.put({ cluster, namespace: '', id: tenant, wire, dueAt: null });
    }
  });
}

/** Opens the listeners in front of applications again, on the ports they had. */
async function reopenFronts({
  containers,
  instances,
  fronts,
  options,
}: DenvrServices): Promise<void> {
  for (const row of instances.list('app')) {
    const { port } = planOf(row);
    if (port === null) continue;
    const check = proxyCheck(requestOf(row).proxyApiKeys ?? [], options.proxyKey);
    const now = await fronts.reopen(
      frontOf(row),
      row.front_port ?? 0,
      containers.portOf(row, port),
      check,
    );
    if (now !== row.front_port) instances.change(row, { front_port: now });
  }
}

async function forgetAll(services: DenvrServices): Promise<void> {
  const { containers, database, engine, fronts, instances, lifecycle } = services;
  lifecycle.close();
  const rows = [...instances.list('app'), ...instances.list('vm')];
  // Every one is told at once, so that they take their time to end together.
  await whenOver(engine, () => !rows.map((row) => containers.stop(row)).includes(false));
  for (const row of rows) await fronts.close(frontOf(row));
  database.transaction(() => {
    for (const row of rows) {
      containers.forget(row);
      instances.remove(row);
    }
    database.exec('DELETE FROM denvr_things; DELETE FROM denvr_tokens; DELETE FROM denvr_runs;');
  });
  seed(services);
  lifecycle.open();
}

/** Denvr as a part of the local cloud. */
export function openDenvr(foundation: Foundation): RunningCloud {
  const services = openServices(foundation);
  const { faults, bodyLimit, engine } = foundation;
  const { containers, lifecycle } = services;
  const api = new DenvrApi({ services, faults, bodyLimit });
  return {
    pathOf: findDenvr,
    mount: (app) => api.mount(app),
    start: async () => {
      seed(services);
      containers.open();
      engine.onTransition((workload) => lifecycle.followed(workload));
      await reopenFronts(services);
      lifecycle.open();
    },
    reset: () => forgetAll(services),
    close: () => lifecycle.close(),
  };
}

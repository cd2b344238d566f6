import { isNotFoundError, isRequestAbortedError, isWaitTimeoutError } from '@irori/core';
import {
  type CleanUpError,
  Denvr,
  InstanceFailedError,
  isCleanUpError,
  isInstanceFailedError,
  isNoCapacityError,
  NoCapacityError,
} from '@irori/denvr';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeDenvr, type FakeInstance, failed, ok } from './support/fake-denvr.ts';
import { HastyClock } from './support/hasty-clock.ts';
import { keyOptions } from './support/options.ts';

let fake: FakeDenvr;
let clock: HastyClock;
let denvr: Denvr;
beforeAll(async () => {
  fake = await FakeDenvr.start();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.requests.length = 0;
  fake.machines.clear();
  fake.applications.clear();
  fake.statuses = ['PENDING', 'PENDING_RESOURCES', 'PENDING_READINESS', 'ONLINE'];
  fake.reason = undefined;
  fake.intercept = () => undefined;
  clock = new HastyClock();
  denvr = new Denvr(keyOptions(fake, { clock, maxRetries: 0 }));
});

async function errorOf(call: PromiseLike<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

const server = { name: 'train-01', configuration: 'A100', ssh_keys: ['ssh-ed25519 AAAA ada'] };
const custom = { name: 'app', hardwarePackageName: 'p', imageUrl: 'i' };
const catalog = {
  name: 'app',
  hardwarePackageName: 'p',
  applicationCatalogItemName: 'c',
  applicationCatalogItemVersion: 'v',
};

/** Both kinds of things that are waited for, with the same names for the same steps. */
const kinds = [
  {
    kind: 'a machine',
    create: (options = {}) => denvr.servers.virtual.wait.createServer(server, options),
    start: (options = {}) => denvr.servers.virtual.wait.startServer({ id: 'train-01' }, options),
    stop: (options = {}) => denvr.servers.virtual.wait.stopServer({ id: 'train-01' }, options),
    destroy: (options = {}) =>
      denvr.servers.virtual.wait.destroyServer({ id: 'train-01' }, options),
    store: () => fake.machines,
    id: 'train-01',
    look: 'GetServer',
    destruction: 'DestroyServer',
  },
  {
    kind: 'an application',
    create: (options = {}) =>
      denvr.servers.applications.wait.createCustomApplication(custom, options),
    start: (options = {}) =>
      denvr.servers.applications.wait.startApplication({ id: 'app' }, options),
    stop: (options = {}) => denvr.servers.applications.wait.stopApplication({ id: 'app' }, options),
    destroy: (options = {}) =>
      denvr.servers.applications.wait.destroyApplication({ id: 'app' }, options),
    store: () => fake.applications,
    id: 'app',
    look: 'GetApplicationDetails',
    destruction: 'DestroyApplication',
  },
];

function put({ store, id }: (typeof kinds)[number], ...statuses: string[]): FakeInstance {
  const instance = { id, cluster: 'Msc1', namespace: 'acme', statuses, log: '', request: {} };
  store().set(id, instance);
  return instance;
}

describe.each(kinds)('waiting for $kind', (kind) => {
  it('creates and waits until it is ONLINE, telling each look', async () => {
    const seen: unknown[] = [];
    const onPoll = (value: { status?: unknown; instanceDetails?: { status?: unknown } }): void =>
      void seen.push(value.status ?? value.instanceDetails?.status);
    const result = await kind.create({ onPoll });
    expect(JSON.stringify(result)).toContain('"ONLINE"');
    expect(seen).toEqual(['PENDING', 'PENDING_RESOURCES', 'PENDING_READINESS', 'ONLINE']);
    expect(fake.last(kind.look).query).toMatchObject({ id: kind.id, cluster: 'Msc1' });
    expect(clock.sleeps.slice(0, 3)).toEqual([2000, 3000, 4500]);
  });

  it('starts until ONLINE and stops until OFFLINE', async () => {
    put(kind, 'OFFLINE');
    expect(JSON.stringify(await kind.start())).toContain('"ONLINE"');
    expect(JSON.stringify(await kind.stop())).toContain('"OFFLINE"');
  });

  it.each(['CREATE_FAILED', 'FAILED', 'ADMIN_WAIT'])('fails at once on %s', async (status) => {
    fake.statuses = ['PENDING', status, 'ONLINE'];
    fake.reason = 'the node broke';
    const error = (await errorOf(kind.create())) as InstanceFailedError;
    expect(isInstanceFailedError(error)).toBe(true);
    expect([error.id, error.status]).toEqual([kind.id, status]);
    if (kind.id === 'app') expect(error.message).toContain('the node broke');
    expect(fake.count(kind.look)).toBe(2);
    expect(kind.store().has(kind.id)).toBe(true);
  });

  it('has a limit of its own for waiting for capacity', async () => {
    fake.statuses = ['PENDING', 'PENDING_RESOURCES'];
    fake.reason = '0/45 nodes are available';
    const error = (await errorOf(kind.create({ capacityTimeout: 60_000 }))) as NoCapacityError;
    expect(isNoCapacityError(error)).toBe(true);
    expect(isWaitTimeoutError(error)).toBe(true);
    expect(error.waited).toBeGreaterThanOrEqual(60_000);
    expect(error.waited).toBeLessThan(80_000);
    if (kind.id === 'app') expect(error.message).toContain('0/45 nodes');
  });

  it('counts only time at a stretch against that limit, and none with 0', async () => {
    const waiting = Array<string>(5).fill('PENDING_RESOURCES');
    fake.statuses = [...waiting, 'PENDING', ...waiting, 'ONLINE'];
    await kind.create({ capacityTimeout: 60_000, pollInterval: 10_000 });
    fake.statuses = [...waiting, ...waiting, ...waiting, 'ONLINE'];
    await kind.create({ capacityTimeout: 0, pollInterval: 60_000 });
    await expect(kind.create({ capacityTimeout: 60_000, pollInterval: 60_000 })).rejects.toThrow(
      NoCapacityError,
    );
  });

  it('has a limit for the whole', async () => {
    fake.statuses = ['PENDING'];
    const error = await errorOf(kind.create({ timeout: 30_000 }));
    expect(isWaitTimeoutError(error)).toBe(true);
    expect(isNoCapacityError(error)).toBe(false);
    expect(error.message).toMatch(/to be ONLINE.*PENDING ×/);
  });

  it('goes on over a status nobody knows', async () => {
    fake.statuses = ['SOMETHING_NEW', 'na', 'ONLINE'];
    expect(JSON.stringify(await kind.create())).toContain('"ONLINE"');
  });

  it('waits a little for something that is not there yet', async () => {
    let looks = 0;
    fake.intercept = ({ name }) => {
      if (name !== kind.look) return undefined;
      looks += 1;
      return looks < 3 ? failed(404, `"${kind.id}" not found`) : undefined;
    };
    expect(JSON.stringify(await kind.create())).toContain('"ONLINE"');
  });

  it('fails when it disappears, or never appears', async () => {
    let looks = 0;
    fake.intercept = ({ name }) => {
      if (name !== kind.look) return undefined;
      looks += 1;
      return looks === 2 ? failed(404, `"${kind.id}" not found`) : undefined;
    };
    await expect(kind.create()).rejects.toThrow(/has disappeared/);
    fake.intercept = ({ name }) => (name === kind.look ? failed(404, 'not found') : undefined);
    await expect(kind.create()).rejects.toThrow(/has disappeared/);
    expect(clock.monotonic()).toBeGreaterThan(60_000);
    expect(clock.monotonic()).toBeLessThan(100_000);
  });

  it('ends when the caller aborts, and leaves what it waited for', async () => {
    const controller = new AbortController();
    const error = await errorOf(
      kind.create({
        signal: controller.signal,
        onPoll: () => controller.abort(new Error('enough')),
      }),
    );
    expect(isRequestAbortedError(error)).toBe(true);
    expect(kind.store().has(kind.id)).toBe(true);
  });

  describe('with cleanUp', () => {
    const aborting = () => {
      const controller = new AbortController();
      return { signal: controller.signal, onPoll: () => controller.abort(new Error('enough')) };
    };

    it.each<[string, string[], () => object, (error: unknown) => boolean]>([
      ['a failure', ['PENDING', 'FAILED'], () => ({}), isInstanceFailedError],
      ['no capacity', ['PENDING_RESOURCES'], () => ({ capacityTimeout: 1000 }), isNoCapacityError],
      ['too long a wait', ['PENDING'], () => ({ timeout: 1000 }), isWaitTimeoutError],
      ['an abort', ['PENDING'], aborting, isRequestAbortedError],
    ])('destroys it after %s and throws that', async (_, statuses, options, guard) => {
      fake.statuses = statuses;
      const error = await errorOf(kind.create({ ...options(), cleanUp: true }));
      expect(guard(error)).toBe(true);
      expect(kind.store().has(kind.id)).toBe(false);
      expect(fake.count(kind.destruction)).toBe(1);
    });

    it('says so when destroying fails too', async () => {
      fake.statuses = ['FAILED'];
      fake.intercept = ({ name }) =>
        name === kind.destruction ? failed(403, 'not yours') : undefined;
      const error = (await errorOf(kind.create({ cleanUp: true }))) as CleanUpError;
      expect(isCleanUpError(error)).toBe(true);
      expect(error.message).toMatch(
        /is FAILED.*destroying it failed too.*not yours.*may still be billed/,
      );
      expect(error.cause).toBeInstanceOf(InstanceFailedError);
    });

    it('does not touch a thing whose creation was refused', async () => {
      put(kind, 'ONLINE');
      fake.intercept = ({ name }) =>
        name.startsWith('Create') ? failed(500, 'already exists') : undefined;
      await errorOf(kind.create({ cleanUp: true }));
      expect(fake.count(kind.destruction)).toBe(0);
    });
  });

  describe('destroying', () => {
    it('waits until it is gone', async () => {
      put(kind, 'ONLINE', 'PENDING', 'PENDING');
      const gone = kind.store();
      const instance = gone.get(kind.id);
      fake.intercept = ({ name, query }) => {
        if (name === kind.destruction) return ok({ id: query['id'], status: 'PENDING' }, 202);
        if (name === kind.look && instance?.statuses.length === 1) gone.clear();
        return undefined;
      };
      await kind.destroy();
      expect(fake.count(kind.look)).toBe(3);
    });

    it('does not mind a failed status', async () => {
      put(kind, 'FAILED');
      await kind.destroy();
      expect(kind.store().size).toBe(0);
    });

    it('is an error for a name that is not there', async () => {
      expect(isNotFoundError(await errorOf(kind.destroy()))).toBe(true);
    });

    it('takes "not found" after a lost answer for success', async () => {
      put(kind, 'ONLINE');
      let attempts = 0;
      fake.intercept = ({ name }) => {
        if (name !== kind.destruction) return undefined;
        attempts += 1;
        if (attempts > 1) return undefined;
        kind.store().clear();
        return { kind: 'reset', when: 'before' };
      };
      const patient = new Denvr(keyOptions(fake, { clock, maxRetries: 1 }));
      const { virtual, applications } = patient.servers;
      await (kind.id === 'app'
        ? applications.wait.destroyApplication({ id: 'app' })
        : virtual.wait.destroyServer({ id: 'train-01' }));
      expect(attempts).toBe(2);
    });
  });
});

it('a catalog application is waited for in the same way', async () => {
  const details = await denvr.servers.applications.wait.createCatalogApplication(catalog);
  expect(details.instanceDetails?.status).toBe('ONLINE');
});

it('the names of the answer count, as the server may have chosen them', async () => {
  fake.intercept = ({ name }) =>
    name === 'CreateServer'
      ? ok({ id: 'vm-2024', namespace: 'lab', cluster: 'Hou1' }, 202)
      : undefined;
  fake.machines.set('vm-2024', {
    id: 'vm-2024',
    cluster: 'Hou1',
    namespace: 'lab',
    statuses: ['ONLINE'],
    log: '',
    request: {},
  });
  const { name: _, ...nameless } = server;
  await denvr.servers.virtual.wait.createServer(nameless);
  expect(fake.last('GetServer').query).toEqual({
    id: 'vm-2024',
    namespace: 'lab',
    cluster: 'Hou1',
  });
});

describe('waiting for a host', () => {
  const ready = {
    id: 'bm-1',
    poweredOn: true,
    operationalStatus: 'OK',
    provisioningState: 'provisioned',
  };
  const states = (...looks: object[]): void => {
    fake.intercept = ({ name }) => {
      if (name === 'GetHost') return ok(looks.length > 1 ? looks.shift() : looks[0]);
      return ok(looks[0], 202);
    };
  };

  it.each(['rebootHost', 'reprovisionHost'] as const)(
    '%s waits until it has been away and is back',
    async (command) => {
      states(
        ready,
        { ...ready, poweredOn: false },
        { ...ready, provisioningState: 'provisioning', operationalStatus: '' },
        ready,
      );
      const host = await denvr.servers.metal.wait[command]({ id: 'bm-1' });
      expect(host).toEqual(ready);
      expect(fake.count('GetHost')).toBe(4);
    },
  );

  it('counts as done when it never shows any change for a while', async () => {
    states(ready);
    await denvr.servers.metal.wait.rebootHost(
      { id: 'bm-1' },
      { settleTime: 20_000, pollInterval: 5000 },
    );
    expect(clock.monotonic()).toBe(20_000);
  });

  it('fails at once on an error', async () => {
    states(ready, { ...ready, poweredOn: false }, { ...ready, operationalStatus: 'error' });
    const error = await errorOf(denvr.servers.metal.wait.reprovisionHost({ id: 'bm-1' }));
    expect(isInstanceFailedError(error)).toBe(true);
    expect(error.message).toMatch(/host bm-1 is provisioned, error, power on/);
  });

  it('lets an error pass that was there before', async () => {
    const broken = { ...ready, operationalStatus: 'error' };
    states(broken, broken, { ...ready, provisioningState: 'provisioning' }, ready);
    expect(await denvr.servers.metal.wait.reprovisionHost({ id: 'bm-1' })).toEqual(ready);
  });
});

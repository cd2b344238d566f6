import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createName } from '../src/container/name.ts';
import { FakeDenvr, ok } from './support/fake-denvr.ts';
import { ProcessHost } from './support/process-host.ts';
import { runSample, sample, samples } from './support/samples.ts';

let fake: FakeDenvr;
let host: ProcessHost;
let folder: TemporaryDirectory;

beforeEach(async () => {
  fake = await FakeDenvr.start();
  host = new ProcessHost(fake);
  folder = await temporaryDirectory();
  const file = join(folder.path, 'denvr.toml');
  const text = `[defaults]\nserver = "${fake.url}"\ntenant = "acme"\n[credentials]\napikey = "${fake.tokens.apikey}"\n`;
  await writeFile(file, text, { mode: 0o600 });
  vi.stubEnv('DENVR_CONFIG', file);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await host.close();
  await fake.close();
  await folder.remove();
});

const configuration = {
  id: 5,
  name: 'A100_40GB_PCIe_1x',
  gpu_type: 'nvidia.com/A100PCIE40GB',
  price: 2.05,
  clusters: ['Hou1', 'Msc1'],
};

describe('the samples of the README', () => {
  it('print the configurations', async () => {
    fake.intercept = ({ name }) =>
      name === 'GetConfigurations' ? ok({ items: [configuration] }) : undefined;
    const text = await runSample(sample('getConfigurations'));
    expect(JSON.parse(text)).toEqual({ items: [configuration] });
  });

  it('print one server', async () => {
    fake.intercept = ({ name, query }) =>
      name === 'GetServer' && query['id'] === 'rofinn-intel-dev'
        ? ok({ id: 'rofinn-intel-dev', status: 'ONLINE', gpus: 8, gpu_type: 'intel/GAUDI2' })
        : undefined;
    expect(await runSample(sample('rofinn-intel-dev'))).toBe(
      'rofinn-intel-dev is ONLINE, 8 × intel/GAUDI2\n',
    );
    expect(fake.last('GetServer').query).toEqual({
      id: 'rofinn-intel-dev',
      namespace: 'denvr',
      cluster: 'Hou1',
    });
  });

  it('print clusters and machines', async () => {
    fake.intercept = ({ name }) =>
      name === 'GetServers' ? ok({ items: [{ id: 'vm-1', status: 'ONLINE' }] }) : undefined;
    expect(await runSample(sample('clusters.getAll'))).toBe('Hou1,Msc1\nvm-1 ONLINE\n');
  });

  it('create, wait and destroy', async () => {
    fake.statuses = ['ONLINE'];
    expect(await runSample(sample('wait.createServer'))).toBe('ONLINE\n\n');
    expect(fake.machines.size).toBe(0);
  });

  it('follow a log', async () => {
    fake.applications.set('infer-1', {
      id: 'infer-1',
      cluster: 'Msc1',
      namespace: '',
      statuses: ['OFFLINE'],
      log: 'ready\nlistening on 8080\n',
      request: {},
    });
    expect(await runSample(sample('applications.logs'))).toBe('ready\nlistening on 8080\n');
  });

  it('run a container', async () => {
    expect(await runSample(sample('runContainer'))).toBe('hi\n3\n');
    expect(fake.applications.size).toBe(0);
  });

  it('find and destroy leftovers', async () => {
    const made = Date.now() - 7_200_000;
    const id = createName('', made, made + 1000);
    fake.applications.set(id, {
      id,
      cluster: 'Msc1',
      namespace: '',
      statuses: ['ONLINE'],
      log: '',
      request: {},
    });
    expect(await runSample(sample('reap'))).toBe(`${id} 120 min true\n`);
    expect(fake.applications.size).toBe(0);
  });

  it('show an error', async () => {
    expect(await runSample(sample('denvrErrorInfo'))).toBe(
      'things.kubevirt.io "no-such-machine" not found\n',
    );
  });

  it('are all run here', () => {
    expect(samples).toHaveLength(8);
  });
});

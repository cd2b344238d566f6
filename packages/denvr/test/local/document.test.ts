import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalCloud } from '@irori/local';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readme, runSample, sample } from '../support/samples.ts';
import { keyClient, startCloud } from './support/scene.ts';

let cloud: LocalCloud;
let folder: TemporaryDirectory;

beforeAll(async () => {
  cloud = await startCloud();
  folder = await temporaryDirectory();
  const { server, username, password, tenant } = cloud.denvr;
  const file = join(folder.path, 'denvr.toml');
  const defaults = `[defaults]\nserver = "${server}"\ncluster = "Msc1"\ntenant = "${tenant}"\n`;
  const login = `[credentials]\nusername = "${username}"\npassword = "${password}"\n`;
  await writeFile(file, defaults + login, { mode: 0o600 });
  vi.stubEnv('DENVR_CONFIG', file);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloud.close();
  await folder.remove();
});

/** The first configuration that the README shows. */
function shownConfiguration(): Record<string, unknown> {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
  const { items } = JSON.parse(json.replace(/,\s*…\s*$/, ']}'));
  return items[0];
}

describe('the usage section of the document, against the local cloud', () => {
  it('prints the configurations', async () => {
    const printed = JSON.parse(await runSample(sample('getConfigurations')));
    expect(printed.items[0]).toEqual({
      ...shownConfiguration(),
      gpu_family: 'NVIDIA A100',
      gpu_brand: 'Nvidia',
      gpu_name: 'A100 40GB PCIe',
      type: 'nvidia.com/A100PCIE40GB',
      brand_family: 'NVIDIA A100',
      brand: 'Nvidia',
      text_name: 'A100 40GB PCIe',
      compute_network: null,
      is_gpu_platform: true,
    });
    expect(printed.items[1]).toMatchObject({ id: 6, storage: 3400, vcpus: 28, price: 4.1 });
  });

  it('prints one server', async () => {
    const [, body = ''] = /api denvr createServer --body '(.*)'/.exec(readme) ?? [];
    const denvr = keyClient(cloud);
    await denvr.call('createServer', { body: JSON.parse(body) });
    const place = { id: 'rofinn-intel-dev', cluster: 'Hou1' };
    await expect
      .poll(async () => (await denvr.servers.virtual.getServer(place)).status)
      .toBe('ONLINE');
    expect(await runSample(sample('rofinn-intel-dev'))).toBe(
      'rofinn-intel-dev is ONLINE, 8 × nvidia.com/H100SXM480GB\n',
    );
  });

  it('lists clusters and machines, and runs a container', async () => {
    expect(await runSample(sample('clusters.getAll'))).toMatch(/^Hou1,Msc1\n/);
    expect(await runSample(sample('runContainer'))).toBe('hi\n3\n');
  });
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/irori-home.ts';

it('the tests on a real Ceph RGW are skipped, not failed, where there is none', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/test-rgw.mjs')], {
    encoding: 'utf8',
    env: { PATH: join(root, 'no-such-folder') },
  });
  expect(stdout).toMatch(/^Skipped: there is no radosgw, /);
  expect(stdout).toContain('apt-get install --no-install-recommends radosgw ceph-mon');
  expect(status).toBe(0);
});

import { describe, expect, it } from 'vitest';
import { hardwarePackage, keyClient, openCloud } from './support/scene.ts';

const program = { hardwarePackageName: hardwarePackage, imageUrl: 'alpine' };

describe('logs of the local cloud', () => {
  it.each(['tail', 'head'])(
    'a long log is followed without a lost or doubled line (%s)',
    async (limit) => {
      const lines = 4000;
      const cloud = await openCloud({ set: { 'denvr.logLimit': limit } });
      const { applications } = keyClient(cloud).servers;
      const script = `i=0; while [ $i -lt ${lines} ]; do i=$((i+1)); echo "line $i é"; [ $((i % 400)) = 0 ] && sleep 0.05; done; echo same; echo same; echo end; exec sleep 60`;
      const name = 'app';
      await applications.createCustomApplication({
        name,
        ...program,
        imageCmdOverride: ['/bin/sh', '-c', script],
      });
      let text = '';
      let gaps = 0;
      const onGap = (): void => {
        gaps += 1;
      };
      for await (const piece of applications.logs(name, {
        follow: true,
        pollInterval: 10,
        onGap,
      })) {
        text += piece;
        if (text.endsWith('end\n')) break;
      }
      const wanted = Array.from({ length: lines }, (_, index) => `line ${index + 1} é\n`);
      expect(text).toBe(`${wanted.join('')}same\nsame\nend\n`);
      expect(gaps).toBe(0);
    },
    90_000,
  );

  it('following ends when the application is stopped or goes', async () => {
    const { applications } = keyClient(await openCloud()).servers;
    const imageCmdOverride = ['/bin/sh', '-c', 'echo one; exec sleep 60'];
    await applications.createCustomApplication({ name: 'app', ...program, imageCmdOverride });
    let text = '';
    for await (const piece of applications.logs('app', { follow: true, pollInterval: 10 })) {
      text += piece;
      await applications.wait.untilOnline({ id: 'app' }, { pollInterval: 5 });
      await applications.stopApplication({ id: 'app' });
    }
    expect(text).toBe('one\n');
  });

  it('a boot log is followed over a stop and a start', async () => {
    const { virtual } = keyClient(await openCloud()).servers;
    const machine = { configuration: 'A100_40GB_PCIe_1x', ssh_keys: ['ssh-ed25519 AAAA me'] };
    await virtual.wait.createServer({ name: 'vm', ...machine }, { pollInterval: 5 });
    let text = '';
    for await (const piece of virtual.bootLogs({ id: 'vm' })) text += piece;
    expect(text).toContain('no machine is behind this virtual machine');
    expect(text).toContain('cloud-init');
  });
});

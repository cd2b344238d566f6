import { join } from 'node:path';
import { collectContainers, inspectEngine } from '@irori/local/engines';
import { temporaryDirectory } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { eventually } from '../engine/support.ts';
import {
  containersOf,
  engineClient,
  engineSocket,
  inContainer,
  startContainers,
  testImage,
} from './support.ts';

const url = `unix://${engineSocket}`;

async function leave(dataDir: string, workload: string): Promise<string> {
  const Labels = { 'dev.irori.data-dir': dataDir, 'dev.irori.workload': workload };
  const client = await engineClient();
  return (await client.createContainer({ Image: testImage, Labels })).id;
}

describe.skipIf(engineSocket === undefined)('containers that are left over', () => {
  test('are removed when nobody needs them; all others are left alone', async () => {
    await using folder = await temporaryDirectory();
    const dataDir = join(folder.path, 'cloud');
    const first = await startContainers({ dataDir });
    const { spec } = first.engine.submit(inContainer('echo ready; sleep 100'));
    await eventually(() => first.logText(spec.id) === 'ready\n', 'it is ready');
    const [needed = ''] = await containersOf(dataDir);
    const over = await leave(dataDir, '00000000-0000-4000-8000-000000000000');
    const gone = await leave(join(folder.path, 'gone'), 'x');
    const other = await leave(folder.path, 'x');

    const idsOf = async (remove: boolean): Promise<string[]> => {
      const { leftovers } = await collectContainers({ dataDir, url, remove });
      return leftovers
        .filter(({ id }) => [needed, over, gone, other].includes(id))
        .map(({ id }) => id);
    };
    // A local cloud that runs looks after its own.
    expect(await idsOf(false)).toEqual([gone]);
    await first.close('keep');
    expect(new Set(await idsOf(false))).toEqual(new Set([over, gone]));
    expect(new Set(await idsOf(true))).toEqual(new Set([over, gone]));
    expect(await idsOf(true)).toEqual([]);

    const second = await startContainers({ dataDir });
    expect(second.engine.get(spec.id)?.state).toBe('running');
    await second[Symbol.asyncDispose]();
    await (await engineClient()).getContainer(other).remove();
    expect(await containersOf(dataDir)).toEqual([]);
  });

  test('and their engine is described', async () => {
    const kind = process.env['IRORI_TEST_ENGINE_KIND'] ?? 'docker';
    expect(await inspectEngine({ url })).toMatchObject({ kind: 'found', engine: kind });
  });
});

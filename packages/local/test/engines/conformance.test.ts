import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { script, startEngine, type TestEngine } from '../engine/support.ts';
import { engineSocket, startContainers, testImage } from './support.ts';

/** The same jobs on every runtime. */
const runtimes = [
  { name: 'process', skip: false, open: (): Promise<TestEngine> => startEngine() },
  { name: 'container', skip: engineSocket === undefined, open: startContainers },
] as const;

describe.each(runtimes)('a job on the runtime $name', ({ skip, open }) => {
  describe.skipIf(skip)('ends', () => {
    let local: TestEngine;

    beforeAll(async () => {
      local = await open();
    });

    afterAll(async () => {
      await local?.[Symbol.asyncDispose]();
    });

    test.each([0, 1, 2, 125, 126, 127, 128, 130, 137, 143, 255])('with %i', async (code) => {
      const { exitCode } = await local.run(script(`exit ${code}`, { image: testImage }));
      expect(exitCode).toBe(code);
    });
  });
});

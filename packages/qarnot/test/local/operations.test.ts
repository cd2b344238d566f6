import { createLocalCloud, type LocalCloud } from '@irori/local';
import { methodTable, type OperationId } from '@irori/qarnot';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectDescribed } from './support/description.ts';
import { otherSteps } from './support/other-steps.ts';
import { poolSteps } from './support/pool-steps.ts';
import { Scene } from './support/scene.ts';
import type { Step } from './support/step.ts';
import { taskSteps } from './support/task-steps.ts';

let cloud: LocalCloud;
let scene: Scene;
beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 16 });
  scene = new Scene(cloud);
});
afterAll(() => cloud.close());
afterEach(() => cloud.reset());

// Typed so that an operation without a step does not compile.
const steps: Readonly<Record<OperationId, Step>> = { ...taskSteps, ...poolSteps, ...otherSteps };

describe('against the local cloud', () => {
  it.each(Object.entries(methodTable) as [OperationId, string][])(
    '%s is called by %s',
    async (operation, method) => {
      const call = await steps[operation](scene);
      await scene.answers();
      const way = method.split('.');
      const name = way.pop() ?? '';
      let owner: object = scene.qarnot;
      for (const step of way) owner = Reflect.get(owner, step);
      const spy = vi.spyOn(owner as Record<string, () => void>, name);
      try {
        await call();
        expect(spy).toHaveBeenCalled();
      } finally {
        spy.mockRestore();
      }
      const answers = await scene.answers();
      expect(answers.map((answer) => answer.operation)).toContain(operation);
      for (const answer of answers) expectDescribed(answer.operation, answer.status, answer.body);
    },
    20_000,
  );
});

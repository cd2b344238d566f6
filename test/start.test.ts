import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { IroriHome, root } from './support/irori-home.ts';

const home = new IroriHome();
afterAll(() => home.remove());

it('npm start shows plan, log, accuracy, outputs and cost, and leaves nothing running', async () => {
  const script = join(root, 'scripts/start.mjs');
  const env = { IRORI_PROFILE: 'a-real-cloud-that-must-not-be-reached' };
  const { code, stdout, stderr } = await home.run(process.execPath, [script], env);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^workdir {2,}\S+examples\/iris: \d+ files, [\d.]+ KB packed$/m);
  expect(stdout).toMatch(/^epoch 60\/60 {2}loss 0\.\d{4} {2}accuracy 0\.\d{4}$/m);
  expect(stdout).toMatch(/^Accuracy {2}9\d\.\d % of 45 flowers that the model never saw$/m);
  expect(stdout).toContain('confusion.svg, metrics.json, model.json in examples/iris/outputs');
  expect(stdout).toMatch(/^On DOK {4}0\.\d+ JPY: \d+ s of v100-32gb at 0\.016 JPY a second/m);
  expect(existsSync(join(root, 'examples/iris/outputs/confusion.svg'))).toBe(true);
  expect(existsSync(join(root, '.irori/data/irori/local/endpoint.json'))).toBe(false);
}, 180_000);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { IroriHome, root } from './support/irori-home.ts';

const home = new IroriHome();
afterAll(() => home.remove());

describe('examples/iris', () => {
  it('runs through the command and leaves what it declares', async () => {
    await home.startCloud();
    const jobFile = join(root, 'examples/iris/job.yaml');
    const { code, stdout, stderr } = await home.irori('run', '-f', jobFile, '-o', 'results');
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });

    expect(stdout.match(/^epoch +\d+\/60 {2}loss \d\.\d{4} {2}accuracy \d\.\d{4}$/gm)).toHaveLength(
      60,
    );
    const result = (file: string): string => readFileSync(join(home.cwd, 'results', file), 'utf8');
    const metrics = JSON.parse(result('metrics.json'));
    expect(metrics).toMatchObject({ epochs: 60, seed: 7, flowers: { training: 105, test: 45 } });
    expect(metrics.accuracy).toBeGreaterThanOrEqual(0.9);
    expect(stdout).toContain(`accuracy ${metrics.accuracy.toFixed(4)} on flowers`);
    expect(JSON.parse(result('model.json')).classes).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(result('confusion.svg')).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/);
  });

  it('ends with the code of the program when the program refuses its settings', async () => {
    const jobFile = join(root, 'examples/iris/job.yaml');
    const { code, stdout } = await home.irori('run', '-f', jobFile, '-e', 'EPOCHS=many');
    expect(stdout).toContain('EPOCHS must be a whole number');
    expect(code).toBe(2);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/irori-home.ts';

const [header, ...lines] = readFileSync(join(root, 'examples/iris/iris.csv'), 'utf8')
  .trimEnd()
  .split('\n');
const rows = lines.map((line) => line.split(','));
const column = (index: number, of: readonly string[][] = rows): number[] =>
  of.map((row) => Number(row[index]));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the Iris data', () => {
  it('are 150 flowers of three kinds, 50 of each', () => {
    expect(header).toBe('sepal_length,sepal_width,petal_length,petal_width,species');
    expect(rows).toHaveLength(150);
    for (const species of ['setosa', 'versicolor', 'virginica']) {
      expect(rows.filter((row) => row[4] === species)).toHaveLength(50);
    }
  });

  it('have the means of the published table', () => {
    const means = [0, 1, 2, 3].map((index) => Number(mean(column(index)).toFixed(4)));
    expect(means).toEqual([5.8433, 3.0573, 3.758, 1.1993]);
  });

  it.each([
    ['setosa', [5.006, 3.428, 1.462, 0.246]],
    ['versicolor', [5.936, 2.77, 4.26, 1.326]],
    ['virginica', [6.588, 2.974, 5.552, 2.026]],
  ])('have the means of %s', (species, expected) => {
    const own = rows.filter((row) => row[4] === species);
    const means = [0, 1, 2, 3].map((index) => Number(mean(column(index, own)).toFixed(3)));
    expect(means).toEqual(expected);
  });

  it("follow Fisher's paper in the two rows where a common copy does not", () => {
    expect(lines[34]).toBe('4.9,3.1,1.5,0.2,setosa');
    expect(lines[37]).toBe('4.9,3.6,1.4,0.1,setosa');
  });
});

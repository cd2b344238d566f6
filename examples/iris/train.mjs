/**
 * Learns to tell three kinds of iris apart from four measurements (iris.csv), tests itself on flowers
 * it has not seen, and leaves metrics.json, model.json and confusion.svg beside itself.
 *
 * Environment: SEED (default 7) decides split, order and first weights; EPOCHS (default 60).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { confusionChart } from './chart.mjs';
import { createNetwork, createTrainer, predict, seededRandom, shuffled } from './network.mjs';

const testShare = 0.3;
const batchSize = 15;

function wholeNumber(name, fallback) {
  const text = process.env[name] ?? String(fallback);
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  console.error(`${name} must be a whole number from 1 to 9999999, not "${text}".`);
  process.exit(2);
}

function readFlowers(file) {
  const [header, ...lines] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const featureNames = header.split(',').slice(0, -1);
  const rows = lines.map((line) => line.split(','));
  const classes = [...new Set(rows.map((row) => row.at(-1)))];
  const flowers = rows.map((row) => ({
    features: row.slice(0, -1).map(Number),
    label: classes.indexOf(row.at(-1)),
  }));
  return { featureNames, classes, flowers };
}

/** The same share of every class goes to the test set. */
function stratifiedSplit(flowers, classes, random) {
  const parts = { training: [], test: [] };
  for (const label of classes.keys()) {
    const own = shuffled(
      flowers.filter((flower) => flower.label === label),
      random,
    );
    const held = Math.round(own.length * testShare);
    parts.test.push(...own.slice(0, held));
    parts.training.push(...own.slice(held));
  }
  return parts;
}

/** Mean and deviation of the training flowers only: the test flowers must stay unseen. */
function measureScale(flowers, count) {
  return Array.from({ length: count }, (_, feature) => {
    const values = flowers.map((flower) => flower.features[feature]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, deviation: Math.sqrt(variance) };
  });
}

function standardized(flowers, scale) {
  return flowers.map(({ features, label }) => ({
    features: features.map((value, index) => (value - scale[index].mean) / scale[index].deviation),
    label,
  }));
}

function confusionOf(network, flowers, size) {
  const table = Array.from({ length: size }, () => new Array(size).fill(0));
  for (const { features, label } of flowers) table[label][predict(network, features)] += 1;
  return table;
}

function accuracyOf(table) {
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  return table.reduce((sum, row, index) => sum + row[index], 0) / total;
}

const rounded = (value) => Number(value.toFixed(4));

function describeClasses(table, classes) {
  return Object.fromEntries(
    classes.map((name, index) => {
      const said = table.reduce((sum, row) => sum + row[index], 0);
      const real = table[index].reduce((sum, count) => sum + count, 0);
      const right = table[index][index];
      return [
        name,
        { precision: rounded(said === 0 ? 0 : right / said), recall: rounded(right / real) },
      ];
    }),
  );
}

const save = (file, text) => writeFileSync(new URL(file, import.meta.url), text);
const saveJson = (file, value) => save(file, `${JSON.stringify(value, null, 2)}\n`);

function train({ network, training, test, classes, epochs, random }) {
  const trainOn = createTrainer(network, { rate: 0.05, momentum: 0.9 });
  let loss = 0;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const order = shuffled(training, random);
    loss = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      loss += trainOn(order.slice(start, start + batchSize));
    }
    loss /= order.length;
    const accuracy = accuracyOf(confusionOf(network, test, classes.length));
    const count = String(epoch).padStart(String(epochs).length);
    console.log(
      `epoch ${count}/${epochs}  loss ${loss.toFixed(4)}  accuracy ${accuracy.toFixed(4)}`,
    );
  }
  return loss;
}

const seed = wholeNumber('SEED', 7);
const epochs = wholeNumber('EPOCHS', 60);
const random = seededRandom(seed);
const { featureNames, classes, flowers } = readFlowers('iris.csv');
const split = stratifiedSplit(flowers, classes, random);
const scale = measureScale(split.training, featureNames.length);
const training = standardized(split.training, scale);
const test = standardized(split.test, scale);
console.log(
  `${flowers.length} flowers: ${training.length} to learn from, ${test.length} to test on`,
);

const network = createNetwork({ inputs: 4, hidden: 8, classes: classes.length, random });
const loss = train({ network, training, test, classes, epochs, random });
const confusion = confusionOf(network, test, classes.length);
const accuracy = accuracyOf(confusion);

saveJson('metrics.json', {
  accuracy: rounded(accuracy),
  loss: rounded(loss),
  epochs,
  seed,
  flowers: { training: training.length, test: test.length },
  classes: describeClasses(confusion, classes),
  confusion,
});
saveJson('model.json', { classes, features: featureNames, scale, network });
save('confusion.svg', confusionChart({ classes, confusion, accuracy }));
console.log(`accuracy ${accuracy.toFixed(4)} on flowers the model never saw`);

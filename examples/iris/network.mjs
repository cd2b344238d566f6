/**
 * A network with one hidden layer (tanh, then softmax), trained with gradient descent and momentum.
 * Small enough to be read in one go; nothing but Node is needed.
 */

/** The same numbers from the same seed on every machine (mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy (Fisher and Yates: the same Fisher who published the flowers). */
export function shuffled(items, random) {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}

function createLayer(inputs, outputs, random) {
  const scale = Math.sqrt(6 / (inputs + outputs));
  return {
    weights: Array.from({ length: outputs }, () =>
      Array.from({ length: inputs }, () => (2 * random() - 1) * scale),
    ),
    biases: new Array(outputs).fill(0),
  };
}

export function createNetwork({ inputs, hidden, classes, random }) {
  return {
    hidden: createLayer(inputs, hidden, random),
    output: createLayer(hidden, classes, random),
  };
}

function apply(layer, values) {
  return layer.weights.map((row, unit) =>
    row.reduce((sum, weight, input) => sum + weight * values[input], layer.biases[unit]),
  );
}

function softmax(values) {
  const highest = Math.max(...values);
  const exponentials = values.map((value) => Math.exp(value - highest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}

/** The activations of the hidden layer and the probability of each class. */
export function forward(network, features) {
  const hidden = apply(network.hidden, features).map(Math.tanh);
  return { hidden, probabilities: softmax(apply(network.output, hidden)) };
}

/** The class that the network thinks most likely. */
export function predict(network, features) {
  const { probabilities } = forward(network, features);
  return probabilities.indexOf(Math.max(...probabilities));
}

const zerosLike = (layer) => ({
  weights: layer.weights.map((row) => row.map(() => 0)),
  biases: layer.biases.map(() => 0),
});

function accumulate(gradient, errors, inputs) {
  for (const [unit, error] of errors.entries()) {
    gradient.biases[unit] += error;
    for (const [input, value] of inputs.entries()) gradient.weights[unit][input] += error * value;
  }
}

function descend(layer, velocity, gradient, { rate, momentum, size }) {
  for (const [unit, row] of layer.weights.entries()) {
    velocity.biases[unit] =
      momentum * velocity.biases[unit] - (rate * gradient.biases[unit]) / size;
    layer.biases[unit] += velocity.biases[unit];
    for (const input of row.keys()) {
      const step = (rate * gradient.weights[unit][input]) / size;
      velocity.weights[unit][input] = momentum * velocity.weights[unit][input] - step;
      row[input] += velocity.weights[unit][input];
    }
  }
}

/** Returns a function that trains the network on one batch and returns the summed loss of it. */
export function createTrainer(network, { rate, momentum }) {
  const velocity = { hidden: zerosLike(network.hidden), output: zerosLike(network.output) };
  return (batch) => {
    const gradient = { hidden: zerosLike(network.hidden), output: zerosLike(network.output) };
    let loss = 0;
    for (const { features, label } of batch) {
      const { hidden, probabilities } = forward(network, features);
      loss -= Math.log(Math.max(probabilities[label], 1e-12));
      const outputErrors = probabilities.map((value, index) => value - (index === label ? 1 : 0));
      const hiddenErrors = hidden.map((activation, unit) => {
        const blame = outputErrors.reduce(
          (sum, error, index) => sum + error * network.output.weights[index][unit],
          0,
        );
        return blame * (1 - activation ** 2);
      });
      accumulate(gradient.output, outputErrors, hidden);
      accumulate(gradient.hidden, hiddenErrors, features);
    }
    const step = { rate, momentum, size: batch.length };
    descend(network.output, velocity.output, gradient.output, step);
    descend(network.hidden, velocity.hidden, gradient.hidden, step);
    return loss;
  };
}

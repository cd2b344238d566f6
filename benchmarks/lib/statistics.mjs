/** The value below which the given share (0 to 1) of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

export const median = (numbers) => quantile(numbers, 0.5);

/**
 * Measures several contenders in alternating rounds, so that whatever else the machine does meets all
 * of them alike. Returns the numbers of each contender by name.
 */
export async function alternate(contenders, { rounds, warmUp = 1 }) {
  const numbers = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(contenders)) {
      const value = await measure();
      if (round >= 0) numbers[name].push(value);
    }
  }
  return numbers;
}

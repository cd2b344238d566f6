/**
 * Prints the time of each line in it: COUNT lines, one every INTERVAL ms, each the milliseconds since 1970 with fraction.
 */
const [, , count = '100', interval = '10'] = process.argv;
let left = Number(count);
const timer = setInterval(() => {
  process.stdout.write(`${(performance.timeOrigin + performance.now()).toFixed(3)}\n`);
  left -= 1;
  if (left === 0) clearInterval(timer);
}, Number(interval));

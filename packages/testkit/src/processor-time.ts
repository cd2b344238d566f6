/**
 * How many milliseconds of processor time synchronous work takes. What else the machine has to do
 * does not count.
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

// Runs the samples of one document one after the other, each to its very end: until nothing is left
// to do in the process. Prints a line of JSON for each.
const files = process.argv.slice(2);
const problems = [];
let running;

console.error = (...args) => {
  // The sample on debugging prints these; everything else on stderr is a complaint.
  if (!String(args[0]).startsWith('dok-sdk:')) problems.push(args.map(String).join(' '));
};
console.log = () => {};
process.on('uncaughtException', (error) => problems.push(String(error?.stack ?? error)));
process.stdout.write = (
  (write) =>
  (data, ...rest) =>
    String(data).startsWith('{"sample":') ? write.call(process.stdout, data, ...rest) : true
)(process.stdout.write);

async function runNext() {
  if (running !== undefined) {
    process.stdout.write(`${JSON.stringify({ sample: running, problems: problems.splice(0) })}\n`);
    delete process.env.DEBUG;
  }
  running = files.shift();
  if (running !== undefined) await import(running).catch((error) => problems.push(error.stack));
  // Without anything to do the process would end before it hears of `beforeExit` again.
  if (running !== undefined) setImmediate(() => {});
}
process.on('beforeExit', () => void runNext());

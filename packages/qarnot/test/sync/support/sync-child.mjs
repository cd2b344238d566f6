// Runs one sync in a process of its own, which a test may kill. It is the built package: `tsc -b`
// comes before the tests.
import { Qarnot } from '../../../dist/index.js';

const { client, verb, bucket, dir, options } = JSON.parse(process.argv[2] ?? '');
const qarnot = new Qarnot(client);
process.stdout.write(`${JSON.stringify(await qarnot.buckets[verb](bucket, dir, options))}\n`);

/**
 * A folder goes up, four instances work on it, their output is followed, and what they made comes
 * down: one instance for each weather station in `stations/`.
 */
import { join } from 'node:path';
import { Qarnot } from '@irori/qarnot';

const input = 'weather-stations';
const output = 'weather-summaries';
const folder = join(import.meta.dirname, 'stations');
const [results = 'results'] = process.argv.slice(2);

const qarnot = new Qarnot();
await qarnot.buckets.create(input);
await qarnot.buckets.create(output);

const sent = await qarnot.buckets.syncTo(input, folder);
console.log(`${sent.uploaded} files sent, ${sent.skipped} were there already`);

const task = await qarnot.tasks.run(
  {
    name: 'weather summary',
    profile: 'docker-batch',
    instanceCount: 4,
    constants: {
      DOCKER_REPO: 'library/alpine',
      DOCKER_TAG: '3.20',
      DOCKER_CMD: 'sh summarize.sh',
    },
    resourceBuckets: [input],
    resultBucket: output,
  },
  {
    onLine: ({ instance, stream, text }) => console.log(`[${instance}] ${stream}: ${text}`),
  },
);
console.log(`${task.state}, ${task.resultsCount} results`);

const fetched = await qarnot.buckets.syncFrom(output, results);
console.log(`${fetched.downloaded} files fetched into ${results}`);
if (task.state !== 'Success') process.exitCode = 1;

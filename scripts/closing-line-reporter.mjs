import { existsSync, readFileSync } from 'node:fs';

/** What tests before this run came to, by the file that `IRORI_TEST_COUNTS` names. */
function countsBefore() {
  const { IRORI_TEST_COUNTS: file } = process.env;
  if (!file || !existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  return text === '' ? undefined : JSON.parse(text);
}

/**
 * Ends a test run with one plain line that people and CI systems can read: `N passed, N failed`. A
 * test that never came to an end (its worker died) and an error outside every test count as failed.
 */
export default class ClosingLineReporter {
  onTestRunEnd(modules, unhandledErrors = []) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let own = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        own += 1;
        // Within a skipped suite a suite that is skipped for a reason of its own stays pending.
        const isLeftOut = state === 'pending' && module.state() === 'skipped';
        counts[isLeftOut ? 'skipped' : state === 'pending' ? 'failed' : state] += 1;
      }
      if (own === 0 && module.state() === 'failed') counts.failed += 1;
    }
    const before = countsBefore();
    for (const kind of Object.keys(counts)) counts[kind] += before?.[kind] ?? 0;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    process.on('exit', () => {
      if (before !== undefined) {
        const { passed, failed, skipped: left, failures } = before;
        process.stdout.write(
          `\nof these on container engines: ${passed} passed, ${failed} failed, ${left} skipped`,
        );
        for (const failure of failures) process.stdout.write(`\nfailed: ${failure}`);
      }
      process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
    });
  }
}

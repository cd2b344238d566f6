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
        counts[state === 'pending' ? 'failed' : state] += 1;
      }
      if (own === 0 && module.state() === 'failed') counts.failed += 1;
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    process.on('exit', () => {
      process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
    });
  }
}

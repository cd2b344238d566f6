import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests import the packages from source, so a failing test never depends on a stale build. */
export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@irori\/(core|denvr|dok|jobs|local|qarnot|testkit)$/,
        replacement: source('packages/$1/src/index.ts'),
      },
      { find: /^@irori\/core\/base$/, replacement: source('packages/core/src/base.ts') },
      { find: /^@irori\/jobs\/offers$/, replacement: source('packages/jobs/src/offers.ts') },
      { find: /^@irori\/local\/engines$/, replacement: source('packages/local/src/engines.ts') },
      { find: /^@irori\/core\/node$/, replacement: source('packages/core/src/node/index.ts') },
    ],
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    // These find what hangs, not what is slow: a busy machine takes twenty times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 40_000 } },
    pool: 'forks',
    // Many tests wait for processes and timers of their own, so a core more than there is pays off.
    maxWorkers: Math.max(3, availableParallelism()),
    reporters: ['default', './scripts/closing-line-reporter.mjs'],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/browser/support/run.ts',
    setupFiles: 'test/browser/support/setup.ts',
    isolate: false,
    pool: 'threads',
    // One thread, in which two tests of a file at a time share a browser and all know what was inspected.
    maxWorkers: 1,
    maxConcurrency: 2,
    // Ends what hangs; the slowest machine stays far below it.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});

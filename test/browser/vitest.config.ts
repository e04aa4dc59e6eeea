import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/browser/**/*.test.ts'],
    isolate: false,
    pool: 'threads',
    // Each file has a program and a browser of its own.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});

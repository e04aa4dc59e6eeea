import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/package/**/*.test.ts'],
    // Ends what hangs; the slowest machine stays far below it.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});

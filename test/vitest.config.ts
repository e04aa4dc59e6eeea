import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What knows no database has been tested by `npm test`; on PostgreSQL it would only be the same once more. */
function testsOfEachDatabase(): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((file) => join('test', file))
    .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('eachDatabase('));
}

export default defineConfig({
  test: {
    root: '.',
    globalSetup: 'test/support/global-setup.ts',
    include: process.env['TEST_ONLY_POSTGRES'] === '1' ? testsOfEachDatabase() : ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/bench/**', 'node_modules/**'],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    // Only what hangs takes so long, however busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

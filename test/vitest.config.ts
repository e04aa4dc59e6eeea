import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * What knows no database, or only rules, has been tested by `npm test`; on PostgreSQL it would be the same once more.
 * TEST_ALL_POSTGRES=1 asks for the rules as well.
 */
function testsOnPostgres(): string[] {
  const wanted = process.env['TEST_ALL_POSTGRES'] === '1' ? /\b(each|any)Database\(/ : /\beachDatabase\(/;
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((file) => join('test', file))
    .filter((file) => file.endsWith('.test.ts') && wanted.test(readFileSync(file, 'utf8')));
}

const isPostgresOnly = process.env['TEST_ONLY_POSTGRES'] === '1';

export default defineConfig({
  test: {
    root: '.',
    globalSetup: 'test/support/global-setup.ts',
    include: isPostgresOnly ? testsOnPostgres() : ['test/**/*.test.ts'],
    // The other tests of these files open SQLite, or nothing.
    ...(isPostgresOnly && { testNamePattern: /^ ?postgres / }),
    exclude: ['test/browser/**', 'test/bench/**', 'test/package/**', 'node_modules/**'],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    // Only what hangs takes so long, however busy the machine is.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    // `npm run test:pg -- --coverage` tells which SQL no test runs on PostgreSQL.
    coverage: {
      include: ['src/**/*-{repository,read-model}.ts'],
      reporter: ['text'],
      reportsDirectory: 'build/coverage',
    },
  },
});

import { test } from 'vitest';
import { eachDatabase } from '../support/database.ts';
import { walkUntilAllSeen } from './walk-types.ts';

eachDatabase((dialect, open) => {
  test('leases, walked by a seeded walker, visit everything and nothing forbidden leaves a trace', async () => {
    await walkUntilAllSeen(open, 'lease', dialect);
  }, 900_000);
});

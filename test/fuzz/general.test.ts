import { test } from 'vitest';
import { eachDatabase } from '../support/database.ts';
import { walkUntilAllSeen } from './walk-types.ts';

eachDatabase((dialect, open) => {
  test('general disputes, leads and overlays, walked by a seeded walker, visit everything and nothing forbidden leaves a trace', async () => {
    await walkUntilAllSeen(open, 'general', dialect);
  }, 900_000);
});

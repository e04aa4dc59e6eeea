import { test } from 'vitest';
import { eachDatabase } from '../support/database.ts';
import { expectWholeReplay } from './corpus/expect-replay.ts';

eachDatabase((_dialect, open) => {
  test('general disputes, leads and overlays, replayed from recorded commands, visit everything and nothing forbidden leaves a trace', async () => {
    await expectWholeReplay(open, 'general');
  });
});

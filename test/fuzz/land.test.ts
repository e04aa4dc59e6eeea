import { test } from 'vitest';
import { anyDatabase } from '../support/database.ts';
import { expectWholeReplay } from './corpus/expect-replay.ts';

anyDatabase((_dialect, open) => {
  test('land disputes, replayed from recorded commands, visit everything and nothing forbidden leaves a trace', async () => {
    await expectWholeReplay(open, 'land');
  });
});

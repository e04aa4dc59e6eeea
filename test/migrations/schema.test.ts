import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { schemaText } from '../../scripts/schema-text.ts';
import { migrateToLatest, pendingMigrations, rollbackAll } from '../../src/platform/database/migrate.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { eachDatabase } from '../support/database.ts';

eachDatabase((_name, open) => {
  test('schema, migrated from nothing, equals the committed text', async () => {
    const { db, close } = await open();
    try {
      expect(await schemaText(db)).toBe(readFileSync(projectFile('migrations', 'schema.txt'), 'utf8'));
    } finally {
      await close();
    }
  });

  test('migrations, taken back and run again, leave nothing behind and end the same', async () => {
    const { db, close } = await open();
    try {
      await rollbackAll(db);
      expect(await schemaText(db)).toBe('\n');
      expect(await pendingMigrations(db)).toEqual(migrations.map(({ name }) => name));
      await migrateToLatest(db);
      expect(await pendingMigrations(db)).toEqual([]);
    } finally {
      await close();
    }
  });
});

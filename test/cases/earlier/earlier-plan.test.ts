import { expect, test } from 'vitest';
import { findCase } from '../../../src/cases/core/case-repository.ts';
import { openTestDatabase } from '../../support/database.ts';
import { county, kelu, viewer, writeCases } from '../lists/list-world.ts';
import { earlierService, writePeople } from './earlier-world.ts';

test('person with two hundred disputes, looked at by any role, is found by the indexes of people, not by reading cases', async () => {
  const database = await openTestDatabase();
  const ids = Array.from({ length: 201 }, (_, index) => `case${index}`);
  await writeCases(
    database,
    ids.map((id) => ({ id })),
  );
  const someone = {
    place: 'party',
    name: '陈志明',
    idNo: 'id1',
    phone: 'tel1',
    address: '迈港村12号',
  } as const;
  await writePeople(
    database,
    ids.map((caseId) => ({ ...someone, caseId, id: `${caseId}-who` })),
  );
  const sent: { sql: string; bindings: readonly unknown[] }[] = [];
  database.db.read.on('query', (query: { sql: string; bindings: readonly unknown[] }) => sent.push(query));
  try {
    const subject = await findCase(database.db.read, 'case0');
    if (subject === null) throw new Error('no case');
    for (const role of ['clerk', 'coordinator', 'leader', 'county', 'chair', 'mediator'] as const) {
      sent.length = 0;
      const as = viewer(role, role === 'county' ? county : kelu);
      const page = await earlierService(database).page(as, subject, { limit: 20 });
      if (role === 'clerk') expect(page).toMatchObject({ total: 200, setAside: 0 });
      const searches = sent.filter(({ sql }) => sql.includes('join `cases`'));
      expect(searches.length).toBe(3);
      for (const { sql, bindings } of searches) {
        const rows: { detail: string }[] = await database.db.read.raw(`explain query plan ${sql}`, [
          ...bindings,
        ] as string[]);
        const plan = rows.map(({ detail }) => detail).join('\n');
        expect(plan, plan).not.toMatch(/SCAN (who|cases)/);
        expect(plan, plan).toMatch(/SEARCH who USING INDEX \w+_(id_no|phone|name|address) /);
        expect(plan, plan).toMatch(/SEARCH cases USING INDEX sqlite_autoindex/);
      }
    }
  } finally {
    await database.close();
  }
});

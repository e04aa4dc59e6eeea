import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/audit/verify-audit.ts';
import { findCase } from '../../../src/cases/core/case-repository.ts';
import type { Viewer } from '../../../src/identity/viewer.ts';
import type { JobTools } from '../../../src/jobs/job.ts';
import type { LedgerImport } from '../../../src/ledgers/importing/ledger-import.ts';
import { replayAll } from '../../../src/workflow/versions/replay.ts';
import { exportedFile } from '../../exports/exported-file.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { bytesOf, expectedOf, ledgers } from '../ledgers.ts';

const tools: JobTools = { report: () => undefined, signal: new AbortController().signal };

async function brought(office: TestOffice, viewer: Viewer, file: string): Promise<LedgerImport> {
  const { id } = await office.ledgers.bring(viewer, { name: file, bytes: bytesOf(file) });
  await office.ledgers.read(viewer, await office.ledgers.find(viewer, id), tools);
  return office.ledgers.find(viewer, id);
}

/** Everything told of the cases, to be compared. */
async function told(office: TestOffice): Promise<unknown[]> {
  return office.db.read('cases').orderBy('id').select('id', 'rev', 'summary', 'phase', 'updated_at');
}

async function casesIn(office: TestOffice): Promise<number> {
  const row = await office.db.read('cases').count({ n: '*' }).first();
  return Number(row?.['n']);
}

eachDatabase((_dialect, open) => {
  describe.each(ledgers)('$file', ({ name, file }) => {
    let office: TestOffice;
    let clerk: Viewer;
    beforeAll(async () => {
      office = await openOffice(open);
      clerk = await office.as('clerk');
    });
    afterAll(() => office.close());

    test('ledger, read, previewed and confirmed, becomes as many cases as are importable; a second time none', async () => {
      const { counts, totalsOfImportable: totals } = expectedOf(name);
      const before = await casesIn(office);
      const read = await brought(office, clerk, file);

      expect(read.counts).toMatchObject({
        dataRows: counts['dataRows'],
        importable: counts['importable'],
        rejected: counts['rejected'],
        flagged: counts['flagged'],
        duplicatePairs: counts['duplicatePairs'],
        alreadyThere: 0,
        byType: totals.byType,
        byOutcome: totals.byOutcome,
        amountFen: totals.amountFen,
      });
      expect(await casesIn(office)).toBe(before);

      await office.ledgers.confirm(clerk, read, tools);
      expect(await casesIn(office)).toBe(before + (counts['importable'] ?? 0));

      const again = await brought(office, clerk, file);
      expect(again.counts).toMatchObject({ alreadyThere: counts['importable'], duplicatePairs: 0 });
      await office.ledgers.confirm(clerk, again, tools);
      expect(await casesIn(office)).toBe(before + (counts['importable'] ?? 0));
    });

    test('cases of the ledger, exported in the layout it is read in and imported again, are known and stay as they are', async () => {
      const before = await told(office);
      const { bytes, name: fileName } = await exportedFile(office, 'clerk', 'cases', {
        query: { tab: 'all' },
      });
      const { id } = await office.ledgers.bring(clerk, { name: fileName, bytes });
      await office.ledgers.read(clerk, await office.ledgers.find(clerk, id), tools);

      const again = await office.ledgers.find(clerk, id);
      expect(again.counts).toMatchObject({
        ...{ dataRows: before.length, importable: before.length, alreadyThere: before.length },
        ...{ rejected: 0, duplicatePairs: 0 },
      });
      await office.ledgers.confirm(clerk, again, tools);
      expect(await told(office)).toEqual(before);
    });

    test('cases that came from the ledger, looked at, are resolved as it says, with its words as their basis', async () => {
      const { totalsOfImportable: totals } = expectedOf(name);
      const rows = await office.db.read('ledger_rows').where({ how: 'made' });
      const resolved = await office.db.read('cases').where({ resolved_how: 'imported', phase: 'imported' });

      expect(resolved).toHaveLength(totals.byOutcome['resolved'] ?? 0);
      const waiting = rows.filter(({ outcome }) => outcome !== 'resolved');
      const first = waiting[0] && (await findCase(office.db.read, waiting[0].case_id));
      expect(first).toMatchObject({ phase: 'triage', isOpen: true, resolvedAt: null });
    });

    test('histories and audit log after the import, replayed and verified, are sound', async () => {
      const replay = await replayAll(office.db.read, office.registry, office.stores);

      expect(replay.findings).toEqual([]);
      expect(await verifyAudit(office.db)).toMatchObject({ isSound: true });
    });
  });

  test('pair that somebody calls the same, confirmed, becomes one case, and is not asked again', async () => {
    const office = await openOffice(open);
    try {
      const clerk = await office.as('clerk');
      const read = await brought(office, clerk, 'village-2026.xlsx');
      const preview = await office.ledgers.preview(read);
      const [pair] = preview?.pairs ?? [];
      await office.ledgers.decide(clerk, read, new Map([[pair?.pair ?? '', 'same' as const]]));
      const before = await casesIn(office);

      expect(await office.ledgers.confirm(clerk, read, tools)).toEqual({ made: 36, same: 1 });
      expect(await casesIn(office)).toBe(before + 36);
      const again = await brought(office, clerk, 'village-2026.xlsx');
      expect(again.counts).toMatchObject({ alreadyThere: 37, duplicatePairs: 0 });
    } finally {
      await office.close();
    }
  });

  test('import that is cancelled while it writes, looked at, has written nothing', async () => {
    const office = await openOffice(open);
    try {
      const clerk = await office.as('clerk');
      const read = await brought(office, clerk, 'town-2026H1.xlsx');
      const before = await casesIn(office);
      const abort = new AbortController();
      const report = (done: number) => {
        if (done > 0) abort.abort();
      };

      await expect(office.ledgers.confirm(clerk, read, { report, signal: abort.signal })).rejects.toThrow();
      expect(await casesIn(office)).toBe(before);
      expect(await office.db.read('ledger_rows')).toEqual([]);
      expect(await office.ledgers.find(clerk, read.id)).toMatchObject({ state: 'read' });
    } finally {
      await office.close();
    }
  });

  test('case registered before and told again by a ledger, previewed, is shown as a pair with its code', async () => {
    const office = await openOffice(open);
    try {
      const clerk = await office.as('clerk');
      const made = await office.cases.service.registerCase(clerk, {
        type: 'general',
        summary: '彭少兰供货给雷州市某虾苗场，尾款一直未结，双方对账目有出入。',
        areaCode: clerk.areaCode,
        reportedAt: '2026-01-20T10:00:00+08:00',
        parties: [
          { side: 'applicant', kind: 'person', name: '彭少兰', telephone: '13800000278' },
          { side: 'respondent', kind: 'organisation', name: '雷州市某虾苗场' },
        ],
      });
      const read = await brought(office, clerk, 'village-2026.xlsx');
      const preview = await office.ledgers.preview(read);
      const pair = preview?.pairs.find(({ caseId }) => caseId === made.id);

      expect(pair).toMatchObject({
        a: { name: made.code, isCase: true },
        b: { name: '2026年!4' },
        kind: 'near',
      });
      await office.ledgers.decide(clerk, read, new Map([[pair?.pair ?? '', 'same' as const]]));
      expect(await office.ledgers.confirm(clerk, read, tools)).toEqual({ made: 36, same: 1 });
    } finally {
      await office.close();
    }
  });
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { generatedSpecs } from '../../seeds/demo-generator.ts';
import { verifyAudit } from '../../src/audit/verify-audit.ts';
import { loadDemoCases } from '../../src/demo/play-cases.ts';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { dumpCases } from './office-dump.ts';

eachDatabase((_name, open) => {
  test('cases written in bulk, compared with the same through the services, are the same to every row', async () => {
    const [size, courses] = [30 + 14 + 14, 14];
    const offices: TestOffice[] = [];
    try {
      for (const isBulk of [false, true]) {
        const office = await openOffice(open);
        offices.push(office);
        expect(await loadDemoCases(office, size, undefined, { courses, isBulk })).toBe(size);
      }
      const [byServices, inBulk] = offices as [TestOffice, TestOffice];

      expect(await dumpCases(inBulk)).toEqual(await dumpCases(byServices));
      await expectSound(inBulk);
      for (const { applicant } of generatedSpecs(size - 30, courses).slice(-1)) {
        await expectFound(inBulk, applicant);
      }
    } finally {
      for (const office of offices) await office.close();
    }
  });
});

/** Chains, digests and sealed values hold, and nothing is wrong that the integrity report would name. */
async function expectSound(office: TestOffice): Promise<void> {
  const { db, registry, stores, documents } = office;
  expect((await replayAll(db.read, registry, stores)).findings).toEqual([]);
  expect(await verifyAudit(db)).toMatchObject({ isSound: true });
  for (const { id, case_id: caseId } of await db.read('documents').select('id', 'case_id')) {
    expect(await documents.verification.isIntact(caseId, id)).toBe(true);
  }
  const signed = await db
    .read('history')
    .join('agreement_signatures', 'agreement_signatures.case_id', 'history.subject_id')
    .where({ event: 'sign', signer: 'party' })
    .select('data', 'person_name', 'party_id');
  const digested = signed
    .map((row) => ({ ...row, data: JSON.parse(row.data) }))
    .filter(({ data, party_id }) => data.values.partyId === party_id);
  expect(digested.length).toBeGreaterThan(10);
  for (const { data, person_name } of digested) {
    expect(data.digests.personName).toBe(
      createHash('sha256').update(`${data.salt}\n${person_name}`).digest('hex'),
    );
  }
}

async function expectFound(
  office: TestOffice,
  who: { readonly name: string; readonly telephone?: string },
): Promise<void> {
  const viewer = await office.as('coordinator');
  const { lines } = await office.caseLists.list(viewer, { tab: 'all', q: who.name }, { limit: 50 });
  const ids = lines.map(({ id }) => id);
  const party = await office.db.read('parties').whereIn('case_id', ids).orderBy('id', 'desc').first('id');
  expect((await office.cases.parties.secretsOf(office.db.read, party.id))?.telephone).not.toBeUndefined();
  const byPhone = await office.cases.parties.casesByIndex(office.db.read, 'phone', who.telephone ?? '');
  expect(ids).toContain(byPhone[0]);
}

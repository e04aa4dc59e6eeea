import { expect, test } from 'vitest';
import { findCase } from '../../src/cases/core/case-repository.ts';
import type { CaseListFilter } from '../../src/cases/lists/filters-read-model.ts';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { Random } from '../fuzz/random.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { leading, likenessOf, randomTold, type Told } from './twins.ts';

const receivedOn = '2026-11-20';
const types = ['general', 'labor', 'land', 'lease'];

async function register(office: TestOffice, told: Told): Promise<string> {
  return (await office.cases.service.registerCase(await office.as('clerk'), told)).id;
}

async function fire(office: TestOffice, as: string, id: string, event: string, data: object): Promise<void> {
  const row = await findCase(office.db.read, id);
  if (!row) throw new Error(`no case ${id}`);
  await office.cases.service.fire(await office.as(as), row, { event, data });
}

async function correct(
  office: TestOffice,
  id: string,
  wrong: Told,
  right: Told,
  isAccepted: boolean,
): Promise<void> {
  const row = await findCase(office.db.read, id);
  if (!row) throw new Error(`no case ${id}`);
  const { parties } = await office.cases.service.peopleOf(row);
  const data = leading(wrong, right, parties, isAccepted, receivedOn);
  if (!isAccepted) return fire(office, 'clerk', id, 'correctCase', data);
  await fire(office, 'clerk', id, 'proposeCorrection', data);
  await fire(office, 'coordinator', id, 'confirmCorrection', {});
}

/** Where a case is found and counted: by each of its words, in the lists, in the figures. */
async function foundBy(office: TestOffice, id: string, told: Told): Promise<object> {
  const viewer = await office.as('coordinator');
  const row = await findCase(office.db.read, id);
  const hit = async (filter: Omit<CaseListFilter, 'tab'>) => {
    const { lines } = await office.caseLists.list(viewer, { tab: 'all', ...filter }, { limit: 200 });
    return lines.some(({ code }) => code === row?.code);
  };
  const words = [told.parties[0]?.name, told.parties[1]?.name, told.place, told.summary.slice(3, 8)];
  const searched = await Promise.all(words.flatMap((q) => (q === undefined ? [] : [hit({ q })])));
  const area = office.areas.getArea(told.areaCode);
  const month = told.reportedAt.slice(0, 7);
  const listed = await Promise.all([hit({ type: told.type }), hit({ area }), hit({ type: told.type, area })]);
  const { rows } = await office.statistics.casesBehind(
    { indicator: 'I01', from: `${month}-01` as never, type: told.type } as never,
    viewer,
  );
  return { searched, listed, counted: rows.some(({ code }) => code === row?.code) };
}

eachDatabase((_name, open) => {
  test('case, told wrongly and corrected before or after acceptance, is the one that was told right from the start', async () => {
    const office = await openOffice(open, '2026-11-24T09:00:00+08:00');
    try {
      for (let seed = 1; seed <= 10; seed += 1) {
        const random = new Random(seed);
        const isAccepted = seed % 2 === 0;
        const now = office.clock.now();
        const kinds = isAccepted ? ['general', 'labor'] : types;
        const right = randomTold(random, now, kinds);
        const told = randomTold(random, now, kinds);
        const wrong = isAccepted ? { ...told, type: right.type } : told;
        const ids = { right: await register(office, right), wrong: await register(office, wrong) };
        if (isAccepted) {
          for (const id of [ids.right, ids.wrong]) {
            const isWrong = id === ids.wrong && seed % 4 === 0;
            await fire(office, 'clerk', id, 'accept', {
              committeeId: 'demo-committee-town',
              applicationForm: 'oral',
              applicationReceivedOn: isWrong ? '2026-11-02' : receivedOn,
            });
          }
        }
        await correct(office, ids.wrong, wrong, right, isAccepted);
        office.testClock.advance(60_000);
        const issued = isAccepted ? ['D03'] : [];
        for (const id of [ids.right, ids.wrong]) {
          const row = await findCase(office.db.read, id);
          for (const code of issued) {
            if (row)
              await office.documents.service.issue(await office.as('clerk'), row, code, {
                isMissingConfirmed: true,
              });
          }
        }

        expect(await likenessOf(office, ids.wrong), `seed ${seed}`).toEqual(
          await likenessOf(office, ids.right),
        );
        const found = await foundBy(office, ids.right, right);
        expect(await foundBy(office, ids.wrong, right), `seed ${seed}`).toEqual(found);
        expect(JSON.stringify(found)).toContain('true');
      }
      const { findings } = await replayAll(office.db.read, office.registry, office.stores);
      expect(findings).toEqual([]);
    } finally {
      await office.close();
    }
  });
});

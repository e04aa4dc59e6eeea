import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { demoAreas } from '../../seeds/demo-offices.ts';
import { AppError } from '../../src/platform/errors.ts';
import { onRoad, type Road } from '../mediation/proceedings-world.ts';
import { eachDatabase } from '../support/database.ts';
import { TestSite } from '../support/site.ts';

/** What a page would send, with what is typed. */
function filled(html: string, typed: Record<string, string>): Record<string, string> {
  const $ = load(html);
  const fields = $('#form')
    .serializeArray()
    .map(({ name, value }) => [name, value]);
  return { ...Object.fromEntries(fields), ...typed };
}

async function page(road: Road, site: TestSite, as: string, event: string) {
  const agent = await site.as(as);
  const path = `/cases/${(await road.case()).code}/actions/${event}`;
  const shown = await agent.get(path);
  const send = async (from: { readonly text: string }, typed: Record<string, string>) =>
    agent.post(path).type('form').send(filled(from.text, typed));
  return { shown, send };
}

const papersOf = async (road: Road) =>
  (await road.rows('documents')).map(({ code, state }) => `${code} ${state}`).sort();

async function statusOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.status;
    throw error;
  }
  return 200;
}

async function accepted(road: Road): Promise<void> {
  await road.register();
  await road.fire('clerk', 'accept', {
    committeeId: 'demo-committee-town',
    applicationForm: 'oral',
    applicationReceivedOn: '2026-02-20',
  });
  await road.office.documents.service.issue(await road.office.as('clerk'), await road.case(), 'D03');
}

eachDatabase((_name, open) => {
  test('name and day of an accepted dispute, corrected on the page, are shown with paper and deadline first and changed by a second person', async () => {
    await onRoad(
      open,
      async (road) => {
        const site = new TestSite(road.office);
        await accepted(road);
        const { shown, send } = await page(road, site, 'clerk', 'proposeCorrection');
        expect(load(shown.text)('[name="party1.name"]').val()).toBe('陈志明');
        const typed = {
          reason: '核对身份证',
          applicationReceivedOn: '2026-02-24',
          'party1.name': '陈智明',
          'party1.telephone': '13800004321',
        };
        const preview = await send(shown, typed);
        const said = load(preview.text)('main').text();
        expect(said).toContain('D03');
        expect(said).toContain('须重新出具');
        expect(said).toMatch(/2026-02-20 → 2026-02-24/);
        expect(said).toContain('138****4321');
        expect(load(preview.text)('.table').text()).not.toContain('13800004321');
        expect(await papersOf(road)).toEqual(['D03 issued']);
        expect((await road.case()).applicantNames).toBe('陈志明');

        expect((await send(preview, { _action: 'reveal' })).text).toContain('13800004321</td>');
        expect((await send(preview, { _action: 'save' })).status).toBe(303);
        await road.office.worker.runOnce();
        const inbox = (await (await site.as('coordinator')).get('/inbox')).text;
        expect(inbox).toContain('有人提请更正登记内容');
        const own = await (await site.as('clerk')).get(`/cases/${(await road.case()).code}`);
        expect(load(own.text)('#panel-corrections').text()).toContain('等待复核');
        expect((await road.case()).applicantNames).toBe('陈志明');

        const second = await page(road, site, 'coordinator', 'confirmCorrection');
        expect(second.shown.text).toContain('138****4321');
        expect((await second.send(second.shown, { _action: 'reveal' })).text).toContain('13800004321');
        expect((await second.send(second.shown, { note: '属实' })).status).toBe(303);
        const row = await road.case();
        expect(row).toMatchObject({ applicantNames: '陈智明', title: expect.stringContaining('陈智明') });
        expect(await papersOf(road)).toEqual(['D03 superseded']);
        const after = load((await (await site.as('clerk')).get(`/cases/${row.code}`)).text);
        const kept = after('#panel-corrections .plain').text();
        expect(kept).toContain('D03');
        expect(kept).toMatch(/2026-02-20 → 2026-02-24/);
        expect(after(`a.button[href$="/actions/proposeCorrection"]`).text()).toContain('提请更正登记内容');
        expect(await road.deadlines('C-LAB')).toMatchObject([{ start_on: '2026-02-24' }]);
        const looks = await road.office.db.read('audit_log').where({ action: 'contactRevealed' });
        expect(looks).toHaveLength(2);
        const history = await road.office.engine.history(road.office.db.read, road.caseId);
        expect(JSON.stringify(history)).not.toMatch(/陈智明|13800004321/);
        expect(history.map(({ event }) => event).slice(-2)).toEqual([
          'proposeCorrection',
          'confirmCorrection',
        ]);
      },
      'labor',
    );
  });

  test('correction, by who proposed it, or on a case that changed since, is confirmed by nobody; declined, another may follow', async () => {
    await onRoad(open, async (road) => {
      const site = new TestSite(road.office);
      await accepted(road);
      const correction = { reason: '地点写错', place: '河西仓库' };
      await road.fire('coordinator', 'proposeCorrection', correction);
      expect(await road.blocked('coordinator', 'confirmCorrection')).toEqual(['confirmsAnothers']);
      expect(await road.blocked('clerk', 'proposeCorrection')).toEqual(['noCorrectionWaits']);
      await road.fire('clerk', 'addParty', { side: 'third', kind: 'person', name: '符丽珍' });

      const { shown } = await page(road, site, 'chair', 'confirmCorrection');
      expect(shown.status).toBe(409);
      expect(shown.text).toContain('提请后案件已有变动');
      expect(await statusOf(road.fire('chair', 'confirmCorrection'))).toBe(409);
      await road.fire('chair', 'declineCorrection', { reason: '请按新情况提请' });
      await road.fire('coordinator', 'proposeCorrection', correction);
      await road.fire('chair', 'confirmCorrection');
      expect((await road.case()).place).toBe('河西仓库');
      expect((await road.rows('corrections')).map(({ state }) => state)).toEqual(['declined', 'done']);
    });
  });

  test('signed agreement, whose party was written wrongly, stays in force and is named for a correction of its own', async () => {
    await onRoad(open, async (road) => {
      await road.settled();
      const [partyId] = await road.parties();
      const changes = [{ partyId, field: 'name', old: '陈志明', next: '陈智明' }];
      const unissued = await road.office.corrections.service.preview(null, await road.case(), changes);
      expect(unissued.effects.papers).toMatchObject([{ code: 'D10', isSigned: true }]);
      const { service } = road.office.documents;
      const { agreements } = await road.agreements();
      await service.issue(await road.office.as('mediator'), await road.case(), 'D10', {
        aboutId: agreements[0]?.id ?? null,
      });
      const parties = [{ partyId, name: '陈智明' }];
      await road.fire('mediator', 'proposeCorrection', { reason: '核对身份证', parties });
      await road.fire('chair', 'confirmCorrection');

      expect(await papersOf(road)).toEqual(['D10 issued']);
      const [correction] = await road.office.corrections.service.list(road.office.db.read, road.caseId);
      expect(correction?.effects?.papers).toMatchObject([{ code: 'D10', isSigned: true }]);
    });
  });

  test('two people with the same form, the second too late, sees what was done and loses nothing', async () => {
    await onRoad(open, async (road) => {
      const site = new TestSite(road.office);
      await road.register();
      const first = await page(road, site, 'clerk', 'correctCase');
      const second = await page(road, site, 'coordinator', 'correctCase');
      const typed = { reason: '写错', place: '河西仓库' };
      const preview = await first.send(first.shown, typed);
      expect((await first.send(preview, { _action: 'save' })).status).toBe(303);
      const late = await second.send(second.shown, { ...typed, place: '河东仓库' });

      expect(late.status).toBe(409);
      expect(load(late.text)('[name=place]').val()).toBe('河东仓库');
      const again = await second.send(late, {});
      expect(again.status).toBe(200);
      expect((await second.send(again, { _action: 'save' })).status).toBe(303);
      expect((await road.case()).place).toBe('河东仓库');
    });
  });

  test('correction that changes nothing, empties a side, lies elsewhere or in the future, is refused beside the field', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      const [applicant] = await road.parties();
      const refused = (data: object) => road.refused('clerk', 'correctCase', { reason: '写错', ...data });

      expect(await refused({ place: '河边仓库' })).toEqual(['nothingChanged']);
      expect(await refused({ parties: [{ partyId: applicant, side: 'third' }] })).toEqual(['sideEmpty']);
      expect(await refused({ areaCode: demoAreas.otherTown })).toEqual(['outsideArea']);
      expect(await refused({ reportedAt: '2027-01-01T09:00:00+08:00' })).toEqual(['future']);
      expect(await refused({ type: 'none' })).toEqual(['notInList']);
      expect(await refused({ channel: 'none' })).toEqual(['notInList']);
      await road.fire('clerk', 'addParty', { side: 'applicant', kind: 'group', name: '工人' });
      expect(await refused({ emptied: ['summary'] })).toEqual(['notInList']);
    });
  });

  test('bound file, asked for a correction, says what is done instead; a void case is not asked', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'resolveOnSpot', { result: '当场付清', contactPhone: '13800000009' });
      await road.papers('clerk');
      await road.close('clerk');
      await road.fire('clerk', 'proposeCorrection', { reason: '写错', place: '河西仓库' });
      const archive = { pages: 12, retention: 'tenYears' };
      expect(await road.refused('chair', 'archive', archive)).toEqual(['noCorrectionWaits']);
      await road.fire('chair', 'confirmCorrection');
      await road.fire('chair', 'archive', archive);

      expect(await road.blocked('clerk', 'proposeCorrection')).toEqual(['fileNotBound']);
      expect(await road.refused('clerk', 'proposeCorrection', { reason: '写错', place: '别处' })).toEqual([
        'fileNotBound',
      ]);
    });
  });
});

import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { listHeldCases } from '../../src/handover/handover-read-model.ts';
import { asDay } from '../../src/platform/clock.ts';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { eachDatabase, type OpenTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';
import { basisNumber, openPage, rowsOf, sendForm, viewerNow } from './world.ts';

const mediator = 'demo-person-mediator';
const leave = `/admin/people/${mediator}/leave`;
const close = '/admin/committees/demo-committee-town/close';

async function inOffice(open: OpenTestDatabase, work: (office: TestOffice) => Promise<void>): Promise<void> {
  const office = await openOffice(open);
  try {
    await work(office);
  } finally {
    await office.close();
  }
}

async function roads(office: TestOffice): Promise<{ prepared: Road; signed: Road; waiting: Road }> {
  const [prepared, signed, waiting] = [1, 2, 3].map(() => new Road(office, 'general')) as [Road, Road, Road];
  await prepared.preparing();
  await signed.mediating();
  await signed.signing();
  await waiting.accepted();
  return { prepared, signed, waiting };
}

eachDatabase((_name, open) => {
  test('mediator who leaves, sent away in one step, keeps no case, office or account; each case goes where it was sent', async () => {
    await inOffice(open, async (office) => {
      const { prepared, signed } = await roads(office);
      const site = new TestSite(office);
      const said = { validOn: prepared.today(), basisNumber, reason: '调离本镇' };
      const page = await openPage(site, 'sysadmin', leave);
      const code = (await prepared.case()).code;
      expect(page('main').text()).toContain(code);
      expect(page('main').text()).not.toContain('陈志明');
      await openPage(site, 'secadmin', leave, 403);

      const rows = await rowsOf(office);
      const none = await sendForm(site, 'sysadmin', page, { ...said, _confirm: '1' });
      expect(none.status).toBe(422);
      expect(load(none.text)(`#case_${code}-error`).text()).toContain(code);
      expect(await rowsOf(office)).toEqual(rows);

      const chosen = { ...said, toId: 'demo-person-mediator2', [`case_${code}`]: 'demo-person-chair' };
      const done = await sendForm(site, 'sysadmin', page, { ...chosen, _confirm: '1' });
      expect(done.status).toBe(303);
      const again = await sendForm(site, 'sysadmin', page, { ...chosen, _confirm: '1' });
      expect(again.status).toBe(409);

      expect(await listHeldCases(office.db.read, mediator)).toEqual([]);
      expect((await prepared.case()).mediatorId).toBe('demo-person-chair');
      expect(await signed.case()).toMatchObject({ mediatorId: 'demo-person-mediator2', phase: 'drafting' });
      expect(office.areas.getPerson(mediator).validTo).toBe(said.validOn);
      expect((await office.accounts.findByUsername('mediator'))?.disabledAt).not.toBeNull();
      const last = (await office.engine.history(office.db.read, prepared.caseId)).at(-1);
      expect(last).toMatchObject({ event: 'handover', actingRole: 'system' });
      expect((await replayAll(office.db.read, office.registry, office.stores)).findings).toEqual([]);
    });
  });

  test('successor who cannot take one of the cases, named with it, and nothing of the rest is done', async () => {
    await inOffice(open, async (office) => {
      const { prepared } = await roads(office);
      const { leaving } = office.reforms;
      const sysadmin = await office.as('sysadmin');
      const { seen } = await leaving.preview(sysadmin, mediator);
      const rows = await rowsOf(office);
      const said = {
        validOn: prepared.today(),
        basisNumber,
        reason: '调离',
        byCase: new Map(),
        keeperId: null,
      };
      const refused = leaving.carryOut(
        sysadmin,
        mediator,
        { ...said, toId: 'demo-person-other-mediator' },
        seen,
      );

      await expect(refused).rejects.toMatchObject({
        problems: [{ code: 'stillHeld' }, { code: 'stillHeld' }],
      });
      expect(await rowsOf(office)).toEqual(rows);
      await prepared.fire('coordinator', 'handover', {
        ...{ fromId: mediator, toId: 'demo-person-mediator2', reason: '先交接一件' },
      });
      const late = leaving.carryOut(sysadmin, mediator, { ...said, toId: 'demo-person-mediator2' }, seen);
      await expect(late).rejects.toMatchObject({ code: 'reformStale' });
    });
  });

  test('committee, closed into another, passes its open cases on with their numbers; its seal is locked, old months stay', async () => {
    await inOffice(open, async (office) => {
      const { prepared, signed, waiting } = await roads(office);
      const site = new TestSite(office);
      const number = (await waiting.case()).number;
      const period = { from: asDay('2026-11-01'), to: asDay(prepared.today()) };
      const chair = await office.as('chair');
      office.testClock.advance(24 * 3_600_000);
      const counted = async () => (await office.statistics.figures('I05', period, chair)).total.denominator;
      const before = await counted();
      const page = await openPage(site, 'sysadmin', close);
      const movingIds = [mediator, 'demo-person-chair'];
      const said = { successorId: 'demo-committee-other-town', movingIds, validOn: prepared.today() };
      const full = {
        ...said,
        basisNumber,
        reason: '撤销合并',
        toId: 'demo-person-other-mediator',
        _confirm: '1',
      };
      const done = await sendForm(site, 'sysadmin', page, full);
      expect(load(done.text)('.error').text()).toBe('');
      expect(done.status).toBe(303);

      for (const road of [prepared, signed, waiting])
        expect(await road.case()).toMatchObject({ committeeId: 'demo-committee-other-town' });
      expect(await waiting.case()).toMatchObject({ number, phase: 'accepted' });
      expect(await signed.case()).toMatchObject({ phase: 'drafting', mediatorId: mediator });
      const [seal] = await office.db.read('seals').where({ committee_id: 'demo-committee-town' });
      expect(seal?.valid_to).toBe(said.validOn);
      expect(office.areas.getPerson(mediator)).toMatchObject({ committeeId: 'demo-committee-other-town' });
      expect(office.areas.getPerson('demo-person-mediator2').validTo).toBe(said.validOn);
      expect((await office.accounts.findByUsername('mediator2'))?.disabledAt).not.toBeNull();
      expect((await office.assignments.listWaiting()).map(({ committeeId }) => committeeId)).toContain(
        'demo-committee-other-town',
      );
      expect(await counted()).toBe(before);
      expect(before).toBeGreaterThan(0);
      const next = new Road(office, 'general');
      await next.register();
      await next.fire('clerk', 'accept', {
        committeeId: 'demo-committee-other-town',
        ...{ applicationForm: 'oral', applicationReceivedOn: next.today() },
      });
      expect((await next.case()).number).toBe('（2026）附城人调字第1号');
      await waiting.fire('coordinator', 'assign', { mediatorId: 'demo-person-other-mediator' });
      expect((await replayAll(office.db.read, office.registry, office.stores)).findings).toEqual([]);
      expect(await viewerNow(office, 'chair')).toMatchObject({ committeeId: 'demo-committee-town' });
    });
  });
});

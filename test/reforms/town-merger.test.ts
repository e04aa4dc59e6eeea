import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asDay, asInstant } from '../../src/platform/clock.ts';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';
import {
  basisNumber,
  county,
  fuchengTown,
  keluTown,
  openPage,
  registerIn,
  rowsOf,
  sendForm,
  viewerNow,
} from './world.ts';

const [may, november] = [asInstant('2026-05-12T02:00:00Z'), asInstant('2026-11-24T01:00:00Z')];
const old = { from: asDay('2026-05-01'), to: asDay('2026-05-31') };
const whole = { from: asDay('2026-01-01'), to: asDay('2026-11-24') };
const fuchengVillage = '440882117201';
const merge = `/admin/areas/${keluTown}/merge`;
const said = { towns: fuchengTown, validOn: '2026-11-24', basisNumber, reason: '撤并乡镇' };

eachDatabase((_name, open) => {
  let office: TestOffice;
  let site: TestSite;
  let closedCode: string;
  let acceptedCode: string;
  let paperId: string;
  let before: Awaited<ReturnType<typeof figuresOf>>;
  let reformHref: string;

  /** 附城镇 has thirty cases since May, one of them refused, one accepted with a paper; the merger is carried out. */
  beforeAll(async () => {
    office = await openOffice(open);
    site = new TestSite(office);
    office.testClock.set(may);
    const desk = await office.as('coordinator2');
    const village = office.areas.childrenOf(fuchengTown)[0]?.code ?? fuchengVillage;
    const made: { id: string; code: string }[] = [];
    for (let n = 0; n < 30; n += 1)
      made.push(await registerIn(office, desk, n % 3 === 0 ? fuchengTown : village, n));
    [closedCode, acceptedCode] = [made[0]?.code ?? '', made[1]?.code ?? ''];
    const fire = async (code: string, event: string, data: object) =>
      office.cases.service.fire(desk, await office.cases.service.getCase(desk, code), { event, data });
    await fire(closedCode, 'refuse', { reasonCode: 'other', explanation: '当事人已自行和解' });
    await fire(acceptedCode, 'accept', {
      committeeId: 'demo-committee-other-town',
      applicationForm: 'oral',
      applicationReceivedOn: '2026-05-12',
    });
    await fire(made[2]?.code ?? '', 'resolveOnSpot', {
      result: '当场清理了排水沟',
      contactPhone: '13800000000',
    });
    const accepted = await office.cases.service.getCase(desk, acceptedCode);
    paperId = (await office.documents.service.issue({ ...desk, role: 'clerk' }, accepted, 'D03')).id;
    office.testClock.set(november);
    before = await figuresOf(await viewerNow(office, 'coordinator2'), fuchengTown, old);
  });
  afterAll(() => office.close());

  async function figuresOf(
    viewer: Awaited<ReturnType<typeof viewerNow>>,
    areaCode: string,
    period: typeof old,
    map?: 'today',
  ) {
    const query = { ...period, areaCode, groupBy: 'area', ...(map && { map }) } as const;
    const { total, rows } = await office.statistics.figures('I02', query, viewer);
    return { whole: total.denominator, part: total.numerator, rows: rows.filter((one) => one.denominator) };
  }

  test('merger, looked at, names what moves and writes nothing', async () => {
    const rows = await rowsOf(office);
    const page = await openPage(site, 'sysadmin', merge);
    const preview = load((await sendForm(site, 'sysadmin', page, said)).text);
    const text = preview('main').text();

    expect(text).toContain('附城镇人民调解委员会');
    expect(text).toContain('附城镇综治办');
    expect(text).toContain('许玉莲');
    expect(text).toContain('coordinator2');
    expect(text).toContain(acceptedCode);
    expect(text).not.toContain(closedCode);
    expect(preview('input[name=seen]').attr('value')).toMatch(/^[0-9a-f]{32}$/);
    expect(await rowsOf(office)).toEqual(rows);
  });

  test('merger, sent without its paper, in the future or by who may not, is refused beside the field', async () => {
    const page = await openPage(site, 'sysadmin', merge);
    const wrong = await sendForm(site, 'sysadmin', page, { ...said, basisNumber: '', validOn: '2027-01-01' });
    expect(wrong.status).toBe(422);
    expect(load(wrong.text)('#basisNumber-error, #validOn-error')).toHaveLength(2);
    expect(load(wrong.text)('#reason').attr('value')).toBe('撤并乡镇');
    await openPage(site, 'secadmin', merge, 403);
    await openPage(site, 'sysadmin', `/admin/areas/${fuchengVillage}/split`, 404);
  });

  test('merger, carried out, moves places, offices and open cases; a second one of the same is told so', async () => {
    const page = await openPage(site, 'sysadmin', merge);
    const preview = load((await sendForm(site, 'sysadmin', page, said)).text);
    const unsure = await sendForm(site, 'sysadmin', preview, said);
    expect(unsure.status).toBe(422);
    const done = await sendForm(site, 'sysadmin', preview, { ...said, _confirm: '1' });
    expect(done.status).toBe(303);
    reformHref = String(done.headers['location']);
    const again = await sendForm(site, 'sysadmin', preview, { ...said, _confirm: '1' });
    expect(again.status).toBe(409);

    const { areas } = office;
    expect(areas.getArea(fuchengTown)).toMatchObject({ validTo: '2026-11-24' });
    const moved = areas.tree.get(areas.tree.todayOf(fuchengVillage));
    expect(moved).toMatchObject({ parentCode: keluTown, validFrom: '2026-11-24' });
    expect(areas.nameOf(moved.code)).toContain('客路镇');
    expect(areas.getCommittee('demo-committee-other-town').areaCode).toBe(keluTown);
    expect(areas.getPerson('demo-person-other-mediator').areaCode).toBe(keluTown);
    expect(areas.committeeOf(keluTown)?.id).toBe('demo-committee-town');
    expect(areas.committeesWithin(keluTown).at(-1)?.id).toBe('demo-committee-other-town');
    const record = (await openPage(site, 'sysadmin', reformHref))('main').text();
    expect(record).toContain(basisNumber);
    expect(record).toContain(acceptedCode);
    expect(await office.db.read('audit_log').where({ action: 'officeReformed' })).toHaveLength(1);
  });

  test('open cases, after the merger, are seen by the town of today; closed ones stay where they were', async () => {
    const coordinator = await viewerNow(office, 'coordinator');
    const see = (code: string) => office.cases.service.getCase(coordinator, code);
    expect(await see(acceptedCode)).toMatchObject({ townCode: keluTown });
    expect(await see(closedCode)).toMatchObject({ townCode: fuchengTown });
    const list = (await openPage(site, 'coordinator', `/cases?tab=all&q=${encodeURIComponent('陈某1')}`))(
      'main',
    ).text();
    expect(list).toContain('陈某1');
    await expect(
      office.cases.service.getCase(await viewerNow(office, 'coordinator2'), acceptedCode),
    ).rejects.toMatchObject({ status: 404 });
    const { id } = await see(acceptedCode);
    const last = (await office.engine.history(office.db.read, id)).at(-1);
    expect(last).toMatchObject({
      event: 'moveCase',
      actingRole: 'system',
      data: { notes: { areaCode: expect.any(String) } },
    });
    expect((await openPage(site, 'coordinator', `/cases/${acceptedCode}`))('main').text()).toContain(
      basisNumber,
    );
    expect((await replayAll(office.db.read, office.registry, office.stores)).findings).toEqual([]);
  });

  test('figures of May, after the merger, stand as they stood, and over the map of today with the other town', async () => {
    const coordinator = await viewerNow(office, 'coordinator');
    expect(await figuresOf(coordinator, fuchengTown, old)).toEqual(before);
    expect(before).toMatchObject({ whole: 30, part: 1 });
    const own = await figuresOf(coordinator, keluTown, old);
    const today = await figuresOf(coordinator, keluTown, old, 'today');
    expect(today.whole).toBe((own.whole ?? 0) + 30);
    expect(await figuresOf(coordinator, fuchengTown, old, 'today')).toMatchObject({ whole: 0 });
    // Small numbers are hidden from the county: somebody of the county who sees them all.
    const { path: areaPath } = office.areas.getArea(county);
    const all = { ...coordinator, areaCode: county, areaPath, formerPlaces: [] };
    const then = await figuresOf(all, county, whole);
    const now = await figuresOf(all, county, whole, 'today');
    expect(now.whole).toBe(then.whole);
    expect(now.part).toBe(then.part);
    expect(then.rows.map(({ key }) => key)).toContain(fuchengTown);
    expect(now.rows.map(({ key }) => key)).not.toContain(fuchengTown);
    const { rows } = await office.statistics.casesBehind(
      { ...old, areaCode: fuchengTown, indicator: 'I02', limit: 200 },
      coordinator,
    );
    expect(rows).toHaveLength(30);
    expect(new Set(rows.map(({ areaCode }) => areaCode.slice(0, 9)))).toEqual(new Set([fuchengTown]));
    const page = await openPage(site, 'coordinator', '/stats?map=today&groupBy=area');
    expect(page('main').text()).toContain('按现行区划统计');
    expect(page('select[name=map] option')).toHaveLength(2);
  });

  test('account of the old town, after the merger, waits for the security administrator and then sees the new one', async () => {
    expect(await viewerNow(office, 'coordinator2')).toMatchObject({ areaCode: fuchengTown });
    const waiting = (await office.assignments.listWaiting()).find(({ areaCode }) => areaCode === keluTown);
    await office.assignments.decide((await office.as('secadmin')).accountId, waiting?.id ?? '', true);
    const moved = await viewerNow(office, 'coordinator2');
    expect(moved).toMatchObject({ areaCode: keluTown });
    expect(await office.cases.service.getCase(moved, acceptedCode)).toMatchObject({ townCode: keluTown });
  });

  test('paper issued before the merger, read after it, names the town it was issued in', async () => {
    const coordinator = await viewerNow(office, 'coordinator');
    const subject = await office.cases.service.getCase(coordinator, acceptedCode);
    const paper = await office.documents.service.find(coordinator, subject, paperId);
    expect(JSON.stringify(paper)).toContain('附城镇人民调解委员会');
    expect(subject.number).toContain('附城');
  });
});

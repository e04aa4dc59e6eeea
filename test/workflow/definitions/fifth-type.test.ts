import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { definitions } from '../../../workflows/index.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';
import { pasture } from '../own/pasture.ts';

/** What the office calls it: one entry of its dictionary. */
const label = {
  dictionary: 'disputeTypes',
  code: 'pasture',
  label_zh: '草原',
  label_en: 'Pasture',
  sort: 50,
  basis: null,
  valid_from: '2026-01-01',
};

/** A case that was not registered at the desk. */
class RoadFromLead extends Road {
  override async register(): Promise<void> {
    if (this.caseId === '') throw new Error('no case yet');
  }
}

eachDatabase((_name, open) => {
  let office: TestOffice;
  let site: TestSite;
  let road: Road;
  beforeAll(async () => {
    office = await openOffice(open, '2026-03-02T09:00:00+08:00', {
      lifecycles: { ...definitions, cases: [...definitions.cases, pasture] },
      prepare: (uow) => uow.run((tx) => tx.knex('dictionary_entries').insert(label)),
    });
    site = new TestSite(office);
    road = new Road(office, 'pasture');
  });
  afterAll(() => office.close());

  test('case of a fifth type, added by one definition and its label, goes from registration to closing', async () => {
    await road.settled();
    const [clock] = await road.deadlines('C-MED');
    expect(clock).toMatchObject({ kind: 'legal', due_on: '2026-04-01' });
    await road.perform();
    await road.followUp();
    expect(await road.papers()).toEqual(['D02', 'D04', 'D05', 'D09', 'D10']);
    await road.close();

    const subject = await road.case();
    expect(subject).toMatchObject({
      type: 'pasture',
      phase: 'closed',
      resolvedHow: 'settled',
      isOpen: false,
    });
    expect(subject.title).toBe('陈志明与林国栋草原纠纷');
    expect((await office.engine.verifiedHistory('case', subject.id)).findings).toEqual([]);
  });

  test.each([
    ['clerk', '/cases/new', '[name=type][value=pasture]'],
    ['grid', '/report', '[name=type][value=pasture]'],
    ['coordinator', '/cases?tab=all&type=pasture', '.table a[href^="/cases/"]'],
    ['coordinator', '/stats?type=pasture', '#type option[value=pasture][selected]'],
    ['coordinator', '/lifecycles', 'a[href="/lifecycles/pasture"]'],
  ])('fifth type, for %s on %s, is there like the others', async (username, path, place) => {
    const answer = await (await site.as(username)).get(path);

    expect(answer.status).toBe(200);
    const $ = load(answer.text);
    expect($(place).length).toBeGreaterThan(0);
    expect($('main').text()).toContain('草原');
  });

  test('case page of a fifth type, opened by the coordinator, calls it by its label', async () => {
    const { code } = await road.case();
    const answer = await (await site.as('coordinator')).get(`/cases/${code}`);

    expect(load(answer.text)('main .kv').first().text()).toContain('草原');
  });

  test('resolution rate by type, with a fifth type, has its line', async () => {
    const figures = await office.statistics.figures(
      'I02',
      { from: '2026-03-01', to: '2026-03-31', groupBy: 'type' } as never,
      await office.as('coordinator'),
    );

    expect(figures.rows.find(({ key }) => key === 'pasture')).toMatchObject({
      label: { zh: '草原', en: 'Pasture' },
      denominator: 1,
      numerator: 1,
    });
  });

  const reported = async (what: string) => {
    const { code } = await office.leads.service.report(await office.as('grid'), { type: 'pasture', what });
    return `/leads/${code}/actions/makeCase`;
  };
  const madeCase = (type: string, summary: string) => ({
    type,
    applicantKind: 'person',
    applicantName: '陈志明',
    respondentKind: 'person',
    respondentName: '林国栋',
    summary,
  });

  test('lead of a fifth type, made a case by the desk, ends in an oral agreement as one between neighbours', async () => {
    const summary = '两户草场边界争执，已劝开。';
    const path = await reported(summary);
    const form = load((await (await site.as('clerk')).get(path)).text);
    expect(form('[name=type][value=pasture][checked]').closest('label').text()).toContain('草原');
    const made = await site.send('clerk', path, madeCase('pasture', summary));
    expect(made.status, made.text).toBe(303);

    const way = new RoadFromLead(office, 'pasture');
    const row = await office.db.read('cases').where({ summary }).first('id', 'type');
    expect(row.type).toBe('pasture');
    way.caseId = row.id;
    await way.mediating();
    expect(await way.blocked('mediator', 'oralAgreement')).toEqual([]);
    await way.oral(true);
    expect(await way.case()).toMatchObject({
      phase: 'settled',
      state: { settled: { performance: 'performed', confirmation: 'open' } },
      resolvedHow: 'settled',
    });
    expect((await office.engine.verifiedHistory('case', way.caseId)).findings).toEqual([]);
  });

  test('lead, made a case of a type without a definition, is refused, whether the office has a word for it or not', async () => {
    const moon = { ...label, code: 'moon', label_zh: '月亮', label_en: 'Moon' };
    await office.uow.run((tx) => tx.knex('dictionary_entries').insert(moon));
    await office.areas.load();
    const path = await reported('又一处草场争执。');
    const later = new TestSite(office);
    const form = load((await (await later.as('clerk')).get(path)).text);
    const offered = form('[name=type]')
      .toArray()
      .map((input) => form(input).attr('value'));
    expect(offered.sort()).toEqual([...definitions.cases, pasture].map(({ id }) => id).sort());

    for (const type of ['moon', 'water']) {
      const answer = await later.send('clerk', path, madeCase(type, '又一处草场争执。'));
      expect(answer.status, type).toBe(422);
      expect(load(answer.text)('main').text(), type).toContain('不在列表中');
    }
  });

  test('type that has no definition, is refused at registration', async () => {
    const clerk = await office.as('clerk');

    await expect(
      office.cases.service.registerCase(clerk, {
        type: 'water',
        summary: '用水争执。',
        areaCode: '440882102204',
        parties: [{ side: 'applicant', kind: 'person', name: '陈某明' }],
      }),
    ).rejects.toMatchObject({ problems: [{ path: 'type', code: 'notInList' }] });
  });
});

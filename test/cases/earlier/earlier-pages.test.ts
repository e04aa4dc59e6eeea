import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTexts } from '../../../src/app/texts.ts';
import { type ApiWorld, openApiWorld } from '../../api/api-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { TestSite } from '../../support/site.ts';

interface Person {
  readonly name: string;
  readonly telephone?: string;
  readonly address?: string;
}
const chen = { name: '陈志明', telephone: '13800005521', address: '迈港村12号' };
const t = createTexts().t('zh-CN');

eachDatabase((_name, open) => {
  let world: ApiWorld;
  let site: TestSite;
  beforeAll(async () => {
    world = await openApiWorld(open);
    site = new TestSite(world.office);
  });
  afterAll(() => world.close());

  async function register(applicant: Person, respondent: Person, as = 'clerk'): Promise<string> {
    const { cases, testClock } = world.office;
    testClock.advance(60_000);
    const viewer = await world.office.as(as);
    const made = await cases.service.registerCase(viewer, {
      type: 'general',
      summary: '两家因排水争执。',
      areaCode: viewer.areaCode,
      parties: [
        { side: 'applicant', kind: 'person', ...applicant },
        { side: 'respondent', kind: 'person', ...respondent },
      ],
    });
    return made.code;
  }
  const page = async (as: string, path: string) => load((await (await site.as(as)).get(path)).text);
  const audited = () => world.office.db.read('audit_log').where({ action: 'samePersonDecided' });

  test('namesake, decided not to be the person, leaves the list of both cases and comes back when it is taken back', async () => {
    const first = await register(chen, { name: '林国栋' });
    const second = await register({ name: '陈志明' }, { name: '符丽珍' });
    const third = await register({ ...chen, name: '陈小妹' }, { name: '何大福' });
    const card = (await page('clerk', `/cases/${first}`))('#panel-earlier');
    expect(card.text()).toContain(t('cases.earlier.count', { n: 2 }));
    expect(card.text()).toContain('可能同一人');
    expect(card.text()).toContain('同一户');
    expect(card.find('tbody a').first().attr('href')).toBe(`/cases/${third}`);

    const list = await page('clerk', `/cases/${first}/earlier`);
    const form = list(`a[aria-label*="${second}"]`).attr('href') ?? '';
    const compared = (await page('clerk', form)).text();
    expect(compared).toContain('只有一方登记');
    expect(compared).not.toContain('13800005521');

    const long = await site.send('clerk', form, { decision: 'notSame', reason: '长'.repeat(201) });
    expect(long.status).toBe(422);
    const again = load(long.text);
    expect(again('[name=decision][value=notSame]').attr('checked')).toBeDefined();
    expect(again('#form [name=reason]').val()).toBe('长'.repeat(201));
    const unsaid = await site.send('clerk', form, { reason: '还不知道' });
    expect(unsaid.status).toBe(422);

    const answers = [];
    for (const _ of ['once', 'twice'])
      answers.push(await site.send('clerk', form, { decision: 'notSame', reason: '同名，不同村' }));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const rows = await audited();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/陈志明|同名|1380000/);

    expect((await page('clerk', `/cases/${first}/earlier`))('tbody').text()).not.toContain(second);
    expect((await page('coordinator', `/cases/${second}`))('#panel-earlier tbody').length).toBe(0);
    const aside = await page('coordinator', `/cases/${second}/earlier?part=setAside`);
    expect(aside('tbody').text()).toContain(first);
    const back = aside(`a[aria-label*="${first}"]`).attr('href') ?? '';
    const decided = (await page('coordinator', back)).text();
    expect(decided).toContain('同名，不同村');
    await site.send('coordinator', back, { decision: 'none' });
    expect((await page('clerk', `/cases/${first}/earlier`))('tbody').text()).toContain(second);
  });

  test('person, confirmed through the API, is the same from both cases and not by way of a third', async () => {
    const [one, two, three] = [
      await register({ name: '吴亚福' }, { name: '郑海一' }),
      await register({ name: '吴亚福' }, { name: '郑海二' }),
      await register({ name: '吴亚福' }, { name: '郑海三' }),
    ];
    const clerk = await world.as('clerk');
    const read = async (code: string) => (await clerk.get(`/cases/${code}/earlier`)).body;
    const before = await read(one);
    expect(before).toMatchObject({ total: 2, setAside: 0, nextCursor: null });
    const pairs = before.items.flatMap((item: { code: string; matches: object[] }) =>
      [two, three].includes(item.code) ? item.matches : [],
    );
    for (const { own, other } of pairs) {
      const sent = { own: own.id, other: other.id, decision: 'same', reason: '村委会证明' };
      const answer = await clerk.post(`/cases/${one}/earlier`, sent);
      expect([answer.status, answer.body]).toEqual([200, { decision: 'same' }]);
    }
    const seen = await read(two);
    const relationTo = (code: string) =>
      seen.items.find((item: { code: string }) => item.code === code)?.relation;
    expect([relationTo(one), relationTo(three)]).toEqual(['person', 'possible']);
    expect(seen.items.find((item: { code: string }) => item.code === one).matches[0]).toMatchObject({
      reason: 'name',
      decision: { decision: 'same', about: 'person', reason: '村委会证明' },
    });
    const first = (await clerk.get(`/cases/${one}/earlier?limit=1`)).body;
    const next = (await clerk.get(`/cases/${one}/earlier?limit=1&cursor=${first.nextCursor}`)).body;
    const codes = [...first.items, ...next.items].map(({ code }: { code: string }) => code);
    expect([codes, next.nextCursor]).toEqual([[three, two], null]);
    expect((await clerk.get(`/cases/${one}/earlier?cursor=x`)).status).toBe(400);
    const { own, other } = pairs[0];
    const bad = await clerk.post(`/cases/${one}/earlier`, {
      own: own.id,
      other: other.id,
      decision: 'maybe',
    });
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/decision']);
  });

  test('case of another town, with the same person, shows nowhere, not even in a count', async () => {
    const own = await register({ name: '何亚九', telephone: '13800007777' }, { name: '符一' });
    await register({ name: '何亚九', telephone: '13800007777' }, { name: '符二' }, 'coordinator2');
    const clerk = await world.as('clerk');
    expect((await clerk.get(`/cases/${own}/earlier`)).body).toMatchObject({
      items: [],
      total: 0,
      setAside: 0,
    });
    expect((await page('clerk', `/cases/${own}`))('#panel-earlier').length).toBe(0);
    const other = await world.as('coordinator2');
    expect((await other.get(`/cases/${own}/earlier`)).status).toBe(404);
    const foreign = await clerk.post(`/cases/${own}/earlier`, { own: 'x', other: 'y', decision: 'same' });
    expect(foreign.status).toBe(404);
  });
});

import { load } from 'cheerio';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EntryWorld, openEntryPages } from '../cases/registration/entry-world.ts';
import { eachDatabase } from '../support/database.ts';

const two = { type: 'land', what: '迈港村东头两家为田埂吵起来了' };
const makeCase = {
  type: 'land',
  applicantKind: 'person',
  applicantName: '陈某明',
  applicantPhone: '13800001111',
  respondentKind: 'person',
  respondentName: '林某华',
};
const photo = () =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();

eachDatabase((_name, open) => {
  let world: EntryWorld;
  beforeAll(async () => {
    world = await openEntryPages(open);
  });
  afterAll(() => world.close());

  const report = async (fields: Record<string, string> = {}, as = 'grid') => {
    const answer = await world.upload(as, '/report', { ...two, ...fields }, []);
    expect(answer.status).toBe(303);
    return String(answer.headers['location']);
  };
  const leadAt = async (href: string) =>
    world.office.leads.service.getLead(await world.office.as('clerk'), href.split('/').at(-1) ?? '');

  test('report page, opened by the grid worker, asks two things', async () => {
    const $ = await world.get('grid', '/report');

    expect($('.required').length).toBe(2);
    expect($('input[type=file][name=photo]').length).toBe(1);
    expect((await (await world.as('grid')).get('/leads/new')).headers['location']).toBe('/report');
  });

  test('report, two fields, becomes a lead whose page says what happens next', async () => {
    const href = await report();
    const $ = await world.get('grid', href);

    expect($('.notice-success').text()).toContain('已上报');
    expect($('main').text()).toContain(two.what);
    expect($('.notice-info').text()).toContain('分流期限');
    expect($('[aria-labelledby=first-times-title]').text()).toContain('第一时间分流');
    await world.send('clerk', `${href}/actions/triage`, { note: '交村调解员' });
    const triaged = await world.get('clerk', href);
    expect(triaged('.notice-info').text()).toContain('协调期限');
    expect(triaged('.timeline').text()).toContain('交村调解员');
    expect($('.timeline').text()).toContain('上报');
  });

  test('report, with a photo, keeps it with the lead', async () => {
    const answer = await world.upload('grid', '/report', two, [
      { field: 'photo', name: '现场.jpg', bytes: await photo() },
    ]);
    const href = String(answer.headers['location']);
    const $ = await world.get('grid', href);
    const file = await (await world.as('clerk')).get(String($('.attachment').attr('href')));

    expect($('.attachment').text()).toBe('现场.jpg');
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('image/jpeg');
  });

  test('report, nothing said, comes back with the photo to be chosen again', async () => {
    const answer = await world.upload('grid', '/report', { type: 'land', place: '村东头' }, [
      { field: 'photo', name: '现场.jpg', bytes: await photo() },
    ]);
    const $ = load(answer.text);

    expect(answer.status).toBe(422);
    expect($('#what-error').text()).toContain('请填写');
    expect($('[name=place]').attr('value')).toBe('村东头');
    expect($('.error-summary').text()).toContain('请重新选择文件');
  });

  test('report, later than now, is refused', async () => {
    const answer = await world.upload('grid', '/report', { ...two, occurredAt: '2026-11-24T18:00' }, []);

    expect(answer.status).toBe(422);
    expect(load(answer.text)('#occurredAt-error').length).toBe(1);
  });

  test('report, sent twice from one page, is one lead', async () => {
    const page = await world.get('grid', '/report');
    const first = await world.send('grid', '/report', two, page);
    const second = await world.send('grid', '/report', two, page);

    expect(second.headers['location']).toBe(first.headers['location']);
  });

  test('leads, listed, are the own ones for a reporter and those of the town for the desk', async () => {
    const own = await report({ what: '网格员自己的线索' });
    const other = await report({ what: '村调解员的线索' }, 'village');
    const hrefs = async (as: string) =>
      (await world.get(as, '/leads?tab=all'))('.table a')
        .toArray()
        .map((link) => String(link.attribs['href']));

    expect(await hrefs('grid')).toContain(own);
    expect(await hrefs('grid')).not.toContain(other);
    expect(await hrefs('clerk')).toEqual(expect.arrayContaining([own, other]));
    expect(await hrefs('coordinator2')).toEqual([]);
  });

  test('report, made before its reporter went to another town, stays in his list and open to him', async () => {
    const href = await report();
    const { accountId } = await world.office.as('coordinator2');
    const mine = { code: href.split('/').at(-1) ?? '' };
    await world.office.db.write('leads').where(mine).update({ reporter_id: accountId });

    expect((await world.get('coordinator2', href))('h1').length).toBe(1);
    expect((await world.get('coordinator2', '/leads'))(`a[href="${href}"]`).length).toBe(1);
    expect((await world.get('chair', '/leads?tab=all'))(`a[href="${href}"]`).length).toBe(1);
  });

  test('leads, more than a page, are turned without loss or repeats', async () => {
    for (let n = 0; n < 22; n += 1) await report({ what: `第${n}条线索，内容` });
    const total = await world.count('leads');
    const seen: string[] = [];
    let next: string | undefined = '/leads?tab=all';
    while (next !== undefined) {
      const $: Awaited<ReturnType<EntryWorld['get']>> = await world.get('clerk', next);
      seen.push(
        ...$('.table a')
          .toArray()
          .map((link) => String(link.attribs['href'])),
      );
      next = $('.pager a[rel=next]').attr('href');
    }

    expect(seen.length).toBe(total);
    expect(new Set(seen).size).toBe(total);
  });

  test('lead list, with a broken cursor or an unknown parameter, is a bad request', async () => {
    await world.get('clerk', '/leads?cursor=xyz', 400);
    await world.get('clerk', '/leads?owner=me', 400);
  });

  test('lead of another town, asked for, is absent', async () => {
    await world.get('coordinator2', await report(), 404);
  });

  test('lead, made a case by the clerk, leads to the case', async () => {
    const href = await report();
    const $ = await world.get('clerk', `${href}/actions/makeCase`);
    const answer = await world.send(
      'clerk',
      `${href}/actions/makeCase`,
      { ...makeCase, summary: two.what },
      $,
    );
    const lead = await leadAt(href);
    const made = await world.office.cases.service.getCase(await world.office.as('clerk'), lead.caseId ?? '');

    expect($('[name=summary]').text()).toContain(two.what);
    expect($('[name=type][checked]').attr('value')).toBe('land');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`/cases/${made.code}`);
    expect(lead.phase).toBe('becameCase');
    expect((await world.get('clerk', href))(`a[href="/cases/${made.code}"]`).length).toBe(1);
  });

  test('event of a lead, a wrong value, comes back with everything typed', async () => {
    const href = await report();
    const path = `${href}/actions/makeCase`;
    const fields = {
      ...makeCase,
      summary: '田埂被挖',
      applicantPhone: '12345',
      occurredAt: '2026-11-24T08:59',
    };
    const answer = await world.send('clerk', path, fields);
    const $ = load(answer.text);

    expect(answer.status).toBe(422);
    expect($('#applicantPhone-error').length).toBe(1);
    expect($('[name=respondentName]').attr('value')).toBe('林某华');
    expect($('[name=occurredAt]').attr('value')).toBe('2026-11-24T08:59');
    expect($('[name=_rev]').attr('value')).toBe('1');
  });

  test('event of a lead, dated before the report, names the time of the step before', async () => {
    const href = await report();
    const path = `${href}/actions/triage`;
    const answer = await world.send('clerk', path, { note: '先研判', occurredAt: '2026-11-20T08:00' });

    expect(answer.status).toBe(422);
    expect(load(answer.text)('#occurredAt-error').text()).toContain('2026-11-24 09:00');
  });

  test('event of a lead, sent from a page that is behind, shows what changed and keeps the text', async () => {
    const href = await report();
    const path = `${href}/actions/dismiss`;
    const page = await world.get('clerk', path);
    await world.send('coordinator', `${href}/actions/triage`, { note: '先研判' });
    const answer = await world.send('clerk', path, { reason: '并无纠纷' }, page);
    const $ = load(answer.text);

    expect(answer.status).toBe(409);
    expect($('main').text()).toContain('分流');
    expect($('textarea[name=reason]').text()).toContain('并无纠纷');
    expect((await world.send('clerk', path, { reason: '并无纠纷' }, $)).status).toBe(303);
    expect((await leadAt(href)).phase).toBe('dismissed');
  });

  test('event of a lead, sent twice from one page, happens once', async () => {
    const href = await report();
    const path = `${href}/actions/settleOnSpot`;
    const fields = {
      applicantName: '陈某明',
      respondentName: '林某华',
      result: '当场和好',
      contactPhone: '13800001111',
    };
    const page = await world.get('grid', path);
    const before = await world.count('cases');
    const answers = [
      await world.send('grid', path, fields, page),
      await world.send('grid', path, fields, page),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await world.count('cases')).toBe(before + 1);
  });

  test('events of a lead, not of this role, not of this stage, of cases or unknown, are refused', async () => {
    const href = await report();

    await world.get('grid', `${href}/actions/makeCase`, 403);
    await world.get('clerk', `${href}/actions/verify`, 409);
    await world.get('clerk', `${href}/actions/accept`, 404);
    await world.get('clerk', `${href}/actions/remind`, 404);
    await world.get('clerk', `${href}/actions/nonsense`, 404);
    await world.get('mediator', `${href}/actions/makeCase`, 403);
  });

  test('event of a lead, without a revision or with an unknown field, is a bad request', async () => {
    const path = `${await report()}/actions/dismiss`;
    const page = await world.get('clerk', path);
    expect((await world.send('clerk', path, { reason: '无', role: 'sys' }, page)).status).toBe(400);
    page('input[name=_rev]').remove();
    expect((await world.send('clerk', path, { reason: '无' }, page)).status).toBe(400);
  });
});

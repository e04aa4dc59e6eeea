import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../support/database.ts';
import { type EntryWorld, maigang, openEntryPages } from './entry-world.ts';

const path = '/cases/new';
const six = {
  type: 'land',
  summary: '两村因石灰界坡地的边界起了争执，双方各执一词。',
  areaCode: maigang,
  applicantName: '陈某明',
  applicantPhone: '13800001111',
  respondentName: '林某华',
};

eachDatabase((_name, open) => {
  let world: EntryWorld;
  beforeAll(async () => {
    world = await openEntryPages(open);
  });
  afterAll(() => world.close());

  test('registration, opened by the clerk, asks six things first and starts in the own town', async () => {
    const $ = await world.get('clerk', path);

    expect($('.required').length).toBe(6);
    expect($('input[name=type]').length).toBe(4);
    expect($('select[name=areaCode] option[selected]').text()).toBe('客路镇');
    expect($('select[name=areaCode]').text()).toContain('客路镇迈港村');
    expect($('select[name=areaCode]').text()).not.toContain('附城镇');
    expect($('details [name=title]').length).toBe(1);
  });

  test('registration, six fields filled, makes a case and leads to it', async () => {
    const answer = await world.send('clerk', path, { ...six, applicantPhone: '+86 138-0000-1111' });
    const code = String(answer.headers['location']).split('/').at(-1) ?? '';
    const made = await world.office.cases.service.getCase(await world.office.as('clerk'), code);

    expect(answer.status).toBe(303);
    expect(made).toMatchObject({ phase: 'triage', applicantNames: '陈某明', respondentNames: '林某华' });
    const $ = await world.get('clerk', String(answer.headers['location']));
    expect($('.notice-success').text()).toContain('已登记');
  });

  test('registration, sent twice from one page, makes one case', async () => {
    const page = await world.get('clerk', path);
    const fields = { ...six, applicantName: '吴某', applicantPhone: '13800002222' };
    const first = await world.send('clerk', path, fields, page);
    const second = await world.send('clerk', path, fields, page);

    expect(second.status).toBe(303);
    expect(second.headers['location']).toBe(first.headers['location']);
  });

  test('registration, same telephone as an earlier case, shows it and goes through on the second button', async () => {
    const fields = { ...six, applicantName: '符某', applicantPhone: '13800003333' };
    const first = await world.send('clerk', path, fields);
    const again = await world.send('clerk', path, { ...fields, type: 'labor', applicantName: '符某某' });
    const $ = load(again.text);

    expect(again.status).toBe(200);
    expect($('.notice-warning a').attr('href')).toBe(first.headers['location']);
    expect($('[name=applicantName]').attr('value')).toBe('符某某');
    const confirmed = await world.send(
      'clerk',
      path,
      { ...fields, type: 'labor', applicantName: '符某某', _action: 'confirm' },
      $,
    );
    expect(confirmed.status).toBe(303);
    expect(confirmed.headers['location']).not.toBe(first.headers['location']);
  });

  test('registration, same names and type with the sides changed, shows the earlier case', async () => {
    const fields = { ...six, applicantName: '庄某', respondentName: '许某', applicantPhone: '13800004444' };
    await world.send('clerk', path, fields);
    const turned = {
      ...fields,
      applicantName: '许某',
      respondentName: '庄某',
      applicantPhone: '13800005555',
    };
    const same = await world.send('clerk', path, turned);
    const other = await world.send('clerk', path, { ...turned, type: 'lease' });

    expect(load(same.text)('.notice-warning').text()).toContain('双方姓名和类型相同');
    expect(other.status).toBe(303);
  });

  test('registration, an earlier case of another town, is no hint', async () => {
    const fields = { ...six, applicantName: '梁某', respondentName: '何某', applicantPhone: '13800006666' };
    await world.send('clerk', path, fields);
    const answer = await world.send('coordinator2', path, { ...fields, areaCode: '440882117' });

    expect(answer.status).toBe(303);
  });

  test('registration, an earlier case half a year ago, is no hint', async () => {
    const fields = { ...six, applicantName: '邓某', respondentName: '蔡某', applicantPhone: '13800007777' };
    const { testClock } = world.office;
    const now = testClock.now();
    testClock.set('2026-05-01T09:00:00+08:00');
    await world.send('clerk', path, fields);
    testClock.set(now);

    expect((await world.send('clerk', path, fields)).status).toBe(303);
  });

  test.each([
    ['applicantName', '', '请填写'],
    ['applicantName', ' 　 ', '请填写'],
    ['applicantName', '张\u202E三', '不可见字符'],
    ['applicantName', '<img src=x onerror=alert(1)>', '姓名只能包含'],
    ['applicantName', '张'.repeat(51), '最多 50 字'],
    ['applicantPhone', '12345678901', '11 位手机号'],
    ['applicantIdNumber', '00000019900101001X', '校验码不正确'],
    ['applicantIdNumber', '000000199002300013', '出生日期不存在'],
    ['occurredOn', '2026-02-30', '日期不存在'],
    ['occurredOn', '2026-11-25', '不能晚于今天'],
    ['type', "labour' OR 1=1--", '不在列表中'],
    ['summary', '租金的事', '至少 10 个字'],
    ['summary', '字'.repeat(20_001), '最多 20000 字（已填 20001）'],
    ['summary', `含空字符的一段纠纷经过${'\0'}文字`, '非法字符'],
    ['areaCode', '999999', '不在列表中'],
  ])(
    'registration, %s is "%s", says what is wrong beside it and keeps the rest',
    async (name, value, words) => {
      const before = await world.count('cases');
      const answer = await world.send('clerk', path, { ...six, respondentName: '留存某', [name]: value });
      const $ = load(answer.text);

      expect(answer.status).toBe(422);
      expect($(`[id="${name}-error"]`).text()).toContain(words);
      expect($('.error-summary a').attr('href')).toBe(`#${name}`);
      expect($('[name=respondentName]').attr('value')).toBe('留存某');
      expect(await world.count('cases')).toBe(before);
    },
  );

  test('registration, markup in the account of the dispute, is kept and shown as text', async () => {
    const summary = '他说 <img src=x onerror=alert(1)> 这样的话';
    const fields = { ...six, summary, applicantName: '古丽·买买提', applicantPhone: '13800008888' };
    const answer = await world.send('clerk', path, fields);
    const $ = await world.get('clerk', String(answer.headers['location']));

    expect($('main').text()).toContain(summary);
    expect($('main img').length).toBe(0);
  });

  test('registration, a place of another town, is answered as absent', async () => {
    const answer = await world.send('clerk', path, {
      ...six,
      applicantPhone: '13800009999',
      areaCode: '440882117',
    });

    expect(answer.status).toBe(404);
  });

  test('registration, an unknown field, is a bad request', async () => {
    expect((await world.send('clerk', path, { ...six, role: 'sys' })).status).toBe(400);
  });

  test.each(['gridWorker', 'justice', 'leader', 'county', 'sysadmin', 'auditor'])(
    'registration, opened by %s, is forbidden',
    async (role) => {
      await world.get(role === 'gridWorker' ? 'grid' : role, path, 403);
    },
  );
});

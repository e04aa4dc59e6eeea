import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { visitor } from './browser-session.ts';
import { demoApp } from './demo-app.ts';

const complete = {
  kind: 'land',
  facts: '迈港村与龙秋村因坡地界址发生争议多年',
  applicant: '买买提·吐尔逊',
  phone: '+86 138-0000-0000',
  _rev: '3',
  _key: 'key-00000001',
};

async function clerk() {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');
  return reader;
}

test('registration form, opened, shows every field with label, token, key and revision', async () => {
  const reader = await clerk();

  const $ = load((await reader.agent.get('/cases/new').expect(200)).text);

  expect($('h1').length).toBe(1);
  expect($('form#form input[name=_csrf]').val()).toMatch(/^[0-9a-f]{64}$/);
  expect($('form#form input[name=_key]').val()).toMatch(/^[0-9a-f-]{36}$/);
  expect($('form#form input[name=_rev]').val()).toBe('3');
  expect($('form#form').attr('novalidate')).toBeDefined();
  expect($('input[type=radio][name=kind]').length).toBe(5);
  expect($('input[name="obligations.0.who"]').length).toBe(1);
  for (const input of $('#form input:not([type=hidden]), #form textarea, #form select').toArray()) {
    expect($(`label[for="${$(input).attr('id')}"]`).length, String($(input).attr('name'))).toBe(1);
  }
  expect($('body').attr('class')).toContain('is-form');
});

test('registration, all required fields, answers 303 and a notice that is shown once', async () => {
  const reader = await clerk();

  const response = await reader.post('/cases/new', complete);

  expect([response.status, response.headers.location]).toEqual([303, '/']);
  expect(load((await reader.agent.get('/')).text)('.notice').text()).toBe('已登记 1 件');
  expect(load((await reader.agent.get('/')).text)('.notice').length).toBe(0);
});

test('registration, wrong values, answers 422 with summary, sentences and everything that was typed', async () => {
  const reader = await clerk();

  const response = await reader.post('/cases/new', {
    ...complete,
    facts: '租金的事',
    phone: '12345678901',
    amountFen: '壹万元',
    happenedOn: '2026-11-23',
    attendees: ['p1', 'p2'],
    isUrgent: 'on',
    'obligations.0.who': '',
    'obligations.1.who': '龙秋村',
    'obligations.1.amountFen': '12.345',
  });
  const $ = load(response.text);

  expect(response.status).toBe(422);
  expect($('title').text()).toContain('有 5 处需要修改');
  expect(
    $('.error-summary li')
      .toArray()
      .map((item) => $(item).text()),
  ).toEqual([
    '纠纷经过：至少 10 个字',
    '发生日期：不能晚于今天',
    '申请人电话：应为 11 位手机号或带区号的座机号',
    '涉及金额：请填写数字，如 10000',
    '履行事项 1 金额：小数位数过多，最多 2 位',
  ]);
  for (const link of $('.error-summary a').toArray()) {
    const id = $(link).attr('href')?.slice(1);
    expect($(`[id="${id}"]`).length, String(id)).toBe(1);
  }
  expect($('#facts').val()).toBe('租金的事');
  expect($('#facts').attr('aria-describedby')).toBe('facts-hint facts-error');
  expect($('[name=phone]').val()).toBe('12345678901');
  expect($('[name=attendees]:checked').length).toBe(2);
  expect($('[name=isUrgent]').is(':checked')).toBe(true);
  expect($('[name=kind]:checked').val()).toBe('land');
  expect($('[name="obligations.0.who"]').val()).toBe('龙秋村');
  expect($('[name="obligations.0.amountFen"]').val()).toBe('12.345');
  expect($('[name=_key]').val()).toBe('key-00000001');
});

test('registration, a row asked for, shows one more without complaints', async () => {
  const reader = await clerk();

  const response = await reader.post('/cases/new', {
    ...complete,
    'obligations.0.who': '迈港村',
    'obligations.1.who': '',
    _addRow: 'obligations',
  });
  const $ = load(response.text);

  expect(response.status).toBe(200);
  expect($('fieldset.row').length).toBe(3);
  expect($('.error-summary').length).toBe(0);
  expect($('[name="obligations.0.who"]').val()).toBe('迈港村');
});

test('registration, revision of an older page, answers 409 with the change and the form', async () => {
  const reader = await clerk();

  const response = await reader.post('/cases/new', { ...complete, _rev: '2' });
  const $ = load(response.text);

  expect(response.status).toBe(409);
  expect($('main').text()).toContain('已受理');
  expect($('#facts').val()).toBe(complete.facts);
  expect($('[name=_rev]').val()).toBe('3');
});

test.each([
  ['unknown field', { role: 'sys' }],
  ['unknown control', { _admin: '1' }],
  ['broken revision', { _rev: '1 OR 1' }],
  ['repeated field', { applicant: ['a', 'b'] }],
  ['bracket name', { 'obligations[0][who]': 'x' }],
  ['row far away', { 'obligations.999999.who': 'x' }],
  ['field below a value', { 'facts.length': 'x' }],
  ['prototype', { __proto__x: '1', 'constructor.name': 'x' }],
])('registration with %s answers 400', async (_name, extra) => {
  const reader = await clerk();

  const response = await reader.post('/cases/new', { ...complete, ...extra } as never);

  expect(response.status).toBe(400);
  expect(response.text).not.toContain('at ');
});

test.each([
  ['申请人姓名', 'applicant', '张\u202e三', '不可见字符'],
  ['申请人姓名', 'applicant', '<img src=x onerror=alert(1)>', '姓名只能包含文字、间隔号和空格'],
  ['申请人姓名', 'applicant', ' \u3000 ', '请填写'],
  ['申请人姓名', 'applicant', '𠮷'.repeat(51), '最多 50 字（已填 51）'],
  ['纠纷经过', 'facts', 'a\u0000bcdefghijkl', '非法字符'],
  ['纠纷经过', 'facts', '字'.repeat(20_001), '最多 20000 字（已填 20001）'],
  ['身份证号码', 'idNumber', '00000019900101001X', '校验码不正确'],
  ['身份证号码', 'idNumber', '000000199002300013', '出生日期不存在'],
  ['身份证号码', 'idNumber', '123456789012345', '18 位'],
  ['纠纷类型', 'kind', "labour' OR 1=1--", '不在列表中'],
  ['涉及金额', 'amountFen', '-1', '不能小于 0'],
  ['涉及金额', 'amountFen', '1e309', '请填写数字'],
  ['涉及金额', 'amountFen', '99999999999999', '超过上限'],
  ['发生日期', 'happenedOn', '2026-02-30', '日期不存在'],
])('%s (%s) with %j answers 422 and says %s', async (label, field, value, sentence) => {
  const reader = await clerk();

  const response = await reader.post('/cases/new', { ...complete, [field]: value });

  expect(response.status).toBe(422);
  expect(load(response.text)('.error-summary').text()).toContain(label);
  expect(load(response.text)('.error-summary').text()).toContain(sentence);
});

test('facts with markup are shown as text', async () => {
  const reader = await clerk();

  const response = await reader.post('/cases/new', {
    ...complete,
    phone: '1',
    facts: '<img src=x onerror=alert(1)> 界址争议',
  });
  const $ = load(response.text);

  expect($('img').length).toBe(0);
  expect($('#facts').val()).toBe('<img src=x onerror=alert(1)> 界址争议');
});

test('registration in English, wrong values, has no Chinese sentence of ours', async () => {
  const reader = await clerk();
  await reader.post('/language', { lang: 'en', next: '/cases/new' });

  const response = await reader.post('/cases/new', { ...complete, phone: '1', kind: '' });
  const $ = load(response.text);

  expect($('html').attr('lang')).toBe('en');
  expect($('.error-summary').text()).not.toMatch(/\p{Script=Han}/u);
  expect($('.error-summary li').length).toBe(2);
});

import { load } from 'cheerio/slim';
import { expect, test } from 'vitest';
import { addressOf, patternOf } from './addresses.ts';
import { filledIn, formTo } from './forms.ts';
import { faultsOf } from './page-faults.ts';

const page = (body: string) =>
  load(`<!doctype html><html lang="zh-Hans"><head><title>定分</title></head><body>${body}</body></html>`);
const heading = '<h1>案件</h1>';

test('page without a fault, looked over, has none', () => {
  const form =
    '<form method="post" action="/report"><input type="hidden" name="_csrf" value="x"><label for="a">姓名</label><input id="a" name="a"><button>提交</button></form>';

  expect(faultsOf(page(`${heading}${form}<a href="#a">姓名</a>见 www.cases.cn`), 'zh-CN')).toEqual([]);
});

test.each([
  ['no heading', '', '0 h1'],
  ['two headings', `${heading}${heading}`, '2 h1'],
  ['a style', `${heading}<p style="color:red">x</p>`, 'inline style or script'],
  ['a script', `${heading}<script>1</script>`, 'inline style or script'],
  ['a handler', `${heading}<p onclick="x()">x</p>`, 'inline style or script'],
  ['a field without label', `${heading}<input name="who">`, 'no label for who'],
  ['a link without words', `${heading}<a href="/cases"> </a>`, 'a without words: <a href="/cases"> </a>'],
  ['an id twice', `${heading}<p id="x"></p><p id="x"></p>`, 'double ids x'],
  ['a jump to nowhere', `${heading}<a href="#there">x</a>`, 'points at no id: there'],
  ['a label for nothing', `${heading}<label for="there">x</label>`, 'points at no id: there'],
  [
    'a form without token',
    `${heading}<form method="post" action="/report"><button>x</button></form>`,
    'no token in the form to /report',
  ],
  [
    'a form in a form',
    `${heading}<form action="/"><button>x</button><form action="/"><button>x</button></form></form>`,
    'form within a form',
  ],
  ['a missing text', `${heading}<p>jobs.watch</p>`, 'untranslated jobs.watch'],
  [
    'a missing text of a list',
    `${heading}<p aria-label="migration.report.none">x</p>`,
    'untranslated migration.report.none',
  ],
])('page with %s, looked over, has that fault', (_what, body, fault) => {
  expect(faultsOf(page(body), 'zh-CN')).toEqual([fault]);
});

test('page with several missing texts, looked over, has them all; in another language than its own, that too', () => {
  expect(faultsOf(page(`${heading}api.a nav.b.c api.a`), 'en')).toEqual([
    'lang zh-Hans',
    'untranslated api.a',
    'untranslated nav.b.c',
  ]);
});

test('route with a parameter nothing is known for, addressed, fails with what to add and where', () => {
  const objects = { '/cases/:id': 'DF1', '/cases/:id/documents/:did': 'd1' };

  expect(addressOf('/cases/:id/documents/:did.pdf', objects)).toBe('/cases/DF1/documents/d1.pdf');
  expect(() => addressOf('/cases/:id/hearings/:hid', objects)).toThrow(
    "/cases/:id/hearings/:hid: nothing stands for /cases/:id/hearings/:hid; add '/cases/:id/hearings/:hid' to the objects of test/site/world.ts",
  );
  expect(patternOf('/cases/:id/documents/:did.pdf').test('/cases/DF2/documents/d2.pdf')).toBe(true);
  expect(patternOf('/cases/:id', objects).test('/cases/DF2')).toBe(false);
});

test('form, filled with what it does not have or offer, is not sent', () => {
  const form = formTo(
    page(
      '<form method="post" action="/report"><textarea name="what">\nalt</textarea><select name="kind"><option value="">–</option><option value="land" selected>x</option></select><input type="radio" name="how" value="a"><button name="lang" value="en">x</button></form>',
    ),
    /^\/report$/,
  );

  expect(filledIn(form, { how: 'a', lang: 'en' })).toEqual({
    what: ['alt'],
    kind: ['land'],
    how: 'a',
    lang: 'en',
  });
  expect(() => filledIn(form, { who: 'x' })).toThrow('no field who');
  expect(() => filledIn(form, { kind: 'war' })).toThrow('does not offer war for kind');
  expect(() => formTo(page(''), /^\/report$/)).toThrow('no form to');
});

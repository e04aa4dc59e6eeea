import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTexts } from '../../../src/app/texts.ts';
import { columnIds, columnsText, isColumnsText, listTable } from '../../../src/cases/lists/list-columns.ts';
import { caseListQuery, keptOf } from '../../../src/cases/lists/list-query.ts';
import { asDay, asInstant } from '../../../src/platform/clock.ts';
import { areas, kelu, longqiu } from './list-world.ts';

const words = {
  t: createTexts().t('zh-CN'),
  locale: 'zh-CN' as const,
  today: asDay('2026-11-24'),
  areas,
};
const line = {
  ...{
    id: 'c1',
    code: 'DF7K2M9QRT',
    number: null,
    type: 'labor' as const,
    title: '欠薪纠纷',
    channel: 'visit',
  },
  ...{ townCode: kelu, villageCode: longqiu, areaCode: longqiu, phase: 'mediating', hold: 'none' },
  ...{ isJoint: false, risk: 'red', dueOn: null, mediatorId: null, committeeId: 'k1' },
  ...{ registeredAt: asInstant('2026-11-20T02:00:00Z'), registeredOn: asDay('2026-11-20') },
  ...{ occurredOn: asDay('2026-10-01'), acceptedAt: asInstant('2026-11-20T17:00:00Z'), resolvedAt: null },
  ...{ peopleCount: 12, defId: 'labor', defVersion: 1 },
};
const tableFor = (chosen: string | undefined, role: 'coordinator' | 'gridWorker' = 'coordinator') =>
  listTable([line], chosen, { role }, words);
const textsOf = (table: ReturnType<typeof tableFor>) =>
  table.rows[0]?.cells.map((cell) => (cell.is === 'text' ? cell.text : cell.is));

test('list of which nobody chose columns has the usual ones', () => {
  expect(tableFor(undefined).heads.map(({ label }) => label)).toEqual([
    '案号',
    '案件',
    '类型',
    '村',
    '环节',
    '期限',
    '调解员',
    '来源',
    '登记',
  ]);
});

test('list with chosen columns has those and the case, in their own order, none of them hidden on a phone', () => {
  const { heads, rows } = tableFor('people,accepted,town,channel');

  expect(heads.map(({ label }) => label)).toEqual(['案件', '镇街', '来源', '涉及人数', '受理日期']);
  expect(heads.some(({ look }) => look.includes('phone-hidden'))).toBe(false);
  expect(heads.map(({ phoneLabel }) => phoneLabel)).toEqual([null, '镇街', '来源', '涉及人数', '受理日期']);
  expect(rows).toHaveLength(1);
});

test('day of an instant late in the evening of London, in a column, is the legal day of Shanghai', () => {
  expect(textsOf(tableFor('accepted'))).toEqual(['title', '2026-11-21']);
});

test('columns that tell of the file, read by who sees the status alone, are empty', () => {
  const chosen = 'code,people,occurred,accepted,resolved';

  expect(textsOf(tableFor(chosen))).toEqual(['DF7K2M9QRT', 'title', '12', '2026-10-01', '2026-11-21', '—']);
  expect(textsOf(tableFor(chosen, 'gridWorker'))).toEqual(['DF7K2M9QRT', 'title', '—', '—', '—', '—']);
});

test('any choice of columns, written into the address and read again, is the same choice', () => {
  fc.assert(
    fc.property(fc.subarray(columnIds, { minLength: 1 }), (ids) => {
      const text = columnsText(ids);
      if (text === undefined) return;
      expect(isColumnsText(text)).toBe(true);
      expect([...text.split(',')].sort()).toEqual([...ids].sort());
      expect(columnsText(text.split(',').reverse())).toBe(text);
    }),
  );
});

test('address that names a column the list does not have, or one twice, is a broken link', () => {
  for (const cols of ['secret', 'number,number', 'number,', 'title']) {
    expect(caseListQuery.safeParse({ cols }).success).toBe(false);
  }
});

test('address, kept for later, holds filters and columns in one order, never words or the place in the list', () => {
  const query = { type: 'land', q: '符大山', cursor: 'abc', cols: 'number', limit: '50' } as const;

  expect(JSON.stringify(keptOf(query, 'all'))).toBe(
    JSON.stringify({ cols: 'number', limit: '50', tab: 'all', type: 'land' }),
  );
});

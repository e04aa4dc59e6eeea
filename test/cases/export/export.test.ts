import { expect, test } from 'vitest';
import { addMs, legalDay } from '../../../src/platform/clock.ts';
import { readFirstSheet } from '../../../src/platform/workbook-reader.ts';
import { exportedFile, exportWords, listOf } from '../../exports/exported-file.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

async function register(office: TestOffice, name: string, areaCode = '440882102204', more: object = {}) {
  return office.cases.service.registerCase(await office.as('clerk'), {
    type: 'general',
    summary: `${name}家与邻居因晒谷场起争执。`,
    areaCode,
    parties: [
      { side: 'applicant', kind: 'person', name, telephone: '13800005521', idNumber: '000000199001010018' },
      { side: 'respondent', kind: 'person', name: '林某华' },
    ],
    ...more,
  });
}

async function registerMany(office: TestOffice, n: number): Promise<void> {
  const [clerk, now] = [await office.as('clerk'), office.clock.now()];
  const drafts = Array.from({ length: n }, (_, count) => ({
    ...{
      type: 'general',
      summary: '晒谷场起争执。',
      channel: 'windowVisit',
      areaCode: '440882102204',
      details: {},
    },
    ...{ occurredOn: legalDay(now), registeredAt: addMs(now, count - n) },
    parties: [{ side: 'applicant', kind: 'person', name: `陈某${count}` } as const],
  }));
  await office.uow.run((tx) => office.cases.service.registerManyIn(tx, clerk, drafts, now));
}

/** The rows of a sheet by the headings of its columns. */
async function records(bytes: Buffer): Promise<Record<string, string>[]> {
  const [head = [], ...rows] = await readFirstSheet(bytes);
  return rows.map((row) => Object.fromEntries(head.map((heading, index) => [heading, row[index] ?? ''])));
}

/** What domain.md 6(6) asks of a ledger, as its columns are called here. */
const asked = [
  ...[
    '序号',
    '案件编码',
    '登记日期',
    '受理日期',
    '来源',
    '镇街',
    '村（社区）',
    '网格（村组）',
    '纠纷名称',
    '纠纷类型',
  ],
  ...[
    '申请人',
    '申请人电话',
    '申请人证件号码',
    '申请人户籍地或住址',
    '被申请人',
    '现住址（送达地址）',
    '涉及人数',
  ],
  ...['涉及金额（元）', '简要情况', '风险等级', '是否群体', '是否涉企', '是否涉农民工', '责任单位', '责任人'],
  ...[
    '责任人电话',
    '包案领导',
    '包案领导电话',
    '化解措施',
    '化解时限',
    '目前进展',
    '本月工作情况',
    '化解结果',
  ],
  ...[
    '化解日期',
    '协议编号',
    '履行情况',
    '回访日期',
    '满意度',
    '督办次数',
    '是否销号',
    '销号日期',
    '销号审批人',
  ],
  ...['备注', '事件类别代码', '司法行政统计类型', '综治平台类型', '行政区划代码'],
];

eachDatabase((_name, open) => {
  test('list, exported, holds the cases of the list and no others, numbers masked, and says who took it and why', async () => {
    const office = await openOffice(open);
    try {
      const { code } = await register(office, '陈某明');
      await register(office, '吴某芳', '440882102205');
      const query = { tab: 'all', q: '陈某明' };
      const viewer = await office.as('coordinator');
      const { columns } = await listOf(office, 'cases').open({
        viewer,
        query,
        words: exportWords,
        isClear: false,
      });

      const all = columns.map(({ id }) => id);
      const { bytes, name } = await exportedFile(office, 'coordinator', 'cases', { query, columns: all });

      const rows = await records(bytes);
      expect(name).toBe('案件台账 2026-11-24.xlsx');
      expect(rows).toHaveLength(1);
      expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(asked));
      expect(rows[0]).toMatchObject({
        ...{ 案件编码: code, 申请人: '陈某明', 镇街: '客路镇', 化解结果: '化解中', 登记日期: '2026-11-24' },
        ...{ 申请人电话: '138****5521', 申请人证件号码: '000***********0018' },
        ...{ 事件类别代码: '00', 司法行政统计类型: '其他', 综治平台类型: '其他', 是否销号: '否' },
      });
      const [noted] = await office.db.read('audit_log').where({ action: 'listExported' });
      expect(JSON.parse(noted.detail)).toMatchObject({
        rows: 1,
        reason: '报送月度台账',
        isSearched: true,
        format: 'xlsx',
      });
      expect(noted.detail).not.toContain('陈某明');
      expect(await office.exports.chosenColumns(viewer, listOf(office, 'cases'), columns)).toEqual(all);
    } finally {
      await office.close();
    }
  });

  test('numbers in clear, asked for by who may, are on record case by case, and refused to who may not', async () => {
    const office = await openOffice(open);
    try {
      await register(office, '陈某明');
      const columns = ['code', 'applicantPhones', 'applicantIds'];
      const query = { tab: 'all', q: '陈某明' };

      const { bytes } = await exportedFile(office, 'chair', 'cases', { query, columns, isClear: true });

      expect(await records(bytes)).toMatchObject([
        { 申请人电话: '13800005521', 申请人证件号码: '000000199001010018' },
      ]);
      const looks = await office.db.read('audit_log').where({ action: 'contactRevealed' });
      expect(looks.map(({ object_kind, detail }) => [object_kind, JSON.parse(detail).reason])).toEqual([
        ['case', '报送月度台账'],
      ]);
      await expect(
        exportedFile(office, 'leader', 'cases', { query, columns, isClear: true }),
      ).rejects.toMatchObject({
        status: 403,
      });
    } finally {
      await office.close();
    }
  });

  test('codes of systems of offices above follow type, subtype and number of people', async () => {
    const office = await openOffice(open);
    try {
      await register(office, '陈某明', undefined, {
        type: 'land',
        subtype: '征地补偿',
      });
      await register(office, '吴某芳', undefined, { type: 'lease', subtype: '门面' });
      const columns = ['gbCategoryCode', 'gbScale', 'justiceType', 'governanceType'];
      const { bytes } = await exportedFile(office, 'coordinator', 'cases', {
        query: { tab: 'all' },
        columns,
      });

      expect(await readFirstSheet(bytes)).toEqual([
        ['事件规模', '事件类别代码', '司法行政统计类型', '综治平台类型'],
        ['个体性事件', '12', '合同', '合同及相关'],
        ['个体性事件', '01', '征地拆迁', '城乡建设发展'],
      ]);
    } finally {
      await office.close();
    }
  });

  test('list of more cases than one page, exported as CSV, holds each once in the order of the list', async () => {
    const office = await openOffice(open);
    try {
      await registerMany(office, 205);
      const { bytes } = await exportedFile(office, 'coordinator', 'cases', {
        query: { tab: 'all' },
        format: 'csv',
      });

      const lines = bytes.toString('utf8').trim().split('\r\n');
      expect(lines).toHaveLength(206);
      expect(new Set(lines.slice(1).map((line) => line.split(',')[1])).size).toBe(205);
      expect(lines[1]).toContain('"陈某204"');
    } finally {
      await office.close();
    }
  });

  test('two exports of one list at once, with other filters, are two files and not one', async () => {
    const office = await openOffice(open);
    try {
      await register(office, '陈某明');
      await register(office, '吴某芳');
      const files = await Promise.all(
        ['陈某明', '吴某芳'].map((q) =>
          exportedFile(office, 'coordinator', 'cases', { query: { tab: 'all', q }, columns: ['applicants'] }),
        ),
      );

      const rows = await Promise.all(files.map(({ bytes }) => readFirstSheet(bytes)));
      expect(rows.map((sheet) => sheet[1])).toEqual([['陈某明'], ['吴某芳']]);
    } finally {
      await office.close();
    }
  });
});

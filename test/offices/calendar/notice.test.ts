import { expect, test } from 'vitest';
import { readCalendarSeed } from '../../../seeds/calendar.ts';
import { readNotice } from '../../../src/offices/calendar/notice.ts';

/** As it is published, with its head and its foot. */
const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`;

const codesOf = (text: string, year = 2027) => readNotice(text, year).problems.map(({ code }) => code);
const daysOf = (text: string, year = 2027) =>
  readNotice(text, year).days.map(({ day, kind }) => `${day} ${kind}`);

test('yearly notice, read as it is published, gives the days the program came with', () => {
  const known = readCalendarSeed().days.filter(({ day }) => day.startsWith('2026-'));

  const read = readNotice(notice2026, 2026);

  expect(read.problems).toEqual([]);
  expect(read.days.map(({ day, kind }) => [day, kind])).toEqual(known.map(({ day, kind }) => [day, kind]));
  expect(read.days.find(({ day }) => day === '2026-02-14')?.name).toBe('春节');
});

test('notice whose first holiday begins in the year before, read, has those days too', () => {
  expect(
    daysOf('元旦：2026年12月31日至2027年1月2日放假调休，共3天。2027年1月3日（星期日）上班', 2027),
  ).toEqual(['2026-12-31 holiday', '2027-01-01 holiday', '2027-01-02 holiday', '2027-01-03 workday']);
});

test('table of dates, pasted from a sheet or typed, is read in any of the usual forms', () => {
  const text = '日期\t类别\t名称\n2027-01-01\t休息日\t元旦\n2027/1/2,放假,元旦\n2027年1月3日 上班 元旦';

  expect(daysOf(text)).toEqual(['2027-01-01 holiday', '2027-01-02 holiday', '2027-01-03 workday']);
});

test.each([
  ['other count than its days', '元旦：1月1日（周五）至3日（周日）放假，共4天。', 'countWrong'],
  ['wrong weekday', '元旦：1月1日（周四）至3日（周日）放假，共3天。', 'wrongWeekday'],
  ['worked weekday', '元旦：1月1日放假。1月4日上班。', 'worksAnyway'],
  ['day that is not there', '清明节：4月31日放假。', 'noSuchDay'],
  ['day both free and worked', '元旦：1月2日放假。1月2日上班。', 'twoKinds'],
  ['day of a far year', '2031-01-01 休息日 元旦\n2027-01-01 休息日 元旦', 'otherYear'],
  ['nothing of the year', '节假日期间要妥善安排好值班', 'nothingRead'],
])('notice with %s is refused with its reason', (_situation, text, expected) => {
  expect(codesOf(text)).toContain(expected);
});

import { writeWorkbook } from '../../src/platform/workbook.ts';
import { readSheets } from '../../src/platform/workbook-reader.ts';

/** Where an office stands: a town with two of its committees, another town with one, and the court of the county. */
export interface OfficePlace {
  readonly town: { readonly code: string; readonly word: string };
  readonly village: { readonly code: string; readonly word: string };
  readonly neighbour: { readonly code: string; readonly word: string };
  readonly court: string;
}

export const officeAccounts = [
  ['clerk', '黄丽珍', '综治中心受理员'],
  ['coordinator', '周文斌', '综治办'],
  ['chair', '郑国强', '调委会主任'],
  ['mediator', '林海生', '调解员'],
] as const;

const since = '2020-01-01';

/** The committee of the town, by which its cases are numbered. */
export function townCommittee({ town }: OfficePlace): string {
  return `${town.word}镇人民调解委员会`;
}

function committeesOf(place: OfficePlace) {
  const { town, village, neighbour } = place;
  return [
    [townCommittee(place), town.word, '乡镇（街道）调委会', town.code],
    [`${village.word}村人民调解委员会`, village.word, '村（居）调委会', village.code],
    [`${neighbour.word}镇人民调解委员会`, neighbour.word, '乡镇（街道）调委会', neighbour.code],
  ] as const;
}

/** Name, post, committee or office, seat, whether a woman: twelve people in office. */
function peopleOf(place: OfficePlace) {
  const [[town], [village], [neighbour]] = committeesOf(place);
  const centre = centreOf(place);
  return [
    ['郑国强', '主任', town, '主任', '否'],
    ['林海生', '专职调解员', town, '委员', '否'],
    ['何秀兰', '专职调解员', town, '委员', '是'],
    ['吴景田', '主任', village, '主任', '否'],
    ['吴小妹', '委员', village, '委员', '是'],
    ['吴文斌', '委员', village, '委员', '否'],
    ['许玉莲', '主任', neighbour, '主任', '是'],
    ['许志明', '委员', neighbour, '委员', '否'],
    ['许少华', '委员', neighbour, '委员', '否'],
    ['黄丽珍', '受理员', centre, '', '是'],
    ['周文斌', '综治办主任', centre, '', '否'],
    ['邓志明', '司法所所长', centre, '', '否'],
  ] as const;
}

const centreOf = ({ town }: OfficePlace): string => `${town.word}镇综治中心`;

/** What is written below the heads of a sheet, by the heads as the workbook has them. */
function filled(sheet: string, place: OfficePlace): Record<string, string>[] {
  const committees = committeesOf(place);
  const people = peopleOf(place);
  switch (sheet) {
    case '机构':
      return [{ 名称: centreOf(place), 类别: '综治中心', 辖区: place.town.code, 自何日起: since }];
    case '调委会':
      return committees.map(([name, word, kind, area]) => ({
        ...{ 名称: name, 简称: word, 类别: kind, 辖区: area, 案号用字: word, 自何日起: since },
        ...{ 案号格式: '（{year}）{org}人调字第{n}号', 司法确认的法院: place.court },
      }));
    case '人员':
      return people.map(([name, post, office, seat, isWoman]) => {
        const committee = committees.find(([one]) => one === office);
        const at = committee === undefined ? { 所在单位: office } : { 调解委员会: office };
        const isMediator = committee === undefined ? '否' : '是';
        return {
          ...{ 姓名: name, 职务: post, ...at, 在调委会中: seat, 女性: isWoman, 自何日起: since },
          ...{ '是人民调解员，可以承办案件': isMediator, 辖区: committee?.[3] ?? place.town.code },
        };
      });
    case '印章':
      return committees.map(([name], index) => ({
        ...{ 印章名称: `${name}印章`, 调解委员会: name, 自何日起: since },
        保管人: people[index * 3]?.[0] ?? '',
      }));
    case '账户':
      return officeAccounts.map(([username, person, role]) => ({
        ...{ 用户名: username, 在任人员: person, 岗位: role },
      }));
    default:
      return [];
  }
}

/** The workbook of the set-up as it was downloaded, filled in: 1 office, 3 committees, 12 people, 3 seals, 4 accounts. */
export async function fillInWorkbook(empty: Buffer, place: OfficePlace): Promise<Buffer> {
  const sheets = Object.entries(await readSheets(empty, 100));
  return writeWorkbook(
    sheets.map(([name, [heads = [], help = []]]) => ({
      name,
      columns: heads.map((header) => ({ header, width: 16 })),
      rows: [help, ...filled(name, place).map((row) => heads.map((head) => row[head] ?? ''))],
    })),
  );
}

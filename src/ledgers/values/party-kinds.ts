/** What a name stands for, by how it ends. */
export type LedgerPartyKind = 'person' | 'organisation' | 'village' | 'group';

const villages =
  /(?:村|村委会|村委|村民委员会|居委会|居民委员会|村民小组|村小组|第.{1,3}小组|社区|经济社|经济合作社|经联社)$/;
const organisations =
  /(?:公司|集团|厂|店|合作社|场|卫生院|卫生站|医院|诊所|物业|学校|小学|中学|大学|学院|幼儿园|超市|中心|银行|信用社|酒店|宾馆|餐厅|饭店|基地|项目部|工地|商行|经营部|工作室|协会|商会|政府|街道办|办事处|业委会|业主委员会|委员会|合伙)$/;
/** These end the names of persons, too; a longer name with one of them is no person's. */
const weaklyOrganisations = /(?:部|行|院|园|所|社|队|坊|办|局|站|馆|铺|吧|屋|城|处|会|档)$/;

export function kindOfName(name: string): 'person' | 'organisation' | 'village' {
  const length = [...name].length;
  if (villages.test(name)) return 'village';
  if (organisations.test(name) && length >= 2)
    return length === 2 && isSurname(name) ? 'person' : 'organisation';
  return weaklyOrganisations.test(name) && length >= 5 ? 'organisation' : 'person';
}

const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤符庄卓柯劳游洪麦麥陳張黃劉楊趙吳鄭謝許韓馮鄧蕭葉蘇盧鐘譚陸廖賈韋龔嚴歐欧温溫詹冼吉招占全阮甘鲁骆尤关殷祝施齐伍岑翁牛邢俞凌欧阳司徒上官诸葛林佘揭官'.replace(
    '欧阳司徒上官诸葛',
    '',
  ),
);
const doubleSurnames = /^(?:欧阳|歐陽|司徒|上官|诸葛|司马|东方|皇甫|尉迟|令狐)/;

export function isSurname(name: string): boolean {
  return surnames.has([...name][0] ?? '') || doubleSurnames.test(name);
}

/**
 * How sure one may be that a text is one party whole: it decides where a cell is split, since 与 and 和 stand in names,
 * too. Below 2 is doubt.
 */
export function certaintyOf(text: string): number {
  const length = [...text].length;
  if (length === 0) return -5;
  if (/^某+$/.test(text)) return length <= 3 ? 3 : -1;
  if (/等.*[人户名位家]|[\d余多]+[人户名位]/.test(text)) return 3;
  if (kindOfName(text) !== 'person') return length >= 3 || text.startsWith('某') ? 3 : 0;
  if (!/^[\p{Script=Han}·•A-Za-z ]+$/u.test(text)) return -2;
  const isCompound = doubleSurnames.test(text);
  if (isSurname(text) && length >= 2 && length <= (isCompound ? 4 : 3)) return 3;
  if (text.includes('某') && length >= 2 && length <= 4) return 3;
  if (length < 2) return -3;
  return length <= 4 ? 1 : -3;
}

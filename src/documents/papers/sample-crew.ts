export const crewNumber = '（2026）客路人调字第21号';
const jobs = ['木工', '钢筋工', '泥水工', '杂工'];
/** Twenty workers, 180,000 yuan together: 9,000 each. The last two did not confirm. */
export const workers = Array.from({ length: 20 }, (_, index) => ({
  name: `工友${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[index]}`,
  idNumber: `4408821990010110${String(index + 10)}`,
  job: jobs[index % jobs.length] ?? '杂工',
  period: '2025年9月至2026年1月',
  amountFen: 900_000,
  isConfirmed: index < 18,
}));
export const group = {
  role: '申请人',
  kind: 'group' as const,
  name: '工友甲等20名劳动者',
  phone: '13800000011',
  address: '客路镇湛客路商住楼工地宿舍',
  representatives: ['工友甲', '工友乙', '工友丙'],
  memberCount: 20,
};
export const contractor = {
  role: '被申请人一',
  kind: 'organisation' as const,
  name: '湛江市海晟建筑劳务有限公司',
  creditCode: '91440800MA00000001',
  head: '何海晟',
  headPost: '总经理',
  phone: '13800000012',
  address: '湛江市霞山区人民大道南一号',
};
export const builder = {
  role: '被申请人二',
  kind: 'organisation' as const,
  name: '广东粤西第二建筑工程有限公司',
  creditCode: '91440800MA00000002',
  head: '梁振业',
  headPost: '董事长',
  phone: '13800000013',
  address: '湛江市赤坎区中山一路二号',
  agent: '周敏',
  agentAuthority: '特别授权：代为承认、放弃、变更请求，签署调解协议',
};
export const crewFacts =
  '20名劳动者自2025年9月起在客路镇商住楼工地从事劳务，由湛江市海晟建筑劳务有限公司招用，总承包单位为广东粤西第二建筑工程有限公司。至2026年1月工程停工，尚欠工资合计180,000元。';

/** What all example records share; persons, instruments and clauses are invented. */
export function base(number: string, issuedOn: string) {
  return {
    demo: true,
    number,
    committee: {
      name: '客路镇人民调解委员会',
      address: '广东省湛江市雷州市客路镇综治中心一楼',
      phone: '0759-8800000',
    },
    issuedOn,
    issuedAt: `${issuedOn}T08:30:00.000Z`,
    verify: { code: '7K2M-9QXD-4RTA-W8ZC', url: 'http://localhost:3000/verify/7K2M9QXD4RTAW8ZC' },
  };
}

export const maigang = {
  role: '申请人',
  kind: 'collective' as const,
  name: '客路镇迈港村',
  head: '陈𬱖',
  headPost: '村民小组组长',
  phone: '13800000001',
  address: '广东省湛江市雷州市客路镇迈港村',
  representatives: ['陈𬱖', '陈堃', '黄玉兰'],
  serviceAddress: '客路镇迈港村文化楼',
};
export const longqiu = {
  role: '被申请人',
  kind: 'collective' as const,
  name: '客路镇龙秋村',
  head: '䶮志强',
  headPost: '村民小组组长',
  phone: '13800000002',
  address: '广东省湛江市雷州市客路镇龙秋村',
  representatives: ['䶮志强', '李㛃', '符大海'],
  serviceAddress: '客路镇龙秋村祠堂东侧办公室',
};
export const mediators = ['吴建国', '邓海燕'];

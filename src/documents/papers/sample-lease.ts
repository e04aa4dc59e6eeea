export const leaseNumber = '（2026）客路人调字第33号';
export const tenant = {
  role: '甲方（承租人）',
  kind: 'person' as const,
  name: '蔡晓琳',
  gender: '女',
  ethnicity: '汉族',
  age: 31,
  occupation: '小学教师',
  phone: '13800000021',
  idType: '居民身份证',
  idNumber: '440882199503070028',
  address: '雷州市客路镇中心小学教师宿舍',
};
export const landlord = {
  role: '乙方（出租人）',
  kind: 'person' as const,
  name: '欧阳𪚥',
  gender: '男',
  ethnicity: '汉族',
  age: 58,
  occupation: '个体经营',
  phone: '13800000022',
  idType: '居民身份证',
  idNumber: '440882196801150017',
  address: '雷州市客路镇新市街16号',
};
export const leaseFacts =
  '双方于2025年1月签订房屋租赁合同，月租金4,100元，押金8,200元。2026年1月31日租期届满，承租人退房并签署交接清单，出租人以缺少床一张为由未退押金。';

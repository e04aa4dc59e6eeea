import { base } from './sample-base.ts';

export const wage = (issuedOn: string) => base('（2020）客路人调字第19号', issuedOn);
export const worker = {
  role: '申请人',
  kind: 'person' as const,
  name: '王𬱖',
  gender: '男',
  age: 41,
  phone: '13800000011',
  idType: '居民身份证',
  idNumber: '110101199001011237',
  address: '客路镇中山路20号',
};
export const employer = {
  role: '被申请人',
  kind: 'organisation' as const,
  name: '雷州市永兴建材有限公司',
  creditCode: '91440882MA00000001',
  head: '黄志强',
  headPost: '总经理',
  phone: '13800000012',
  address: '客路镇工业路1号',
};

import { base, longqiu, maigang } from './sample-base.ts';

export const landNumber = '（2020）客路人调字第7号';
export const landCause = '坡仔园土地权属纠纷';
export const landFacts =
  '迈港村与龙秋村相邻，两村之间有一处土名“坡仔园”的坡地，面积12.5500亩。自2009年以来，两村村民因该地的归属和耕种多次发生争执，先后经行政处理、行政复议和人民法院判决，仍未平息。2020年2月18日，双方村民因春耕再次发生对峙，未造成人员受伤。';
export const land = (issuedOn: string) => base('（2020）客路人调字第7号', issuedOn);
export const landDispute = '坡仔园土地权属争议';
export const both = [maigang, longqiu];
export const original = {
  title: '土地调解协议',
  number: '（2020）客路人调字第7号',
  issuedOn: '2020-02-26',
  verifyCode: '7K2M-9QXD-4RTA',
};
